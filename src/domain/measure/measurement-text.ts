import { viewKindOf } from '../facts/view-kind.ts'
import { boundsOf } from '../geometry/target-operations.ts'
import type { Facts } from '../records/case.ts'
import type { Target, TargetOf } from '../records/target.ts'
import { sliceOf } from '../stack/slice-of.ts'
import { type Measured, type Measurement, measured, type Quantity } from './measurements.ts'
import { calibrationTag, factsAt, type Scale, scaleAt } from './scale.ts'

export const quantityNames: Readonly<Record<Quantity, string>> = {
  length: 'Length',
  'long-axis': 'Long axis',
  'short-axis': 'Short axis',
  angle: 'Angle',
  'cobb-angle': 'Cobb angle',
  'cardiothoracic-ratio': 'Cardiothoracic ratio',
  'heart-width': 'Heart',
  'chest-width': 'Chest',
  area: 'Area',
  perimeter: 'Perimeter',
}

const unitTexts: Readonly<Record<Measurement['unit'], string>> = {
  mm: ' mm',
  mm2: ' mm²',
  px: ' px',
  px2: ' px²',
  deg: '°',
  '1': '',
}

/** "23.4 mm", "12.5°", "0.52": one digit behind the point, two of a ratio; "0.032 mm²": what is below 1 is not rounded to nothing. */
export function measurementText({ value, unit }: Measurement): string {
  return `${figureText(value, unit)}${unitTexts[unit]}`
}

const digits = (count: number) =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: count, maximumFractionDigits: count })
// Kept: a new formatter takes longer than all else that is told of a mark.
const [oneDigit, twoDigits] = [digits(1), digits(2)]
const twoFigures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 })
/** Lengths and areas from the one on to the other have two figures that count. Below lies what rounding leaves of nothing. */
const [leastSmall, mostSmall] = [1e-6, 0.95]

function figureText(value: number, unit: Measurement['unit']): string {
  if (unit === '1') return twoDigits.format(value)
  return unit === 'deg' ? oneDigit.format(value) : sizeFigure(value)
}

function sizeFigure(value: number): string {
  return (value >= leastSmall && value < mostSmall ? twoFigures : oneDigit).format(value)
}

const areBesideMark: ReadonlySet<Target['kind']> = new Set(['length', 'bidirectional', 'angle', 'cobb', 'ratio'])

/** What stands beside a mark that measures: "23.4 mm", "23.4 × 12.1 mm", "CTR 0.52, view AP"; null for all other kinds. */
export function shortMeasurementText(target: Target, facts: Facts): string | null {
  // Asked of every mark after every edit: area and border of all others would take longer than a frame.
  if (!areBesideMark.has(target.kind)) return null
  const told = measured(target, facts)
  const [first, second] = told.values
  if (first === undefined) return null
  const source = told.scale?.source
  const isUnsure = source?.isAtDetector === true
  const place = !isUnsure ? '' : source?.tag === 'PixelSpacing' ? ' uncalibrated' : ' at detector'
  switch (target.kind) {
    case 'length':
      return `${measurementText(first)}${place}`
    case 'bidirectional':
      return second === undefined ? null : `${figureText(first.value, first.unit)} × ${measurementText(second)}${place}`
    case 'angle':
      return measurementText(first)
    case 'cobb':
      return `Cobb ${measurementText(first)}`
    case 'ratio':
      return `CTR ${measurementText(first)}${viewKindOf(facts) === 'PA' ? '' : `, ${viewText(facts)}`}`
    default:
      return null
  }
}

/** How large something is, while it is drawn: "23.4 × 12.1 mm" along its own sides, its area, or the length of a line; null for all else. */
export function sizeText(target: Target, facts: Facts): string | null {
  switch (target.kind) {
    case 'box':
      return sidesText(target.width, target.height, target, facts)
    case 'ellipse':
      return sidesText(2 * target.rx, 2 * target.ry, target, facts)
    case 'polygon':
    case 'polyline': {
      // The area, or the length.
      const [first] = measured(target, facts).values
      return first === undefined ? null : measurementText(first)
    }
    default:
      return null
  }
}

function sidesText(widthPx: number, heightPx: number, target: TargetOf<'box' | 'ellipse'>, facts: Facts): string {
  const angle = (target.rotation * Math.PI) / 180
  const scale = scaleAt(factsAt(facts, sliceOf(target)), boundsOf(target))
  const { rowMm, columnMm } = scale ?? { rowMm: 1, columnMm: 1 }
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const width = widthPx * Math.hypot(cos * columnMm, sin * rowMm)
  const height = heightPx * Math.hypot(sin * columnMm, cos * rowMm)
  return `${sizeFigure(width)} × ${sizeFigure(height)} ${scale === null ? 'px' : 'mm'}`
}

