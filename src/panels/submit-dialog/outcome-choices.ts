import type { ReviewOutcome } from '../../domain/records/project.ts'

export interface OutcomeChoice {
  readonly outcome: ReviewOutcome
  readonly text: string
  /** One key in the dialog, upper case. */
  readonly key: string
  readonly needsReason: boolean
}

export const outcomeChoices: readonly OutcomeChoice[] = [
  { outcome: 'normal', text: 'Normal', key: 'N', needsReason: false },
  { outcome: 'findings', text: 'Findings', key: 'F', needsReason: false },
  { outcome: 'other-abnormality', text: 'Other abnormality', key: 'O', needsReason: false },
  { outcome: 'not-assessable', text: 'Not assessable', key: 'A', needsReason: true },
  { outcome: 'excluded', text: 'Excluded', key: 'X', needsReason: true },
]

/**
 * What makes an outcome look like a slip of the finger; null where nothing does.
 * @param presentCount annotations asserted present or likely
 */
export function doubtAbout(outcome: ReviewOutcome, presentCount: number): string | null {
  if (outcome === 'normal' && presentCount > 0) {
    const marks = presentCount === 1 ? 'one annotation says' : `${presentCount} annotations say`
    return `Normal, though ${marks} that something is there. Submit once more if you mean it.`
  }
  if (outcome === 'findings' && presentCount === 0) {
    return 'Findings, though nothing is annotated. Submit once more if you mean it.'
  }
  return null
}
