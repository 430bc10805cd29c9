import { findInText } from '../../src/domain/text/find-in-text.ts'
import type { BenchRow } from './row.ts'
import { percentile } from './statistics.ts'

const sentence = 'The heart is normal in size, there is a small pleural\neffusion on the left and Sjögren was seen. '
const rounds = 20

/** One look for a phrase, case aside, as whole words, in a note of 1 MB in which it stands some 10,000 times; and the plainest way, `split`. */
export function benchFind(): readonly BenchRow[] {
  const text = sentence.repeat(Math.ceil(1_000_000 / sentence.length))
  const options = { isPattern: false, matchCase: false, wholeWords: true }
  const own = timed(() => {
    const found = findInText(text, 'pleural effusion', options)
    if (!found.ok || found.value.ranges.length < 10_000) throw new Error('the phrase is not found')
  })
  const plain = timed(() => text.toLowerCase().split('effusion').length)
  return [
    {
      name: 'find over 1 MB (p95)',
      value: percentile(own, 0.95),
      unit: 'ms',
      bar: 50,
      baseline: { name: 'split, one word', value: percentile(plain, 0.95) },
    },
  ]
}

function timed(work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
}
