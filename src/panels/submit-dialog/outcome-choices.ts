import type { ReviewOutcome } from '../../domain/records/project.ts'
import type { ReasonChoice } from './reason-choices.ts'

export interface OutcomeChoice {
  readonly outcome: ReviewOutcome
  readonly text: string
  /** One key in the dialog, upper case. */
  readonly key: string
  /** Why it may be so; empty where no reason is asked for. Keys are other than those of the outcomes. */
  readonly reasons: readonly ReasonChoice[]
}

export const outcomeChoices: readonly OutcomeChoice[] = [
  { outcome: 'normal', text: 'Normal', key: 'N', reasons: [] },
  { outcome: 'findings', text: 'Findings', key: 'F', reasons: [] },
  { outcome: 'other-abnormality', text: 'Other abnormality', key: 'O', reasons: [] },
  {
    outcome: 'not-assessable',
    text: 'Not assessable',
    key: 'A',
    reasons: [
      { key: 'E', text: 'Poor exposure' },
      { key: 'M', text: 'Motion or blur' },
      { key: 'R', text: 'Rotated or badly positioned' },
      { key: 'C', text: 'Anatomy cut off' },
      { key: 'V', text: 'Overlaid by devices or artefacts' },
    ],
  },
  {
    outcome: 'excluded',
    text: 'Excluded',
    key: 'X',
    reasons: [
      { key: 'D', text: 'Duplicate' },
      { key: 'W', text: 'Wrong body part or view' },
      { key: 'C', text: 'Does not meet the criteria' },
      { key: 'I', text: 'Identifiers visible' },
      { key: 'B', text: 'Broken or not a medical image' },
    ],
  },
]

export function needsReason({ reasons }: OutcomeChoice): boolean {
  return reasons.length > 0
}
