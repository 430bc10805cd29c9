import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Fragment } from '../../../domain/records/target.ts'
import type { TextRange } from '../../../domain/text/text-range.ts'
import { blocksTouched, type TextBlock } from './text-blocks.ts'

/** A fragment of a span, or the text between two fragments of one. Text offsets [start, end). */
export interface BlockFragment {
  /** Annotation id. */
  readonly id: string
  readonly labelId: string
  readonly start: number
  readonly end: number
  /** The fragment that the span begins with, where its label stands; a further one; or a gap, which belongs to no span but joins two fragments. */
  readonly part: 'first' | 'further' | 'gap'
  /** Length of the whole span in code units: smaller ones are on top. */
  readonly spanLength: number
}

/** The spans of one note, and where they are drawn. */
export interface SpanLayout {
  readonly itemId: string
  /** All annotations of the case, as they were given. */
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly spanCount: number
  /** By block index: fragments that touch the block, in no order. */
  readonly blocks: readonly (readonly BlockFragment[])[]
}

/** The note that spans are placed in. */
export interface NoteShape {
  readonly itemId: string
  /** Code units. */
  readonly length: number
  readonly blocks: readonly TextBlock[]
}

/**
 * Sorts the spans of a note into its blocks. Blocks without a change since `previous` keep their very arrays: a case
 * holds thousands of annotations, and one more has to show within a frame.
 */
export function layoutSpans(
  annotations: ReadonlyMap<string, Annotation>,
  note: NoteShape,
  previous: SpanLayout | null,
): SpanLayout {
  const old = previous?.annotations ?? new Map<string, Annotation>()
  const changes = new Map<number, { readonly gone: Set<string>; readonly added: BlockFragment[] }>()
  let spanCount = previous?.spanCount ?? 0
  const changesIn = (block: number) => {
    const present = changes.get(block) ?? { gone: new Set(), added: [] }
    changes.set(block, present)
    return present
  }
  const take = (annotation: Annotation) => {
    const fragments = fragmentsIn(annotation, note)
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
  for (const annotation of old.values()) if (annotations.get(annotation.id) !== annotation) take(annotation)
  for (const annotation of annotations.values()) if (old.get(annotation.id) !== annotation) add(annotation)

  const blocks = note.blocks.map(({ index }) => {
    const before = previous?.blocks[index] ?? []
    const change = changes.get(index)
    if (change === undefined) return before
    return [...before.filter(({ id }) => !change.gone.has(id)), ...change.added]
  })
  return { itemId: note.itemId, annotations, spanCount, blocks }
}

/** Fragments farther apart are not joined by a line, which would run through half of the note. Code units. */
const longestGap = 400

/** The fragments of a span of this note, and its gaps, cut at the end of the text; none for other annotations. */
function fragmentsIn({ id, labelId, itemId, target }: Annotation, note: NoteShape): readonly BlockFragment[] {
  if (target.kind !== 'span' || itemId !== note.itemId) return []
  let spanLength = 0
  for (const { start, end } of target.fragments) spanLength += end - start
  const fragments: BlockFragment[] = []
  const common = { id, labelId, spanLength }
  let last = 0
  for (const [index, { start, end }] of target.fragments.entries()) {
    const cut = Math.min(end, note.length)
    if (start >= cut) continue
    if (index > 0 && start - last <= longestGap) fragments.push({ ...common, start: last, end: start, part: 'gap' })
    fragments.push({ ...common, start, end: cut, part: index === 0 ? 'first' : 'further' })
    last = cut
  }
  return fragments
}

/** The fragments of an annotation as it stands now; undefined where it is no span of this note. */
export function spanFragments(layout: SpanLayout, id: string | undefined): readonly Fragment[] | undefined {
  const annotation = layout.annotations.get(id ?? '')
  return annotation?.target.kind === 'span' && annotation.itemId === layout.itemId
    ? annotation.target.fragments
    : undefined
}

/** Ids of the spans that reach over a range on both sides, the smallest first. */
export function spansAround(layout: SpanLayout, { start, end }: TextRange): readonly string[] {
  const found: { readonly id: string; readonly length: number }[] = []
  for (const id of layout.annotations.keys()) {
    const fragments = spanFragments(layout, id)
    const [first, last] = [fragments?.[0]?.start, fragments?.at(-1)?.end]
    if (first !== undefined && last !== undefined && first < start && end < last)
      found.push({ id, length: last - first })
  }
  return found.sort((a, b) => a.length - b.length).map(({ id }) => id)
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
