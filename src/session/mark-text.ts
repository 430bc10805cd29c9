import type { Bounds } from '../domain/geometry/bounds.ts'
import { boundsOf } from '../domain/geometry/target-operations.ts'
import { factsAt, scaleAt } from '../domain/measure/scale.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Item } from '../domain/records/case.ts'
import type { Target, TargetKind } from '../domain/records/target.ts'
import { sliceOf } from '../domain/stack/slice-of.ts'

const kindWords: Readonly<Record<TargetKind, string>> = {
  box: 'box',
  ellipse: 'ellipse',
  polygon: 'polygon',
  polyline: 'line',
  point: 'point',
  keypoints: 'keypoints',
  mask: 'painted area',
  length: 'length',
  bidirectional: 'two diameters',
  angle: 'angle',
  cobb: 'Cobb angle',
  ratio: 'ratio',
  whole: 'whole item',
  span: 'text',
}

interface PictureSize {
  readonly widthPx: number
  readonly heightPx: number
}

/** What a mark is told by: the mark, and what is known of its surroundings. */
export interface MarkContext {
  /** Of its label; undefined where the label set no longer has it. */
  readonly labelName: string | undefined
  /** Undefined for the whole case. */
  readonly item: Item | undefined
  /** Null where the picture is not on view: the place in it is left out then. */
  readonly picture: PictureSize | null
}

/** A mark as it is read aloud: "Nodule, box, upper right of the picture, 42 by 38 px", "Nodule: 'a small nodule'". */
export function markText(annotation: Annotation, { labelName = 'Removed label', item, picture }: MarkContext): string {
  const { target, assertion, laterality } = annotation
  const said = [
    ...(assertion === 'present' ? [] : [assertion.replace('-', ' ')]),
    ...(laterality === 'unknown' ? [] : [laterality === 'bilateral' ? 'both sides' : laterality]),
  ]
  if (target.kind === 'span') return [`${labelName}: ${quoteText(target.fragments)}`, ...said].join(', ')
  const bounds = boundsOf(target)
  const place = bounds === null || picture === null ? [] : [`${placeText(bounds, picture)} of the picture`]
  const size = bounds === null ? null : sizeText(bounds, target, item)
  const kind = target.kind === 'point' && target.probe === true ? 'probe' : kindWords[target.kind]
  return [labelName, kind, ...said, ...place, ...(size === null ? [] : [size])].join(', ')
}

/** Which ninth of the picture the middle of a mark is in: "upper left", "middle right", "centre". By the picture as it is stored. */
export function placeText({ x, y, width, height }: Bounds, { widthPx, heightPx }: PictureSize): string {
  const third = (at: number, of: number) => Math.min(2, Math.max(0, Math.floor((3 * at) / of)))
  const row = third(y + height / 2, heightPx)
  const column = third(x + width / 2, widthPx)
  if (row === 1 && column === 1) return 'centre'
  return `${['upper', 'middle', 'lower'][row]} ${['left', 'middle', 'right'][column]}`
}

/** Across and down, in millimetres where the pixels have a size; null for what has no extent. */
function sizeText(bounds: Bounds, target: Target, item: Item | undefined): string | null {
  const { width, height } = bounds
  if (width === 0 && height === 0) return null
  const spacing = item === undefined ? null : scaleAt(factsAt(item.facts, sliceOf(target)), bounds)
  if (spacing === null) return `${Math.round(width)} by ${Math.round(height)} px`
  return `${mm(width * spacing.columnMm)} by ${mm(height * spacing.rowMm)} mm`
}

function mm(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value))
}

/** Characters of a quote at its ends, where it is longer than both. */
const [headChars, tailChars] = [50, 20]

function quoteText(fragments: readonly { readonly quote: string }[]): string {
  const line = fragments.map(({ quote }) => quote.replace(/\s+/gu, ' ')).join(' … ')
  const chars = [...line]
  if (chars.length <= headChars + tailChars + 10) return `'${line}'`
  return `'${chars.slice(0, headChars).join('')} … ${chars.slice(-tailChars).join('')}'`
}
