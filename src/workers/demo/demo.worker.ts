import { expose, transfer } from 'comlink'
import { type DemoCt, makeDemoCt } from '../../imaging/demo/ct/ct-series.ts'
import { beginDemoCase, type DemoCase, finishDemoCase } from '../../imaging/demo/demo-cases.ts'
import { buffersOf, type HalfMadeFilm } from '../../imaging/demo/film.ts'

const worker = {
  begin(index: number): HalfMadeFilm {
    const half = beginDemoCase(index)
    return transfer(half, buffersOf(half))
  },
  finish(index: number, half: HalfMadeFilm): DemoCase {
    const made = finishDemoCase(index, half)
    return transfer(made, [made.film.bytes.buffer])
  },
  makeCt(): DemoCt {
    const made = makeDemoCt()
    return transfer(
      made,
      made.slices.map(({ buffer }) => buffer),
    )
  },
}
export type DemoWorker = typeof worker

expose(worker)