function viewText(facts: Facts): string {
  const kind = viewKindOf(facts)
  if (kind === null) return 'view unknown'
  return kind === 'AP' ? 'view AP' : kind === 'frontal' ? 'PA or AP' : 'not PA'
}

/** Why figures must be taken with care; null where nothing speaks against them. */
export function measurementWarning(target: Target, facts: Facts): string | null {
  if (target.kind === 'bidirectional') return axesWarning(target, facts)
  if (target.kind !== 'ratio' || viewKindOf(facts) === 'PA') return null
  const kind = viewKindOf(facts)
  const known = kind === null ? 'The view is not known' : kind === 'AP' ? 'The view is AP' : 'The view is not PA'
  return `${known}: the limit of 0.5 is for PA films. In other views the heart is shown larger than it is.`
}

/** The axes as they were drawn, by how long they are on the body, and whether one lies across the other. */
function axesWarning({ long, short, slice }: TargetOf<'bidirectional'>, facts: Facts): string | null {
  const lengthOf = ({ a, b }: typeof long) => measured({ kind: 'length', a, b, slice }, facts).values[0]?.value ?? 0
  if (lengthOf(short) > lengthOf(long)) {
    return 'The axis drawn as the short one is the longer now: the longer counts as the long axis. Is it the longest diameter?'
  }
  return isAcross(long, short) ? null : 'The axes do not cross. Is the short one across the same lesion?'
}

type Axis = TargetOf<'bidirectional'>['long']

/** Whether the ends of each lie on different sides of the other, or on it but for what rounding does. */
function isAcross(one: Axis, other: Axis): boolean {
  const isParted = ({ a, b }: Axis, { a: p, b: q }: Axis) => {
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const [sideP, sideQ] = [p, q].map(({ x, y }) => (x - a.x) * dy - (y - a.y) * dx)
    const rounding = 1e-6 * Math.hypot(dx, dy)
    const [low, high] = [Math.min(sideP ?? 0, sideQ ?? 0), Math.max(sideP ?? 0, sideQ ?? 0)]
    return low <= rounding && high >= -rounding
  }
  return isParted(one, other) && isParted(other, one)
}

/** Where millimetres come from: "PixelSpacing, calibrated by a known object". */
export function scaleText({ source }: Scale): string {
  const { tag, magnification, calibration, isAtDetector } = source
  if (tag === calibrationTag) return 'calibrated by a reader'
  if (magnification !== undefined) return `${tag} ÷ magnification ${magnification}`
  if (calibration === 'FIDUCIAL') return `${tag}, calibrated by an object of known size`
  if (calibration === 'GEOMETRY') return `${tag}, corrected for an assumed geometry`
  if (isAtDetector === true) {
    return tag === 'PixelSpacing' ? `${tag}, not said to be calibrated` : `${tag}, at the detector`
  }
  return tag === 'NominalScannedPixelSpacing' ? `${tag}, of the scanned film` : tag
}

/** The same in a word or two, for a scale bar. */
export function shortScaleText({ source }: Scale): string {
  const { tag, magnification, isAtDetector } = source
  if (tag === calibrationTag) return 'calibrated by a reader'
  if (magnification !== undefined) return `at detector ÷ ${magnification}`
  if (isAtDetector === true) return tag === 'PixelSpacing' ? `${tag}, uncalibrated` : 'at detector'
  return tag === 'NominalScannedPixelSpacing' ? 'of the scanned film' : tag
}

/** What the figures rest on, in a sentence. */
export function basisText({ scale, values, aspect }: Measured): string {
  if (scale !== null) {
    const what = values.every(({ unit }) => unit === 'deg') ? 'Shape of a pixel' : 'Millimetres'
    return `${what} ${scale.source.tag === calibrationTag ? 'as' : 'by'} ${scaleText(scale)}.`
  }
  const isOfShape = values.some(({ unit }) => unit === 'deg' || unit === '1')
  if (isOfShape && aspect !== 1) return 'The file says the shape of its pixels, but not their size.'
  return values.every(({ unit }) => unit === 'deg' || unit === '1')
    ? 'The file says no pixel spacing: pixels are taken to be square.'
    : 'The file says no pixel spacing that holds here: lengths are in pixels.'
}
