import { unwrap } from '../../src/lib/result.ts'
import { buildIndex } from '../../src/terminology/index/build-index.ts'
import { openIndex } from '../../src/terminology/index/concept-index.ts'
import type { BenchRow } from './row.ts'
import { percentile } from './statistics.ts'
import {
  syntheticCode,
  syntheticRows,
  syntheticVocabulary,
  typedKeystrokes,
  type Vocabulary,
} from './synthetic-vocabulary.ts'

const concepts = 500_000
/** As many as the search box shows. */
const limit = 50

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** The plain way: every term tried against every typed word, and the shortest of those that match. */
function plainScan(vocabulary: Vocabulary): (query: string) => string[] {
  const folded: string[] = []
  for (let index = 0; index < vocabulary.concepts; index++) {
    for (const term of vocabulary.terms(index)) folded.push(` ${term.toLowerCase()}`)
  }
  return (query) => {
    const wanted = query.split(' ').filter((word) => word !== '')
    const matches = folded.filter((term) => wanted.every((word) => term.includes(` ${word}`)))
    return matches.sort((a, b) => a.length - b.length).slice(0, limit)
  }
}

/**
 * The search of the concept index over 500,000 concepts with 1.5 M descriptions, as it runs in the worker: what each keystroke of
 * people typing terms costs, with and without a constraint to part of the hierarchy, and the index's size and opening.
 */
export async function benchConceptSearch(): Promise<BenchRow[]> {
  const vocabulary = syntheticVocabulary(concepts, 1)
  const buildStart = performance.now()
  const { index } = unwrap(await buildIndex(syntheticRows(vocabulary)))
  const buildS = (performance.now() - buildStart) / 1000
  const buffer = index.toBuffer()

  const openMs = timed(() => unwrap(openIndex(buffer)).search('p', { limit }))
  const opened = unwrap(openIndex(buffer))
  for (const query of typedKeystrokes(vocabulary, 50, 2)) opened.search(query, { limit })
  const keystrokes = typedKeystrokes(vocabulary, 400, 3)
  const samples = keystrokes.map((query) => timed(() => opened.search(query, { limit })))
  const within = [syntheticCode(5), syntheticCode(40)]
  const constrainMs = timed(() => opened.search('a', { limit, within }))
  const withinSamples = keystrokes.map((query) => timed(() => opened.search(query, { limit, within })))

  const scan = plainScan(vocabulary)
  const every = Math.ceil(keystrokes.length / 40)
  const scanned = keystrokes.filter((_, i) => i % every === 0).map((query) => timed(() => scan(query)))
  const baseline = { name: 'plain scan', value: percentile(scanned, 0.95) }
  const size = '500,000 concepts and 1.5 M descriptions'
  return [
    { name: `concept search p95 in worker, ${size}`, value: percentile(samples, 0.95), unit: 'ms', bar: 3, baseline },
    { name: 'the same, slowest keystroke', value: Math.max(...samples), unit: 'ms', bar: null },
    { name: 'the same, within two subtrees (p95)', value: percentile(withinSamples, 0.95), unit: 'ms', bar: 3 },
    { name: 'the same, first keystroke of that constraint', value: constrainMs, unit: 'ms', bar: null },
    { name: 'concept index, opened from its file to the first answer', value: openMs, unit: 'ms', bar: null },
    { name: 'concept index on disk', value: buffer.byteLength / 1e6, unit: 'MB', bar: 240 },
    { name: 'concept index, built from rows', value: buildS, unit: 's', bar: null },
  ]
}
