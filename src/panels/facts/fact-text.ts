import { shownAspectOf } from '../../domain/measure/scale.ts'
import type { Fact, Facts } from '../../domain/records/case.ts'
import { directionWords } from '../../domain/sides/direction-words.ts'
import { headerAxes } from '../../domain/sides/picture-axes.ts'

const views: Readonly<Record<string, string>> = {
  PA: 'Posteroanterior (PA)',
  AP: 'Anteroposterior (AP)',
  LL: 'Left lateral (LL)',
  RL: 'Right lateral (RL)',
  LATERAL: 'Lateral, side not said',
  LLD: 'Left lateral decubitus (LLD)',
  RLD: 'Right lateral decubitus (RLD)',
  LLO: 'Left lateral oblique (LLO)',
  RLO: 'Right lateral oblique (RLO)',
  LAO: 'Left anterior oblique (LAO)',
  RAO: 'Right anterior oblique (RAO)',
  LPO: 'Left posterior oblique (LPO)',
  RPO: 'Right posterior oblique (RPO)',
  CC: 'Craniocaudal (CC)',
  MLO: 'Mediolateral oblique (MLO)',
  ML: 'Mediolateral (ML)',
  LM: 'Lateromedial (LM)',
}

const sides: Readonly<Record<string, string>> = { L: 'Left', R: 'Right', B: 'Both sides', U: 'Not one of a pair' }

const intents: Readonly<Record<string, string>> = {
  'FOR PRESENTATION': 'For presentation',
  'FOR PROCESSING': 'For processing',
}

const shapes: Readonly<Record<string, string>> = { IDENTITY: 'As the values are', INVERSE: 'Low values bright' }

/** How a stored picture is turned to be looked at, by the numbers of EXIF. */
const turns: Readonly<Record<number, string>> = {
  1: 'As stored',
  2: 'Mirrored left to right',
  3: 'Turned by 180°',
  4: 'Mirrored top to bottom',
  5: 'Mirrored along the falling diagonal',
  6: 'Turned right by 90°',
  7: 'Mirrored along the rising diagonal',
  8: 'Turned left by 90°',
}

const calibrations: Readonly<Record<string, string>> = {
  GEOMETRY: 'Corrected for the geometry assumed',
  FIDUCIAL: 'By an object of known size',
}

const modalities: Readonly<Record<string, string>> = {
  CR: 'Computed radiography (CR)',
  DX: 'Digital radiography (DX)',
  MG: 'Mammography (MG)',
  CT: 'Computed tomography (CT)',
  MR: 'Magnetic resonance (MR)',
  US: 'Ultrasound (US)',
  NM: 'Nuclear medicine (NM)',
  PT: 'Positron emission tomography (PT)',
  SC: 'Secondary capture (SC)',
  XA: 'X-ray angiography (XA)',
  RF: 'Fluoroscopy (RF)',
  OT: 'Other (OT)',
}

/** Where spacing was measured, by the element it came from (DICOM PS3.3 §10.7.1.3). */
const spacingPlaces: Readonly<Record<string, string>> = {
  ImagerPixelSpacing: 'at the detector, where a body is shown magnified',
  NominalScannedPixelSpacing: 'of the scanner',
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 })
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
const dayAndMinute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

const texts: Readonly<Record<string, (fact: Fact) => string | null>> = {
  view: ({ value }) => words(value, views),
  posture: ({ value }) => sentenceCase(value),
  portable: ({ value }) => (value === true ? 'Portable' : value === false ? 'Not portable' : null),
  laterality: ({ value }) => words(value, sides),
  bodyPart: ({ value }) => sentenceCase(value),
  acquiredAt: ({ value }) => (typeof value === 'string' ? dateText(value) : null),
  modality: ({ value }) => words(value, modalities),
  presentationIntent: ({ value }) => words(value, intents),
  spacing: spacingText,
  spacingCalibration: ({ value }) => words(value, calibrations),
  magnification: ({ value, unit }) => (typeof value === 'number' ? `${number.format(value)} ×${unit ?? ''}` : null),
  manufacturer: ({ value }) => words(value, {}),
  presentationLutShape: ({ value }) => words(value, shapes),
  displayOrientation: ({ value }) => (typeof value === 'number' ? (turns[value] ?? null) : null),
}

/** The value of a fact in plain words, with its unit; null where there is none that can be read. */
export function factText(name: string, fact: Fact | undefined): string | null {
  if (fact === undefined) return null
  const text = texts[name]?.(fact)
  if (text !== undefined) return text
  const plain = words(fact.value, {}) ?? (typeof fact.value === 'number' ? number.format(fact.value) : null)
  return plain !== null && fact.unit !== undefined ? `${plain} ${fact.unit}` : plain
}

function words(value: Fact['value'], known: Readonly<Record<string, string>>): string | null {
  return typeof value === 'string' ? (known[value.toUpperCase()] ?? value) : null
}

function sentenceCase(value: Fact['value']): string | null {
  return typeof value === 'string' ? value.charAt(0).toUpperCase() + value.slice(1).toLowerCase() : null
}

/** @param local ISO 8601 without a zone: it is shown as it stands. */
function dateText(local: string): string {
  const hasTime = local.includes('T')
  const time = Date.parse(hasTime ? `${local.replace(/Z$/, '')}Z` : `${local}T00:00:00Z`)
  if (Number.isNaN(time)) return local
  return (hasTime ? dayAndMinute : day).format(time)
}

function spacingText({ value, tag, unit, origin }: Fact): string | null {
  if (Array.isArray(value)) return 'Not the same in all pictures'
  if (typeof value !== 'object' || value === null || !('rowMm' in value) || !('columnMm' in value)) return null
  const { rowMm, columnMm } = value
  if (typeof rowMm !== 'number' || typeof columnMm !== 'number') return null
  const place = spacingPlaces[tag ?? '']
  const size = `${number.format(columnMm)} × ${number.format(rowMm)} ${unit ?? ''}`
  if (origin === 'reader') return `${size}, calibrated by a reader`
  return place === undefined ? size : `${size}, ${place}`
}

/** "Not square, 1.33 × as high as wide": as pixels are shown and measured; null where they are square, as far as is known. */
export function pixelShapeText(facts: Facts): string | null {
  const aspect = shownAspectOf(facts)
  if (aspect === 1) return null
  return aspect > 1
    ? `Not square, ${number.format(aspect)} × as high as wide`
    : `Not square, ${number.format(1 / aspect)} × as wide as high`
}

/** "Rows to the left, columns to the feet"; null where the header does not say. */
export function orientationText(facts: Facts): string | null {
  const axes = headerAxes(facts)
  if (axes === null) return null
  const told = (letters: string | null) => directionWords(letters ?? '')
  return `Rows to the ${told(axes.x)}, columns to the ${told(axes.y)}`
}

/** "3,000 × 2,500 px"; null where it is not known. */
export function sizeText({ columns, rows }: Facts): string | null {
  if (typeof columns?.value !== 'number' || typeof rows?.value !== 'number') return null
  return `${number.format(columns.value)} × ${number.format(rows.value)} px`
}
