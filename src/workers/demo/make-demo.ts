import { transfer, wrap } from 'comlink'
import type { DemoCt } from '../../imaging/demo/ct/ct-series.ts'
import { type DemoCase, demoCaseCount, longestFirst } from '../../imaging/demo/demo-cases.ts'
import { buffersOf } from '../../imaging/demo/film.ts'
import type { DemoWorker } from './demo.worker.ts'

/**
 * Pairs of workers: one begins films, the other finishes them. Two that each made whole films would each have to compile all of the code,
 * which takes as long as four films.
 */
const pairCount = navigator.hardwareConcurrency >= 4 ? 2 : 1

/** What the demo project is made of: films with their texts, and a CT, which is a case of its own behind them. */
export type MadePart =
  | { readonly kind: 'case'; readonly index: number; readonly made: DemoCase }
  | { readonly kind: 'ct'; readonly index: number; readonly made: DemoCt }

/** How many parts `makeDemo` gives; their indices are those below. */
export const demoPartCount = demoCaseCount + 1

/**
 * Makes the parts of the demo project in workers and gives each as soon as it is there, in no order: whoever takes them stores them while
 * the next are made. The workers end with it (and with the worker that calls it).
 * @throws where a worker fails
 */
export async function* makeDemo(): AsyncGenerator<MadePart, void> {
  const workers: Worker[] = []
  const waiting = [...longestFirst]
  const made: MadePart[] = []
  let wake = () => {}
  const give = (part: MadePart) => {
    made.push(part)
    wake()
  }
  const newRemote = () => {
    const worker = new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module' })
    workers.push(worker)
    return wrap<DemoWorker>(worker)
  }
  const makeInPair = async (place: number) => {
    const [beginner, finisher] = [newRemote(), newRemote()]
    const giveCt = async () => give({ kind: 'ct', index: demoCaseCount, made: await finisher.makeCt() })
    // The second has nothing to do until a first film is begun.
    let finishing = place === 0 ? giveCt() : Promise.resolve()
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const begun = index
      const half = await beginner.begin(begun)
      // One film waits at most: each takes eight megabytes.
      await finishing
      finishing = finisher
        .finish(begun, transfer(half, buffersOf(half)))
        .then((finished) => give({ kind: 'case', index: begun, made: finished }))
    }
    await finishing
  }
  const working = Promise.race([
    Promise.all(Array.from({ length: pairCount }, (_, place) => makeInPair(place))),
    ...workers.map(failureOf),
  ])
  try {
    for (let given = 0; given < demoPartCount; given++) {
      while (made.length === 0) {
        const next = new Promise<void>((resolve) => {
          wake = resolve
        })
        await Promise.race([working, next])
      }
      const part = made.shift()
      if (part !== undefined) yield part
    }
  } finally {
    for (const worker of workers) worker.terminate()
  }
}

/** Never answers; fails where the worker cannot be loaded or falls. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
  })
}
