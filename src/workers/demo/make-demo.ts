import { wrap } from 'comlink'
import { type DemoCase, demoCaseCount, longestFirst } from '../../imaging/demo/demo-cases.ts'
import type { DemoWorker } from './demo.worker.ts'

/** As many as the machine runs at once, of two to four: each has to warm up by itself, and there are eleven cases. */
const workerCount = Math.max(2, Math.min(4, navigator.hardwareConcurrency))

/**
 * Makes the cases of the demo project, some at a time, in workers that end with it (and with the worker that calls it).
 * @param onProgress called with cases made and cases in all
 * @throws where a worker fails
 */
export async function makeDemo(onProgress: (done: number, total: number) => void): Promise<readonly DemoCase[]> {
  const waiting = [...longestFirst]
  const made = new Map<number, DemoCase>()
  const workers = Array.from(
    { length: workerCount },
    () => new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module' }),
  )
  try {
    await Promise.race([
      Promise.all(
        workers.map(async (worker) => {
          const remote = wrap<DemoWorker>(worker)
          for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
            made.set(index, await remote.make(index))
            onProgress(made.size, demoCaseCount)
          }
        }),
      ),
      ...workers.map(failureOf),
    ])
  } finally {
    for (const worker of workers) worker.terminate()
  }
  return [...made].sort(([a], [b]) => a - b).map(([, one]) => one)
}

/** Never answers; fails where the worker cannot be loaded or falls. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
  })
}
