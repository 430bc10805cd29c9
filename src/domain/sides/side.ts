import type { Annotation, Laterality, LateralityBasis } from '../records/annotation.ts'

/** Why a side is what it is, or why there is none. */
export type SideDetail =
  /** By the place of the mark. */
  | 'place'
  /** The whole picture is of one side. */
  | 'whole-picture'
  /** By a word of the note. */
  | 'words'
  /** The words near the mention name no side. */
  | 'no-words'
  /** The mark has no place in the picture: it is on the whole of it, or on the case. */
  | 'no-place'
  /** Neither an orientation nor a view is known. */
  | 'no-orientation'
  /** Left and right lie behind one another in this view. */
  | 'sides-not-shown'
  /** The view and the orientation of the header cannot both be true. */
  | 'contradiction'
  /** One of a pair (a hand, a breast), and it is not said which. */
  | 'one-of-a-pair'
  /** Only the place of the first picture of the series is known. */
  | 'place-of-slice-unknown'

/** The patient's side of a mark, and how it is known. */
export interface Side {
  readonly laterality: Laterality
  readonly basis: LateralityBasis | 'none'
  readonly detail: SideDetail
}

export function unknownSide(detail: SideDetail): Side {
  return { laterality: 'unknown', basis: 'none', detail }
}

/** The fields of an annotation that hold a side, by JSON Pointer. */
export function sideFields({ laterality, basis }: Side) {
  return { '/laterality': laterality, '/lateralityBasis': basis === 'none' ? null : basis }
}

type WithSide = Pick<Annotation, 'laterality' | 'lateralityBasis'>

/** Whether a side was worked out, not given: it then follows the mark and the facts. */
function isDerivedSide({ lateralityBasis }: WithSide): boolean {
  return lateralityBasis != null && lateralityBasis !== 'reader'
}

/** Whether a side may be worked out anew: it was before, or nobody has said anything. */
export function mayDeriveSide(annotation: WithSide): boolean {
  return isDerivedSide(annotation) || (annotation.lateralityBasis == null && annotation.laterality === 'unknown')
}
