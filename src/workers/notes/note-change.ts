import type { Project } from '../../domain/records/project.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import { quoteOf } from '../../domain/text/span.ts'
import type { ChangedNote } from './changed-notes.ts'
import type { AnchoredSpan, ReviewedNote } from './review-note.ts'

/** How many spans of a note that changed are where, for the list of such notes. */
export interface NoteChange {
  /** Name of the file or row it came in. */
  readonly file: string
  readonly caseName: string
  readonly exact: number
  readonly moved: number
  readonly lost: number
  /** The encoding it is read in now, where that is what changed. */
  readonly encoding: string | null
}

/** A place in a text with what is around it, whole words of it; an ellipsis where the text goes on. */
export interface ShownPlace {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/** A span of a note that changed, to be looked at. */
export interface SpanChange {
  readonly annotationId: string
  readonly label: string
  readonly color: string
  readonly state: AnchoredSpan['state']
  readonly old: ShownPlace
  /** Where it may be now, the likeliest first. */
  readonly places: readonly ShownPlace[]
  /** Whether the label can stand on the note as a whole. */
  readonly canBeWhole: boolean
}

/** What is to happen with a span: it goes to one of its places, its annotation onto the whole note, or away. */
export type SpanDecision =
  | { readonly to: 'place'; readonly place: number }
  | { readonly to: 'whole' }
  | { readonly to: 'nowhere' }

/** A note that is to be brought up to date: what was decided of its spans, by annotation; exact ones need no word. */
export interface ChosenChange {
  /** Position among the changed notes of the preview. */
  readonly note: number
  readonly spans: Readonly<Record<string, SpanDecision>>
}

export function noteChange({ draft, note }: ChangedNote, { caseName, spans }: ReviewedNote): NoteChange {
  const count = (state: AnchoredSpan['state']) => spans.filter((span) => span.state === state).length
  const isRead = draft.parts[0]?.blob === note.blob
  return {
    file: draft.files[0] ?? '',
    caseName,
    exact: count('exact'),
    moved: count('moved'),
    lost: count('lost'),
    encoding: isRead ? String(draft.facts.encoding?.value ?? '') : null,
  }
}

export function spanChanges({ oldText, newText, spans }: ReviewedNote, { labelSet }: Project): SpanChange[] {
  return spans.map(({ annotation, state, places }) => {
    const label = labelSet.labels.find(({ id }) => id === annotation.labelId)
    return {
      annotationId: annotation.id,
      label: label?.name ?? 'Unknown label',
      color: label?.color ?? '#888888',
      state,
      old: shownPlace(oldText, annotation.target),
      places: places.map((place) => shownPlace(newText, place)),
      canBeWhole: label !== undefined && (label.targets.length === 0 || label.targets.includes('whole')),
    }
  })
}

const shownContext = 48

function shownPlace(text: string, target: TargetOf<'span'>): ShownPlace {
  const start = target.fragments[0]?.start ?? 0
  const end = target.fragments.at(-1)?.end ?? start
  return {
    before:
      start <= shownContext
        ? text.slice(0, start)
        : `…${text.slice(start - shownContext, start).replace(/^\S*(?=\s)/, '')}`,
    quote: quoteOf(target),
    after:
      text.length - end <= shownContext
        ? text.slice(end)
        : `${text.slice(end, end + shownContext).replace(/(?<=\s)\S*$/, '')}…`,
  }
}
