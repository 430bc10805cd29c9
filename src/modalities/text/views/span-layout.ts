import type { Annotation } from '../../../domain/records/annotation.ts'
import { blocksTouched, type TextBlock } from './text-blocks.ts'

/** A fragment of a span in its place on the page. Text offsets [start, end). */
export interface PlacedFragment {
  /** Annotation id. */
  readonly id: string
  readonly labelId: string
  readonly start: number
  readonly end: number
  /** Underline it gets: 0 is nearest to the text. Spans that overlap have different rows, inner ones nearer. */
  readonly row: number
  /** Whether the span begins here: where its label stands. */
  readonly isFirst: boolean
  /** Length of the whole span in code units: smaller ones are on top. */
  readonly spanLength: number
}

export interface SpanLayout {
  /** By block index: fragments that touch the block, by start, longer first. */
  readonly blocks: readonly (readonly PlacedFragment[])[]
  /** By annotation id, in order of the text. */
  readonly fragments: ReadonlyMap<string, readonly PlacedFragment[]>
  /** Annotation ids by where their spans begin. */
  readonly order: readonly string[]
}

/**
 * Places the spans of a note. What did not change since `previous` is the same object, so that only blocks with a change draw again.
 * Fragments that reach beyond the text are cut at its end.
 */
export function layoutSpans(
  annotations: Iterable<Annotation>,
  text: { readonly length: number; readonly lineStarts: readonly number[]; readonly blocks: readonly TextBlock[] },
  previous: SpanLayout | null,
): SpanLayout {
  const placed = placeInRows(fragmentsOf(annotations, text.length))
  const fragments = new Map<string, PlacedFragment[]>()
  const blocks: PlacedFragment[][] = text.blocks.map(() => [])
  const order: string[] = []
  for (const fresh of placed) {
    const own = fragments.get(fresh.id)
    const fragment = unchanged(fresh, previous?.fragments.get(fresh.id)?.[own?.length ?? 0])
    if (own === undefined) fragments.set(fresh.id, [fragment])
    else own.push(fragment)
    if (fragment.isFirst) order.push(fragment.id)
    const [first, last] = blocksTouched(text.lineStarts, fragment.start, fragment.end)
    for (let index = first; index <= last; index++) blocks[index]?.push(fragment)
  }
  return { blocks: blocks.map((block, index) => sameArray(block, previous?.blocks[index])), fragments, order }
}

function fragmentsOf(annotations: Iterable<Annotation>, textLength: number): PlacedFragment[] {
  const all: PlacedFragment[] = []
  for (const { id, labelId, target } of annotations) {
    if (target.kind !== 'span') continue
    const spanLength = target.fragments.reduce((sum, { start, end }) => sum + end - start, 0)
    for (const [index, { start, end }] of target.fragments.entries()) {
      const cut = Math.min(end, textLength)
      if (start < cut) all.push({ id, labelId, start, end: cut, row: 0, isFirst: index === 0, spanLength })
    }
  }
  return all.sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
}

/** First-fit rows within each cluster of overlapping fragments, counted from below, so that the outermost span is the lowest. */
function placeInRows(sorted: readonly PlacedFragment[]): PlacedFragment[] {
  const placed: PlacedFragment[] = []
  let cluster: { readonly fragment: PlacedFragment; readonly level: number }[] = []
  let levelEnds: number[] = []
  const closeCluster = () => {
    for (const { fragment, level } of cluster) placed.push({ ...fragment, row: levelEnds.length - 1 - level })
    cluster = []
    levelEnds = []
  }
  for (const fragment of sorted) {
    if (levelEnds.every((end) => end <= fragment.start)) closeCluster()
    const free = levelEnds.findIndex((end) => end <= fragment.start)
    const level = free === -1 ? levelEnds.length : free
    levelEnds[level] = fragment.end
    cluster.push({ fragment, level })
  }
  closeCluster()
  return placed
}

function unchanged(fresh: PlacedFragment, old: PlacedFragment | undefined): PlacedFragment {
  if (old === undefined) return fresh
  const isSame =
    old.labelId === fresh.labelId &&
    old.start === fresh.start &&
    old.end === fresh.end &&
    old.row === fresh.row &&
    old.isFirst === fresh.isFirst &&
    old.spanLength === fresh.spanLength
  return isSame ? old : fresh
}

function sameArray<T>(fresh: readonly T[], old: readonly T[] | undefined): readonly T[] {
  const isSame = old !== undefined && old.length === fresh.length && old.every((item, index) => item === fresh[index])
  return isSame ? old : fresh
}
