import type { Label } from '../../../domain/records/label.ts'
import { monogram } from '../../../ui/label-cue.ts'

/** How a label looks on text. */
export interface LabelStyle {
  readonly name: string
  readonly short: string
  /** CSS colour of the tint behind its text. */
  readonly tint: string
  /** CSS colour of its underlines: nearer to the text's colour, since pale colours make no line on white. */
  readonly line: string
}

/** By label id. Colours are custom properties, so that a block is not drawn again for another colour. */
export type LabelStyles = ReadonlyMap<string, LabelStyle>

const unknownLabel: LabelStyle = {
  name: 'Removed label',
  short: '?',
  tint: 'var(--glossa-text-dim)',
  line: 'var(--glossa-text-dim)',
}

export function labelStylesOf(labels: readonly Label[]): LabelStyles {
  return new Map(
    labels.map(({ id, name }, index) => {
      return [id, { name, short: monogram(name), tint: `var(--label-${index})`, line: `var(--line-${index})` }]
    }),
  )
}

export function styleOf(styles: LabelStyles, labelId: string): LabelStyle {
  return styles.get(labelId) ?? unknownLabel
}

/** The custom properties that the styles of the same labels name. */
export function labelColors(labels: readonly Label[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.flatMap(({ color }, index) => [
      [`--label-${index}`, color],
      [`--line-${index}`, `color-mix(in oklab, ${color} 65%, var(--glossa-text))`],
    ]),
  )
}
