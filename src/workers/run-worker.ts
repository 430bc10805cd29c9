import { type Remote, wrap } from 'comlink'
import { endingOf } from '../lib/ending.ts'
import { problem, type Result } from '../lib/result.ts'

/** Work going on in a worker of its own. */
export interface Running<T> {
  readonly done: Promise<Result<T>>
  /**
   * Stops the worker at once; `done` answers with `cancelled` when what it had begun in the database is gone, or with
   * `done-before-cancel` where it was written already and counts.
   */
  cancel(): void
}

/** A worker that is kept between calls. */
export interface KeptWorker<W> {
  /** Runs a call. Cancelling it ends the worker, and so does a worker that dies: `done` answers with `worker-failed` then. */
  run<T>(call: (remote: Remote<W>) => Promise<Result<T>>): Running<T>
  /** Ends the worker, whatever it does, and tidies up after it: who still waits, or asks later, is told `cancelled`. Answers as `afterwards` does. */
  end(): Promise<boolean>
}

/** Tidies up after a worker. @param isCutOff whether it was at work. @returns whether what was cut off is there all the same */
export type Afterwards = (isCutOff: boolean) => Promise<boolean>

const closed = 'it was closed'

/** @param afterwards runs once, when the worker has ended */
export function keepWorker<W>(worker: Worker, afterwards: Afterwards = async () => false): KeptWorker<W> {
  const remote = wrap<W>(worker)
  let ended: Promise<boolean> | undefined
  /** Calls without an answer of the worker's own. */
  let underWay = 0
  const ending = endingOf(worker)
  const end = () => {
    ending.end(closed)
    const isCutOff = underWay > 0
    ended ??= Promise.resolve(worker.terminate()).then(() => afterwards(isCutOff))
    return ended
  }
  return {
    end,
    run<T>(call: (remote: Remote<W>) => Promise<Result<T>>) {
      underWay += 1
      let stop: (result: Result<T>) => void = () => undefined
      const stopped = new Promise<Result<T>>((resolve) => {
        stop = resolve
      })
      const failed = (reason: string): Result<T> => ({
        ok: false,
        error: reason === closed ? problem('cancelled') : problem('worker-failed', { reason }),
      })
      const called = ending.before(call(remote), failed).catch((error: unknown) => {
        ending.end(String(error))
        return failed(String(error))
      })
      const done = Promise.race([called, stopped]).then(async (result) => {
        const isOver = !result.ok && (result.error.code === 'cancelled' || result.error.code === 'worker-failed')
        if (!isOver) underWay -= 1
        if (!isOver || !(await end())) return result
        return { ok: false, error: problem('done-before-cancel') } satisfies Result<T>
      })
      return { done, cancel: () => stop({ ok: false, error: problem('cancelled') }) }
    },
  }
}

/** Runs one call in a worker made for it and ended after it. A worker that dies answers with `worker-failed`. */
export function runInWorker<W, T>(
  worker: Worker,
  call: (remote: Remote<W>) => Promise<Result<T>>,
  afterwards: Afterwards = async () => false,
): Running<T> {
  const kept = keepWorker<W>(worker, afterwards)
  return endedAfter(kept.run(call), kept)
}

/** The same work, the worker ended when it is done. */
export function endedAfter<W, T>({ done, cancel }: Running<T>, worker: KeptWorker<W>): Running<T> {
  return { done: done.then(async (result) => worker.end().then(() => result)), cancel }
}
