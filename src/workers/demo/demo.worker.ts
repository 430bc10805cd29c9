import { expose, transfer } from 'comlink'
import { type DemoCt, makeDemoCt } from '../../imaging/demo/ct/ct-series.ts'
import { type DemoCase, makeDemoCase } from '../../imaging/demo/demo-cases.ts'

const worker = {
  make(index: number): DemoCase {
    const made = makeDemoCase(index)
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
