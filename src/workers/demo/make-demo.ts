import { wrap } from 'comlink'
import type { DemoCt } from '../../imaging/demo/ct/ct-series.ts'
import { type DemoCase, demoCaseCount, longestFirst } from '../../imaging/demo/demo-cases.ts'
import type { DemoWorker } from './demo.worker.ts'

/** As many as the machine runs at once, of two to four: each has to warm up by itself, and there are eleven cases. */
const workerCount = Math.max(2, Math.min(4, navigator.hardwareConcurrency))

/** What the demo project is made of: films with their texts, and a CT, which is a case of its own behind them. */
export interface MadeDemo {
  readonly cases: readonly DemoCase[]
  readonly ct: DemoCt
}

/**
 * Makes the cases of the demo project, some at a time, in workers that end with it (and with the worker that calls it).
 * @param onProgress called with cases made and cases in all
 * @throws where a worker fails
 */
export async function makeDemo(onProgress: (done: number, total: number) => void): Promise<MadeDemo> {
  const waiting = [...longestFirst]
  const total = demoCaseCount + 1
  const made = new Map<number, DemoCase>()
  let ct: DemoCt | null = null
  const tell = () => onProgress(made.size + (ct === null ? 0 : 1), total)
  const workers = Array.from(
    { length: workerCount },
    () => new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module' }),
  )
  try {
    await Promise.race([
      Promise.all(
        workers.map(async (worker, place) => {
          const remote = wrap<DemoWorker>(worker)
          if (place === 0) {
            ct = await remote.makeCt()
            tell()
          }
          for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
            made.set(index, await remote.make(index))
            tell()
          }
        }),
      ),
      ...workers.map(failureOf),
    ])
  } finally {
    for (const worker of workers) worker.terminate()
  }
  if (ct === null) throw new Error('no worker made the CT')
  return { cases: [...made].sort(([a], [b]) => a - b).map(([, one]) => one), ct }
}

/** Never answers; fails where the worker cannot be loaded or falls. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
  })
}
