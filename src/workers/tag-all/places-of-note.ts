import type { Annotation } from '../../domain/records/annotation.ts'
import type { PhraseFinder } from '../../domain/text/find-phrase.ts'
import type { TextRange } from '../../domain/text/text-range.ts'
import type { PlaceState, TagQuery } from './tag-query.ts'

/** A place in one note; for `untag` with the tag that stands there. */
export interface NotePlace extends TextRange {
  readonly state: PlaceState
  readonly annotation?: Annotation
}

/**
 * The places of a phrase in a note.
 * - `tag`: every one; where a tag of the label touches it, it counts as tagged
 * - `untag`: those with a tag of the label on just them
 * @param marks those of the note that the one at work may see
 */
export function placesOfNote(
  text: string,
  marks: readonly Annotation[],
  { mode, labelId }: TagQuery,
  finder: PhraseFinder,
  actor: string,
): readonly NotePlace[] {
  const tags = marks.flatMap((annotation) =>
    annotation.labelId === labelId && annotation.target.kind === 'span'
      ? annotation.target.fragments.map((fragment) => ({ fragment, annotation, of: annotation.target }))
      : [],
  )
  const found = finder.find(text)
  if (mode === 'tag') {
    return found.map((range) => {
      const isTagged = tags.some(({ fragment }) => fragment.start < range.end && fragment.end > range.start)
      return { ...range, state: isTagged ? 'tagged' : 'free' }
    })
  }
  return found.flatMap((range) =>
    tags.flatMap(({ fragment, annotation, of }): NotePlace[] => {
      const isJust = of.kind === 'span' && of.fragments.length === 1
      if (!isJust || fragment.start !== range.start || fragment.end !== range.end) return []
      const state = annotation.createdBy !== actor ? 'others' : annotation.findingId !== null ? 'joined' : 'free'
      return [{ ...range, state, annotation }]
    }),
  )
}
