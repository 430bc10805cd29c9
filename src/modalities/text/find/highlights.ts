import type { TextRange } from '../../../domain/text/text-range.ts'
import type { TextBlock } from '../views/text-blocks.ts'
import type { TextSurface } from '../views/text-surface.ts'
import { mapText } from './map-text.ts'

const everyName = 'glossa-found'
const currentName = 'glossa-found-current'
const reachedName = 'glossa-reached'
/** Blocks drawn above and below what is in view are painted already: half a screen. */
const marginPx = 400

/** The page's highlight of a name, shared by all notes on it; undefined where the browser has none. */
function highlight(name: string): Highlight | undefined {
  if (typeof Highlight === 'undefined' || CSS.highlights === undefined) return undefined
  const present = CSS.highlights.get(name)
  if (present !== undefined) return present
  const made = new Highlight()
  made.priority = name === currentName ? 1 : 0
  CSS.highlights.set(name, made)
  return made
}

/** Matches of one note, and the one at hand. */
export interface ShownMatches {
  readonly ranges: readonly TextRange[]
  readonly current: number
}

/**
 * Paints the matches that are in view, without touching the document (CSS Custom Highlight API); where a browser lacks it, nothing is
 * painted.
 * @param root the element whose children are the blocks
 * @returns takes the paint away
 */
export function paintMatches(
  root: HTMLElement,
  view: DOMRect,
  blocks: readonly TextBlock[],
  { ranges, current }: ShownMatches,
): () => void {
  const every = highlight(everyName)
  const one = highlight(currentName)
  if (every === undefined || one === undefined) return () => undefined
  const painted: Range[] = []
  let next = 0
  for (const block of blocks) {
    const element = root.children[block.index]
    const box = element?.getBoundingClientRect()
    if (element === undefined || box === undefined) continue
    if (box.top > view.bottom + marginPx) break
    if (box.bottom < view.top - marginPx) continue
    if (next === 0) next = firstEndingAfter(ranges, block.start)
    const own: TextRange[] = []
    for (let range = ranges[next]; range !== undefined && range.start < block.end; range = ranges[++next])
      own.push(range)
    for (const [index, range] of mapText(element, block.start, own).entries()) {
      painted.push(range)
      const holder = own[index] === ranges[current] ? one : every
      holder.add(range)
    }
  }
  return () => {
    for (const range of painted) {
      every.delete(range)
      one.delete(range)
    }
  }
}

/** Paints one range of a note. @returns takes the paint away */
export function paintRange(surface: TextSurface, range: TextRange): () => void {
  const reached = highlight(reachedName)
  const painted = surface.range(range.start, range.end)
  reached?.add(painted)
  return () => reached?.delete(painted)
}

function firstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  const index = ranges.findIndex(({ end }) => end > offset)
  return index === -1 ? ranges.length : index
}
