import type { Label } from '../../../domain/records/label.ts'
import { monogram } from '../../../ui/label-cue.ts'

/** How a label looks on text. */
export interface LabelStyle {
  readonly name: string
  readonly short: string
  /** `#rrggbb`, or a token. */
  readonly color: string
}

const unknownLabel: LabelStyle = { name: 'Removed label', short: '?', color: 'var(--glossa-text-dim)' }

export type LabelStyles = ReadonlyMap<string, LabelStyle>

export function labelStylesOf(labels: readonly Label[]): LabelStyles {
  return new Map(labels.map(({ id, name, color }) => [id, { name, short: monogram(name), color }]))
}

export function styleOf(styles: LabelStyles, labelId: string): LabelStyle {
  return styles.get(labelId) ?? unknownLabel
}
