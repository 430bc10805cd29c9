import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { demoCaseCount, demoCases, demoSeed } from './demo-cases.ts'

export interface DemoFile {
  readonly name: string
  readonly bytes: Bytes
  /** Files made so far, this one included, and files in all. */
  readonly done: number
  readonly total: number
}

/** The files of the demo project one by one, as if they had been picked from a folder: a film and its report share their stem. */
export async function* demoFiles(seed: number = demoSeed): AsyncGenerator<DemoFile> {
  const total = 2 * demoCaseCount
  let done = 0
  let number = 0
  for await (const { films, reports } of demoCases(seed)) {
    number += 1
    for (const { bytes } of films) yield { name: `demo-${number}.dcm`, bytes, done: ++done, total }
    for (const { text } of reports) yield { name: `demo-${number}.txt`, bytes: utf8(text), done: ++done, total }
  }
}
