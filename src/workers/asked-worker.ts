import { type Remote, wrap } from 'comlink'
import { endingOf } from '../lib/ending.ts'
import { problem, type Result } from '../lib/result.ts'

/** A worker that is kept to be asked things. */
export interface AskedWorker<W> {
  /** What the worker answers; `worker-failed` where it throws, falls, or has ended before. */
  ask<T>(question: (remote: Remote<W>) => Promise<Result<T>>): Promise<Result<T>>
  /** Ends it: who still waits is told. */
  end(): void
}

/** @param onFall called once, where the worker ends by itself: nothing more is to be had of it */
export function askedWorker<W>(worker: Worker, onFall: (reason: string) => void = () => {}): AskedWorker<W> {
  const remote = wrap<W>(worker)
  const ending = endingOf(worker)
  const failed = (reason: string): Result<never> => ({ ok: false, error: problem('worker-failed', { reason }) })
  const never = new Promise<void>(() => {})
  void ending.before(never, (reason) => {
    worker.terminate()
    if (reason !== closed) onFall(reason)
  })
  return {
    ask: (question) => ending.before(question(remote), failed).catch((error: unknown) => failed(String(error))),
    end: () => ending.end(closed),
  }
}

const closed = 'it was closed'
