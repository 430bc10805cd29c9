import { createStore } from 'zustand/vanilla'
import type { Problem, Result } from '../../../lib/result.ts'
import type { LogCheckProgress, LogReport } from '../../../persistence/log-check/log-report.ts'
import { startLogCheck, startMakingRows } from '../../../workers/log-check-client.ts'
import type { Running } from '../../../workers/run-worker.ts'
import { phaseClock } from './phase-clock.ts'

/** How the check of one project stands. */
export type LogCheckState =
  /** `leftMs`: how long the present phase will go on; null where that cannot be told yet. */
  | { readonly state: 'checking'; readonly progress: LogCheckProgress | null; readonly leftMs: number | null }
  | { readonly state: 'making-rows' }
  | { readonly state: 'done'; readonly report: LogReport; readonly at: string; readonly areRowsNew: boolean }
  | { readonly state: 'failed'; readonly problem: Problem }

/** The last check of each project in this tab. It goes on, and its answer stays, when its page is left. */
export const logChecks = createStore<ReadonlyMap<string, LogCheckState>>(() => new Map())

const running = new Map<string, Running<unknown>>()

function show(projectId: string, state: LogCheckState | null): void {
  const next = new Map(logChecks.getState())
  if (state === null) next.delete(projectId)
  else next.set(projectId, state)
  logChecks.setState(next, true)
}

async function settled<T>(projectId: string, task: Running<T>): Promise<Result<T>> {
  running.set(projectId, task)
  const result = await task.done
  running.delete(projectId)
  if (!result.ok) show(projectId, result.error.code === 'cancelled' ? null : { state: 'failed', problem: result.error })
  return result
}

/** Checks a project; does nothing where a check of it is under way. */
export async function checkProject(projectId: string, now: () => string, areRowsNew = false): Promise<void> {
  if (running.has(projectId)) return
  show(projectId, { state: 'checking', progress: null, leftMs: null })
  const timeLeft = phaseClock()
  const checked = await settled(
    projectId,
    startLogCheck(projectId, (progress) => {
      const leftMs = timeLeft(progress, performance.now())
      if (running.has(projectId)) show(projectId, { state: 'checking', progress, leftMs })
    }),
  )
  if (checked.ok) show(projectId, { state: 'done', report: checked.value, at: now(), areRowsNew })
}

/** Makes a project's rows anew from its log, and checks it once more. */
export async function makeRowsAnew(projectId: string, now: () => string): Promise<void> {
  if (running.has(projectId)) return
  show(projectId, { state: 'making-rows' })
  const made = await settled(projectId, startMakingRows(projectId))
  if (made.ok) await checkProject(projectId, now, true)
}

export function cancelCheck(projectId: string): void {
  running.get(projectId)?.cancel()
}
