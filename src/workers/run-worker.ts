import { type Remote, wrap } from 'comlink'
import { endingOf } from '../lib/ending.ts'
import { type Problem, problem, type Result } from '../lib/result.ts'

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

interface Outcome<T> {
  readonly result: Result<T>
  /** Whether it is the worker's own; else it was cut off. */
  readonly isAnswer: boolean
}

function cutOff<T>(error: Problem): Outcome<T> {
  return { result: { ok: false, error }, isAnswer: false }
}

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
      let cancel = () => {}
      const stopped = new Promise<Outcome<T>>((resolve) => {
        cancel = () => resolve(cutOff(problem('cancelled')))
      })
      const failed = (reason: string) =>
        cutOff<T>(reason === closed ? problem('cancelled') : problem('worker-failed', { reason }))
      const answered = call(remote).then((result): Outcome<T> => ({ result, isAnswer: true }))
      const called = ending.before(answered, failed).catch((error: unknown) => {
        ending.end(String(error))
        return failed(String(error))
      })
      const done = Promise.race([called, stopped]).then(async ({ result, isAnswer }): Promise<Result<T>> => {
        // A worker that answers `cancelled` itself, since somebody said no, has nothing begun that would have to be tidied up.
        if (isAnswer) underWay -= 1
        if (isAnswer || !(await end())) return result
        return { ok: false, error: problem('done-before-cancel') }
      })
      return { done, cancel }
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
