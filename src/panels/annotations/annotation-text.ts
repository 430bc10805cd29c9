import { attributeText, attributeValue } from '../../domain/labels/attributes.ts'
import type { Annotation, Assertion, CodingState, Laterality } from '../../domain/records/annotation.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Coding } from '../../domain/records/primitives.ts'
import type { TargetKind } from '../../domain/records/target.ts'

export const assertionText: Readonly<Record<Assertion, string>> = {
  present: 'Present',
  likely: 'Likely',
  unlikely: 'Unlikely',
  absent: 'Absent',
  'not-assessable': 'Not assessable',
}

export const lateralityText: Readonly<Record<Laterality, string>> = {
  left: 'Left',
  right: 'Right',
  bilateral: 'Both sides',
  midline: 'Midline',
  unknown: 'Not said',
}

export const targetKindText: Readonly<Record<TargetKind, string>> = {
  box: 'Rectangle',
  ellipse: 'Ellipse',
  polygon: 'Polygon',
  polyline: 'Polyline',
  point: 'Point',
  keypoints: 'Keypoints',
  mask: 'Mask',
  length: 'Length',
  bidirectional: 'Two diameters',
  angle: 'Angle',
  cobb: 'Cobb angle',
  ratio: 'Cardiothoracic ratio',
  whole: 'Whole item',
  span: 'Text',
}

/** What is marked: the words for a span, else the shape. */
export function targetSummary({ itemId, target }: Annotation): string {
  if (target.kind === 'whole' && itemId === null) return 'Whole case'
  if (target.kind === 'whole' && target.slice !== undefined) return 'Whole picture'
  if (target.kind === 'point' && target.probe === true) return 'Probe'
  if (target.kind !== 'span') return targetKindText[target.kind]
  return `“${target.fragments.map(({ quote }) => quote.replace(/\s+/g, ' ')).join(' … ')}”`
}

/** Longest value that is told in a row, characters. */
const shortValue = 24

/** The short ones of the values that an annotation has, in the order of its label's attributes: "12 mm, solid". */
export function attributeSummary(annotation: Annotation, label: Label | undefined): string {
  return (label?.attributes ?? [])
    .flatMap((definition) => {
      const value = attributeValue(annotation, definition.id)
      const text = attributeText(definition, value)
      if (text === null || text.length > shortValue) return []
      if (definition.type === 'checkbox') return value === true ? [definition.name] : []
      return [definition.type === 'scale' ? `${definition.name} ${text}` : text]
    })
    .join(', ')
}

/** The first code (with its term where the label does not say it), how many more there are, or why there is none. */
export function codingSummary({ codings, codingState }: Annotation, labelName: string): string {
  const [first, ...more] = codings
  if (first === undefined) return codingState === 'none-suitable' ? 'No suitable code' : 'Not coded'
  const code = first.display === labelName ? first.code : `${first.display} ${first.code}`
  return more.length === 0 ? code : `${code} and ${more.length} more`
}

/** "3 coded, 1 without a suitable code, 2 to be coded"; what there is none of is left out. */
export function codingCountsText(counts: Readonly<Record<CodingState, number>>): string {
  const { coded, 'none-suitable': unsuitable, deferred } = counts
  const parts = [
    coded > 0 || unsuitable + deferred === 0 ? `${coded} coded` : null,
    unsuitable > 0 ? `${unsuitable} without a suitable code` : null,
    deferred > 0 ? `${deferred} to be coded` : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** What is said when the codes have become these: "Code Pulmonary nodule". */
export function chosenCodesText(codings: readonly Coding[]): string {
  return codings.length === 0 ? 'No code' : `Code ${codings.map(({ display }) => display).join(', ')}`
}
