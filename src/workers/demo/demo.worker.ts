import { expose, transfer } from 'comlink'
import { type DemoCase, makeDemoCase } from '../../imaging/demo/demo-cases.ts'

const worker = {
  make(index: number): DemoCase {
    const made = makeDemoCase(index)
    return transfer(made, [made.film.bytes.buffer])
  },
}
export type DemoWorker = typeof worker

expose(worker)
