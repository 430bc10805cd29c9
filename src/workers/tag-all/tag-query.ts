import type { PhraseOptions } from '../../domain/text/find-phrase.ts'
import type { TextRange } from '../../domain/text/text-range.ts'

/** What is to be tagged, or untagged, everywhere. */
export interface TagQuery {
  readonly phrase: string
  readonly options: PhraseOptions
  readonly mode: 'tag' | 'untag'
  readonly labelId: string
  /** The one note to look in; null: every note of the project. */
  readonly note: { readonly caseId: string; readonly itemId: string } | null
}

/**
 * How a place stands:
 * - `free`: it would be tagged, or its tag removed
 * - `tagged`: a tag of the label is there already
 * - `others`: its tag was made by somebody else, `joined`: its tag is evidence of a finding: neither is removed
 */
export type PlaceState = 'free' | 'tagged' | 'others' | 'joined'

/** Where a phrase stands. Offsets in UTF-16 code units. */
export interface Place extends TextRange {
  /** Index among the notes found. */
  readonly note: number
  readonly state: PlaceState
  /** The line around it, blanks for line breaks. */
  readonly before: string
  readonly quote: string
  readonly after: string
}

export interface FoundNote {
  readonly caseId: string
  readonly caseName: string
  readonly itemId: string
}

/** What a look through the notes came to. */
export interface PlacesFound {
  readonly notes: readonly FoundNote[]
  /** By note and place in it. */
  readonly places: readonly Place[]
  /** Whether there are more places than were looked for. */
  readonly isCut: boolean
  /** Notes looked through. */
  readonly searched: number
  readonly leftOut: {
    /** Cases with the phrase that the one at work has submitted. */
    readonly submitted: number
    /** Cases whose notes are hidden from the one at work. */
    readonly hidden: number
    /** Notes whose bytes are not there. */
    readonly unreadable: number
  }
}

/** More places than anybody looks through; past these, looking on only costs time. */
export const mostPlaces = 100_000

/** The places of one note that were chosen. */
export interface ChosenNote {
  readonly caseId: string
  readonly itemId: string
  readonly ranges: readonly TextRange[]
}

export interface TagReport {
  /** Null where nothing had to be changed. */
  readonly batchId: string | null
  /** Places tagged or untagged. */
  readonly places: number
  readonly cases: number
  /** Cases left alone: submitted, hidden, gone or changed since they were looked at. */
  readonly leftAlone: number
}
