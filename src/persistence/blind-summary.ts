import type { BlindingRule } from '../domain/records/project.ts'
import type { CaseSummary } from './case-summary.ts'

/** For whom, and by which rules of the project, lists are blind. */
export interface BlindView {
  readonly reader: string
  readonly rules: readonly BlindingRule[]
}

/**
 * A case's summary as a reader may see it in lists, filters and counts: until they have submitted the case, what the project hides in it
 * is not counted (what they have made by hand themselves is), and with `earlier-labels` others' reviews are not there. What a table said of
 * the case beside its labels is not there either, for no search to tell the diagnosis it may hold: another's label in other words.
 */
export function blindSummary(summary: CaseSummary, { reader, rules }: BlindView): CaseSummary {
  const own = summary.reviews.filter(({ annotatorId }) => annotatorId === reader)
  if (rules.length === 0 || own.some(({ status }) => status === 'submitted')) return summary
  const made = summary.tallies[`positiveBy:${reader}`] ?? 0
  const tallies = Object.fromEntries(Object.entries(summary.tallies).filter(([key]) => key === `by:${reader}`))
  const blind = { ...summary, annotationCount: made, positiveCount: made, tallies }
  return rules.includes('earlier-labels') ? { ...blind, reviews: own, metadata: {} } : blind
}

/** Names a view: two of one name show the same. */
export function viewName({ reader, rules }: BlindView): string {
  return rules.length === 0 ? '' : [reader, ...rules].join(' ')
}
