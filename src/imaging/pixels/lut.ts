import type { GrayscaleImage, VoiCurve, WindowLevel } from './picture.ts'
import { whiteOf } from './voi-curves.ts'

/**
 * From a stored value to an opaque grey or coloured pixel (RGBA bytes in memory order, read as one little-endian number):
 * `table[clamp(round((stored - first) * perValue))]`. Values outside the table take its nearest end.
 */
export interface Lut {
  readonly table: Uint32Array<ArrayBuffer>
  readonly first: number
  readonly perValue: number
  /** Padding of the picture: no part of an interpolation. */
  readonly padding: GrayscaleImage['padding']
}

/** Up to this many stored values each has its own entry; a wider range shares entries, as many to a grey as no eye can tell. */
const maximumEntries = 65_536

interface LutOptions {
  /** Table of the same picture to overwrite. */
  readonly reuse?: Lut | undefined
  /** 256 pixels to show instead of the greys; absent: grey. */
  readonly colors?: Uint32Array | undefined
}

/**
 * The table for a window: modality rescale, VOI function or curve, MONOCHROME1 turned over, padding black. Cheap enough for every step of
 * a drag. Source: DICOM PS3.3 C.11.1, C.11.2.1, C.7.6.3.1.2.
 */
export function buildLut(image: GrayscaleImage, window: WindowLevel, { reuse, colors }: LutOptions = {}): Lut {
  const lut = reuse ?? emptyLut(image, window)
  const { table } = lut
  const { first, perValue } = image.values.BYTES_PER_ELEMENT <= 2 ? lut : tableRange(image, window)
  const curve = window.curve === undefined ? undefined : image.voiCurves[window.curve]
  if (curve !== undefined) alongCurve(table, image, window, curve, first, perValue)
  else if (image.voiFunction === 'SIGMOID') sigmoid(table, image, window, first, perValue)
  else ramp(table, image, window, first, perValue)
  if (colors !== undefined) for (let at = 0; at < table.length; at++) table[at] = colors[(table[at] ?? 0) & 255] ?? 0
  if (image.padding !== null) blacken(table, first, perValue, image.padding)
  return { table, first, perValue, padding: image.padding }
}

function emptyLut(image: GrayscaleImage, window: WindowLevel): Lut {
  const { first, perValue, entries } = tableRange(image, window)
  return { table: new Uint32Array(entries), first, perValue, padding: image.padding }
}

function tableRange(image: GrayscaleImage, { centre, width }: WindowLevel) {
  if (image.values.BYTES_PER_ELEMENT <= 2) {
    const low = image.padding === null ? image.minValue : Math.min(image.minValue, image.padding[0])
    const high = image.padding === null ? image.maxValue : Math.max(image.maxValue, image.padding[1])
    return { first: low, perValue: 1, entries: high - low + 1 }
  }
  // The range of a 32-bit or real picture may be far wider than the window: the entries go where the greys change.
  const ends = [centre - width, centre + width].map((value) => (value - image.intercept) / image.slope)
  const first = Math.min(...ends)
  return { first, perValue: (maximumEntries - 1) / (Math.max(...ends) - first), entries: maximumEntries }
}

/** LINEAR: from black at centre - 0.5 - (width - 1) / 2 to white at centre - 0.5 + (width - 1) / 2; LINEAR_EXACT: at centre -+ width / 2. */
function ramp(table: Uint32Array, image: GrayscaleImage, window: WindowLevel, first: number, perValue: number): void {
  const { slope, intercept } = image
  const isExact = image.voiFunction === 'LINEAR_EXACT'
  const span = isExact ? window.width : window.width - 1
  const black = (isExact ? window.centre : window.centre - 0.5) - span / 2
  const white = black + span
  const turn = image.monochrome1 ? 255 : 0
  for (let entry = 0; entry < table.length; entry++) {
    const value = slope * (first + entry / perValue) + intercept
    const grey = value <= black ? 0 : value > white ? 255 : Math.round(((value - black) / span) * 255)
    table[entry] = opaqueGrey(grey ^ turn)
  }
}

function sigmoid(
  table: Uint32Array,
  image: GrayscaleImage,
  window: WindowLevel,
  first: number,
  perValue: number,
): void {
  const { slope, intercept } = image
  const turn = image.monochrome1 ? 255 : 0
  for (let entry = 0; entry < table.length; entry++) {
    const value = slope * (first + entry / perValue) + intercept
    const grey = Math.round(255 / (1 + Math.exp((-4 * (value - window.centre)) / window.width)))
    table[entry] = opaqueGrey(grey ^ turn)
  }
}

/** The window says where the first and the last entry of the curve lie. */
function alongCurve(
  table: Uint32Array,
  image: GrayscaleImage,
  { centre, width }: WindowLevel,
  { table: { entries, bits, first: from } }: VoiCurve,
  first: number,
  perValue: number,
): void {
  const { slope, intercept } = image
  const turn = image.monochrome1 ? 255 : 0
  const last = entries.length - 1
  const perEntry = last / width
  const start = centre - width / 2
  const scale = 255 / whiteOf({ entries, bits, first: from })
  for (let entry = 0; entry < table.length; entry++) {
    const value = slope * (first + entry / perValue) + intercept
    const at = Math.min(last, Math.max(0, Math.round((value - start) * perEntry)))
    table[entry] = opaqueGrey(Math.round((entries[at] ?? 0) * scale) ^ turn)
  }
}

function opaqueGrey(byte: number): number {
  return 0xff000000 | (byte << 16) | (byte << 8) | byte
}

const opaqueBlack = 0xff000000

function blacken(table: Uint32Array, first: number, perValue: number, [low, high]: readonly [number, number]): void {
  const from = Math.max(0, Math.ceil((low - first) * perValue))
  const to = Math.min(table.length - 1, Math.floor((high - first) * perValue))
  if (from <= to) table.fill(opaqueBlack, from, to + 1)
}
