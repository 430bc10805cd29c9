import type { RecordState } from '../log/record-state.ts'
import type { Project, ReviewOutcome } from '../records/project.ts'

/**
 * `block`: the case cannot be submitted with this outcome before it is settled. `warn`: submitting asks for the outcome's key once more.
 * `note`: shown, and holds nobody up.
 */
export type Severity = 'block' | 'warn' | 'note'

/** A field of an annotation as the inspector shows it, beside `attribute:<id>` for one of its attributes. */
export type AnnotationField = 'side' | 'code' | 'assertion' | `attribute:${string}`

/** Where something is put right. */
export type Place =
  | { readonly kind: 'annotation'; readonly annotationId: string; readonly field: AnnotationField | null }
  /** A line of the checklist. */
  | { readonly kind: 'label'; readonly labelId: string }

/** Something that does not go together in a reading. */
export interface Doubt {
  /** One sentence, with the name of what it is about. */
  readonly message: string
  readonly severity: Severity
  /** Null where no one place is to blame. */
  readonly place: Place | null
}

/** One kind of contradiction that a reading is looked through for before it is submitted. */
export interface SubmitCheck {
  readonly id: string
  /**
   * Pure. Looks at what the reader can see and says.
   * @param state the records of the open case without what is hidden from the reader
   * @param actor annotator id of the reader
   * @param outcome what is about to be submitted; null while nothing is chosen: only what holds for every outcome is told
   */
  run(state: RecordState, project: Project, actor: string, outcome: ReviewOutcome | null): readonly Doubt[]
}
