import type { Doubt } from '../../domain/checks/submit-check.ts'

/**
 * Why a case was not submitted at the first press; null where nothing stands in the way.
 * @param key of the outcome
 */
export function refusal(doubts: readonly Doubt[], key: string): string | null {
  const blocks = doubts.filter(({ severity }) => severity === 'block').length
  const warnings = doubts.filter(({ severity }) => severity === 'warn').length
  if (blocks > 0) {
    return `${blocks === 1 ? 'One thing has' : `${blocks} things have`} to be settled first: its number leads there.`
  }
  if (warnings === 0) return null
  return `${warnings === 1 ? 'Something contradicts' : `${warnings} things contradict`} this. ${key} once more submits it all the same.`
}
