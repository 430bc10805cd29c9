import { benchConceptSearch } from './concept-search.ts'
import { benchFirstJavascript } from './first-javascript.ts'
import type { BenchRow } from './row.ts'

export interface Benchmark {
  /** `npm run bench -- NAME` runs those whose name contains NAME. */
  readonly name: string
  /** Whether it needs the built app in a browser (see browser.ts), or Node.js alone. */
  readonly where: 'browser' | 'node'
  run(): Promise<readonly BenchRow[]>
}

/** Every benchmark, in the order of the table. A new one is a file beside this one and a line here. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'concept-search', where: 'node', run: benchConceptSearch },
  { name: 'first-javascript', where: 'browser', run: benchFirstJavascript },
]
