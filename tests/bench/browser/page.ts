import '../../../src/ui/mantine.css'
import '../../../src/ui/tokens.css'
import '../../../src/ui/base.css'
import type { BenchRow } from '../row.ts'

/** The benchmarks that run in a page, each loaded when it runs. A new one is a file beside this one, a line here and one in list.ts. */
const benchmarks = {
  note: async () => (await import('./note.ts')).benchNote(),
  'tag-all': async () => (await import('./tag-all.ts')).benchTagAll(),
  polygons: async () => (await import('./polygons.ts')).benchPolygons(),
  regions: async () => (await import('./regions.ts')).benchRegions(),
}

export type PageBenchmark = keyof typeof benchmarks

declare global {
  interface Window {
    runBenchmark(name: PageBenchmark): Promise<readonly BenchRow[]>
  }
}

window.runBenchmark = (name) => benchmarks[name]()
