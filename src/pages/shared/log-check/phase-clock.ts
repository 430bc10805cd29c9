import type { LogCheckProgress } from '../../../persistence/log-check/log-report.ts'

/** Before that the pace is a guess. */
const surelyAfterMs = 1_000

/** Tells from one report of progress to the next how long the phase it is in will go on, in ms; null where that cannot be told yet. */
export function phaseClock(): (progress: LogCheckProgress, nowMs: number) => number | null {
  let began: { readonly phase: string; readonly done: number; readonly atMs: number } | null = null
  return ({ phase, done, total }, nowMs) => {
    if (began?.phase !== phase) began = { phase, done, atMs: nowMs }
    const [sinceMs, doneSince] = [nowMs - began.atMs, done - began.done]
    return sinceMs < surelyAfterMs || doneSince <= 0 ? null : (sinceMs / doneSince) * (total - done)
  }
}
