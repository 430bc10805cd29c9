import { benchCaseList } from './case-list.ts'
import { benchConceptSearch } from './concept-search.ts'
import { benchDecode } from './decode.ts'
import { benchDemo } from './demo.ts'
import { benchEdit } from './edit.ts'
import { benchExport } from './export.ts'
import { benchFind } from './find.ts'
import { benchFirstJavascript } from './first-javascript.ts'
import { benchFrames } from './frames.ts'
import { inPage } from './in-browser.ts'
import { benchNextCase } from './next-case.ts'
import type { BenchRow } from './row.ts'
import { benchSeries } from './series.ts'
import { benchWindowLevel } from './window-level.ts'

export interface Benchmark {
  /** `npm run bench -- NAME` runs those whose name contains NAME. */
  readonly name: string
  /** What it needs: `node` nothing more, `page` modules of the app in a browser, `app` the built app in a browser. */
  readonly where: 'node' | 'page' | 'app'
  run(): Promise<readonly BenchRow[]>
}

/** Every benchmark, in the order of the table. A new one is a file beside this one and a line here. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'edit', where: 'app', run: benchEdit },
  { name: 'case-list', where: 'app', run: benchCaseList },
  { name: 'window-level', where: 'node', run: async () => benchWindowLevel() },
  { name: 'decode', where: 'node', run: benchDecode },
  { name: 'series', where: 'app', run: benchSeries },
  { name: 'concept-search', where: 'node', run: benchConceptSearch },
  { name: 'export', where: 'node', run: benchExport },
  { name: 'find', where: 'node', run: async () => benchFind() },
  { name: 'polygons', where: 'page', run: () => inPage('polygons') },
  { name: 'regions', where: 'page', run: () => inPage('regions') },
  { name: 'frames', where: 'app', run: benchFrames },
  { name: 'note', where: 'page', run: () => inPage('note') },
  { name: 'tag-all', where: 'page', run: () => inPage('tag-all') },
  { name: 'next-case', where: 'app', run: benchNextCase },
  { name: 'demo', where: 'app', run: benchDemo },
  { name: 'first-javascript', where: 'app', run: benchFirstJavascript },
]
