import { linesAround } from './lines.ts'
import { graphemeBoundary } from './snapping.ts'

const words = new Intl.Segmenter('en', { granularity: 'word' })

/** How far into a huge line words are looked for, code units: segmenting a line of a megabyte takes a second. */
const reach = 4000

/**
 * The nearest end (or start) of a word past an offset or before it, over line breaks too; never inside a grapheme cluster. Undefined
 * where no further word is.
 */
export function wordEdge(
  text: string,
  offset: number,
  edge: 'start' | 'end',
  direction: 'back' | 'on',
): number | undefined {
  for (let at = offset; ; ) {
    const lines = linesAround(text, { start: at, end: at })
    const from = Math.max(lines.start, at - reach)
    const to = Math.min(lines.end, at + reach)
    const edges: number[] = []
    for (const { isWordLike, index, segment } of words.segment(text.slice(from, to))) {
      if (isWordLike !== true) continue
      const place = whole(text, from + index + (edge === 'end' ? segment.length : 0), edge)
      if (direction === 'on' ? place > offset : place < offset) edges.push(place)
    }
    const found = direction === 'on' ? edges[0] : edges.at(-1)
    if (found !== undefined) return found
    if (direction === 'on' ? to >= text.length : from === 0) return undefined
    at = direction === 'on' ? to : from - 1
  }
}

function whole(text: string, offset: number, edge: 'start' | 'end'): number {
  return graphemeBoundary(text, offset, edge === 'start' ? 'before' : 'after')
}
