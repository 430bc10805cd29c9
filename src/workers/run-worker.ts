import { type Remote, wrap } from 'comlink'
import { problem, type Result } from '../lib/result.ts'

/** Work going on in a worker of its own. */
export interface Running<T> {
  readonly done: Promise<Result<T>>
  /** Stops the worker at once; `done` answers with `cancelled`. What it had begun in the database is discarded at the next start. */
  cancel(): void
}

/** Runs one call in a worker made for it and ended after it. A worker that dies answers with `worker-failed`. */
export function runInWorker<W, T>(
  worker: Worker,
  call: (remote: Remote<W>) => Promise<Result<T>>,
  afterwards: () => Promise<void> = async () => undefined,
): Running<T> {
  let stop: (result: Result<T>) => void = () => undefined
  const stopped = new Promise<Result<T>>((resolve) => {
    stop = resolve
  })
  worker.addEventListener('error', (event) => {
    stop({ ok: false, error: problem('worker-failed', { reason: event.message }) })
  })
  const called = call(wrap<W>(worker)).catch(
    (error: unknown): Result<T> => ({ ok: false, error: problem('worker-failed', { reason: String(error) }) }),
  )
  const done = Promise.race([called, stopped]).then(async (result) => {
    worker.terminate()
    await afterwards()
    return result
  })
  return { done, cancel: () => stop({ ok: false, error: problem('cancelled') }) }
}
