import type { Label } from '../../../domain/records/label.ts'
import { monogram } from '../../../ui/label-cue.ts'

/** How a label looks on text. Colours are CSS colours. */
export interface LabelStyle {
  readonly name: string
  readonly short: string
  /** Tint behind text under one span, two, three, or more. */
  readonly tints: readonly [string, string, string, string]
  /** Tint behind text that is pointed at or selected. */
  readonly strong: string
  /** Underline: nearer to the text's colour, since pale colours make no line on white. */
  readonly line: string
  /** The underline as an image, and that below a gap between fragments. */
  readonly solid: string
  readonly dotted: string
}

/** By label id. Colours are custom properties of the note, so that a block is not drawn again for another colour. */
export type LabelStyles = ReadonlyMap<string, LabelStyle>

const plain = 'var(--glossa-surface-3)'
const unknownLabel: LabelStyle = {
  name: 'Removed label',
  short: '?',
  tints: [plain, plain, plain, plain],
  strong: 'var(--glossa-border-strong)',
  line: 'var(--glossa-text-dim)',
  solid: solid('var(--glossa-text-dim)'),
  dotted: dotted('var(--glossa-text-dim)'),
}

function solid(color: string): string {
  return `linear-gradient(${color} 0 0)`
}

function dotted(color: string): string {
  return `repeating-linear-gradient(90deg, ${color} 0 2px, transparent 2px 5px)`
}

export function labelStylesOf(labels: readonly Label[]): LabelStyles {
  return new Map(
    labels.map(({ id, name }, index) => {
      const tint = (depth: number) => `var(--tint-${index}-${depth})`
      const tints = [tint(1), tint(2), tint(3), tint(4)] as const
      const [strong, line] = [`var(--strong-${index})`, `var(--line-${index})`]
      return [
        id,
        { name, short: monogram(name), tints, strong, line, solid: `var(--solid-${index})`, dotted: dotted(line) },
      ]
    }),
  )
}

export function styleOf(styles: LabelStyles, labelId: string): LabelStyle {
  return styles.get(labelId) ?? unknownLabel
}

/** The custom properties that the styles of the same labels name. Tints are given by their opacity: mixing colours costs more to draw. */
export function labelColors(labels: readonly Label[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.flatMap(({ color }, index) => [
      [`--tint-${index}-1`, `${color}2e`],
      [`--tint-${index}-2`, `${color}3d`],
      [`--tint-${index}-3`, `${color}4d`],
      [`--tint-${index}-4`, `${color}5c`],
      [`--strong-${index}`, `${color}66`],
      [`--line-${index}`, `color-mix(in oklab, ${color} 60%, var(--glossa-text))`],
      [`--solid-${index}`, solid(`var(--line-${index})`)],
    ]),
  )
}
