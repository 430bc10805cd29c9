import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Fragment } from '../../../domain/records/target.ts'
import { blocksTouched, type TextBlock } from './text-blocks.ts'

/** A fragment of a span in its place on the page. Text offsets [start, end). */
export interface PlacedFragment {
  /** Annotation id. */
  readonly id: string
  readonly labelId: string
  readonly start: number
  readonly end: number
  /** Underline it gets: 0 is nearest to the text. Fragments that overlap in a block have different rows, inner ones nearer. */
  readonly row: number
  /** Whether the span begins here: where its label stands. */
  readonly isFirst: boolean
  /** Length of the whole span in code units: smaller ones are on top. */
  readonly spanLength: number
}

/** The spans of one note, and where they are drawn. */
export interface SpanLayout {
  readonly itemId: string
  /** All annotations of the case, as they were given. */
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly spanCount: number
  /** By block index: fragments that touch the block, by start, longer first. */
  readonly blocks: readonly (readonly PlacedFragment[])[]
}

/** The note that spans are placed in. */
export interface NoteShape {
  readonly itemId: string
  /** Code units. */
  readonly length: number
  readonly blocks: readonly TextBlock[]
}

/**
 * Places the spans of a note. Only blocks with a change since `previous` are placed anew, the others keep their very arrays: a case
 * holds thousands of annotations, and one more has to show within a frame.
 */
export function layoutSpans(
  annotations: ReadonlyMap<string, Annotation>,
  note: NoteShape,
  previous: SpanLayout | null,
): SpanLayout {
  const old = previous?.annotations ?? new Map<string, Annotation>()
  const changes = new Map<number, { readonly gone: Set<string>; readonly added: PlacedFragment[] }>()
  let spanCount = previous?.spanCount ?? 0
  const changesIn = (block: number) => {
    const present = changes.get(block) ?? { gone: new Set(), added: [] }
    changes.set(block, present)
    return present
  }
  const take = (annotation: Annotation | undefined) => {
    const fragments = annotation === undefined ? [] : fragmentsIn(annotation, note)
    if (fragments.length > 0) spanCount--
    for (const { id, start, end } of fragments) {
      for (const block of blocksTouched(note.blocks, start, end)) changesIn(block).gone.add(id)
    }
  }
  const add = (annotation: Annotation) => {
    const fragments = fragmentsIn(annotation, note)
    if (fragments.length > 0) spanCount++
    for (const fragment of fragments) {
      for (const block of blocksTouched(note.blocks, fragment.start, fragment.end)) {
        changesIn(block).added.push(fragment)
      }
    }
  }
  for (const [id, annotation] of old) if (annotations.get(id) !== annotation) take(annotation)
  for (const [id, annotation] of annotations) if (old.get(id) !== annotation) add(annotation)

  const blocks = note.blocks.map(({ index }) => {
    const before = previous?.blocks[index] ?? []
    const change = changes.get(index)
    if (change === undefined) return before
    return placeInRows([...before.filter(({ id }) => !change.gone.has(id)), ...change.added])
  })
  return { itemId: note.itemId, annotations, spanCount, blocks }
}

/** The fragments of a span of this note, cut at the end of the text; none for other annotations. */
function fragmentsIn({ id, labelId, itemId, target }: Annotation, note: NoteShape): readonly PlacedFragment[] {
  if (target.kind !== 'span' || itemId !== note.itemId) return []
  const spanLength = target.fragments.reduce((sum, { start, end }) => sum + end - start, 0)
  return target.fragments
    .map(({ start, end }, index) => {
      return { id, labelId, start, end: Math.min(end, note.length), row: 0, isFirst: index === 0, spanLength }
    })
    .filter(({ start, end }) => start < end)
}

/** First-fit rows within each cluster of overlapping fragments, counted from below, so that the outermost span is the lowest. */
function placeInRows(fragments: readonly PlacedFragment[]): readonly PlacedFragment[] {
  const placed: PlacedFragment[] = []
  let cluster: { readonly fragment: PlacedFragment; readonly level: number }[] = []
  let levelEnds: number[] = []
  const closeCluster = () => {
    for (const { fragment, level } of cluster) placed.push({ ...fragment, row: levelEnds.length - 1 - level })
    cluster = []
    levelEnds = []
  }
  for (const fragment of fragments.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))) {
    if (levelEnds.every((end) => end <= fragment.start)) closeCluster()
    const free = levelEnds.findIndex((end) => end <= fragment.start)
    const level = free === -1 ? levelEnds.length : free
    levelEnds[level] = fragment.end
    cluster.push({ fragment, level })
  }
  closeCluster()
  return placed
}

/** The fragments of an annotation as it stands now; undefined where it is no span of this note. */
export function spanFragments(layout: SpanLayout, id: string | undefined): readonly Fragment[] | undefined {
  const annotation = layout.annotations.get(id ?? '')
  return annotation?.target.kind === 'span' && annotation.itemId === layout.itemId
    ? annotation.target.fragments
    : undefined
}

/** Ids of the spans of the note in order of the text. */
export function spanOrder(layout: SpanLayout): readonly string[] {
  const spans: { readonly id: string; readonly start: number }[] = []
  for (const { id } of layout.annotations.values()) {
    const start = spanFragments(layout, id)?.[0]?.start
    if (start !== undefined) spans.push({ id, start })
  }
  return spans.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
}
