import { fail, ok, type Result } from '../../lib/result.ts'
import { maximumPixelsPerFrame } from '../dicom/image-header.ts'

/** Kinds of values, by their number in the header. Source: nifti1.h. */
const dataTypes = {
  2: { kind: 'uint8', sampleBytes: 1, samples: 1 },
  4: { kind: 'int16', sampleBytes: 2, samples: 1 },
  8: { kind: 'int32', sampleBytes: 4, samples: 1 },
  16: { kind: 'float32', sampleBytes: 4, samples: 1 },
  64: { kind: 'float64', sampleBytes: 8, samples: 1 },
  128: { kind: 'uint8', sampleBytes: 1, samples: 3 },
  256: { kind: 'int8', sampleBytes: 1, samples: 1 },
  512: { kind: 'uint16', sampleBytes: 2, samples: 1 },
  768: { kind: 'uint32', sampleBytes: 4, samples: 1 },
  2304: { kind: 'uint8', sampleBytes: 1, samples: 4 },
} as const
export type NiftiDataType = (typeof dataTypes)[keyof typeof dataTypes]

/** A row of the affine: x = a·i + b·j + c·k + d. */
export type AffineRow = readonly [a: number, b: number, c: number, d: number]

type VoxelSides = readonly [i: number, j: number, k: number]

/** What a NIfTI file says of its values. */
export interface NiftiHeader {
  readonly version: 1 | 2
  readonly isLittleEndian: boolean
  /** Voxels along i (fastest), j, k, and the number of volumes (time and all further dimensions). */
  readonly columns: number
  readonly rows: number
  readonly slices: number
  readonly volumes: number
  readonly dataType: NiftiDataType
  /** Value = slope * stored + intercept. */
  readonly slope: number
  readonly intercept: number
  /** Values to show black and white, where the file says. */
  readonly shown: readonly [black: number, white: number] | null
  readonly dataOffset: number
  /** From voxel indices (counted from 0, at voxel centres) to millimetres right, front, up; null where the file gives no place. */
  readonly affine: readonly [AffineRow, AffineRow, AffineRow] | null
  /** Which of the two the affine is from. */
  readonly affineSource: 'sform' | 'qform' | null
  /** Sides of a voxel, mm; null where the file does not say of what unit they are. */
  readonly voxelMm: VoxelSides | null
  /** The same in whatever unit they are: its shape; null where the file has no sides that could be. */
  readonly voxelShape: VoxelSides | null
}

/** Millimetres in a unit of length: metre, millimetre, micrometre. */
const unitsMm: Readonly<Record<number, number>> = { 1: 1000, 2: 1, 3: 0.001 }

/** Bytes of values, without the header. */
export function niftiValueBytes({ columns, rows, slices, volumes, dataType }: NiftiHeader): number {
  return columns * rows * slices * volumes * dataType.sampleBytes * dataType.samples
}

/** How many bytes from the start a header takes at most. */
export const niftiHeaderBytes = 544

/** Whether bytes begin as a NIfTI file of one piece, of either version. */
export function isNifti(head: Uint8Array): boolean {
  return versionOf(head) !== null
}

/** Whether bytes are a NIfTI header whose values lie in a second file (`.hdr` and `.img`). */
export function isNiftiPair(head: Uint8Array): boolean {
  return hasText(head, 344, 'ni1\0') || hasText(head, 4, 'ni2\0')
}

function versionOf(head: Uint8Array): 1 | 2 | null {
  if (hasText(head, 344, 'n+1\0')) return 1
  return hasText(head, 4, 'n+2\0\r\n\x1a\n') ? 2 : null
}

function hasText(head: Uint8Array, offset: number, text: string): boolean {
  return [...text].every((char, i) => head[offset + i] === char.charCodeAt(0))
}

/**
 * Reads a header and checks that the values it promises can be there. Sources: nifti1.h, nifti2.h.
 * @param fileBytes length of the file, where `bytes` are its beginning only
 */
export function readNiftiHeader(bytes: Uint8Array, fileBytes = bytes.length): Result<NiftiHeader> {
  const version = versionOf(bytes)
  if (version === null) return fail(isNiftiPair(bytes) ? 'nifti-pair' : 'nifti-not')
  const headerBytes = version === 1 ? 348 : 540
  if (bytes.length < headerBytes) return fail('image-truncated', { format: 'nifti' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = view.getInt32(0, true) === headerBytes
  if (!little && view.getInt32(0, false) !== headerBytes) return damaged('its header has another length than it says')
  const f = fieldsOf(view, version, little)
  const dims = f.dims.slice(1, 1 + (f.dims[0] ?? 0))
  if (
    f.dims[0] === undefined ||
    f.dims[0] < 2 ||
    f.dims[0] > 7 ||
    dims.some((dim) => !Number.isInteger(dim) || dim < 1)
  ) {
    return damaged('its size is no size')
  }
  const [columns = 1, rows = 1, slices = 1, ...more] = dims
  const volumes = more.reduce((product, dim) => product * dim, 1)
  if (columns * rows > maximumPixelsPerFrame) {
    return fail('image-too-large', { widthPx: columns, heightPx: rows, maximumMegapixels: maximumPixelsPerFrame / 1e6 })
  }
  const dataType = dataTypeOf(f.dataType)
  if (dataType === undefined) return fail('nifti-type-unsupported', { dataType: f.dataType })
  const dataOffset = Math.max(f.dataOffset, headerBytes)
  const expectedBytes = columns * rows * slices * volumes * dataType.sampleBytes * dataType.samples
  const foundBytes = Math.max(0, fileBytes - dataOffset)
  if (!Number.isSafeInteger(expectedBytes) || foundBytes < expectedBytes) {
    return fail('nifti-truncated', { expectedBytes, foundBytes })
  }
  const hasSlope = Number.isFinite(f.slope) && f.slope !== 0 && dataType.samples === 1
  const unitMm = unitsMm[f.units & 7]
  const { affine, affineSource } = placeOf(f)
  return ok({
    ...{ version, isLittleEndian: little, columns, rows, slices, volumes, dataType, dataOffset, affineSource },
    slope: hasSlope ? f.slope : 1,
    intercept: hasSlope && Number.isFinite(f.intercept) ? f.intercept : 0,
    shown: f.shown[1] > f.shown[0] ? f.shown : null,
    affine: unitMm === undefined ? affine : scaledAffine(affine, unitMm),
    voxelMm: unitMm === undefined ? null : voxelSides(f.voxel, affine, unitMm),
    voxelShape: voxelSides(f.voxel, affine, 1),
  })
}

type Fields = ReturnType<typeof fieldsOf>

function fieldsOf(view: DataView, version: 1 | 2, little: boolean) {
  const floats = (at: number, count: number) =>
    Array.from({ length: count }, (_, i) =>
      version === 1 ? view.getFloat32(at + 4 * i, little) : view.getFloat64(at + 8 * i, little),
    )
  const one = (at: number) => floats(at, 1)[0] ?? 0
  const long = (at: number) => Number(view.getBigInt64(at, little))
  const at = version === 1 ? places1 : places2
  return {
    dims: Array.from({ length: 8 }, (_, i) => (version === 1 ? view.getInt16(40 + 2 * i, little) : long(16 + 8 * i))),
    dataType: view.getInt16(at.dataType, little),
    voxel: floats(at.pixdim, 4),
    dataOffset: version === 1 ? Math.round(view.getFloat32(108, little)) : long(168),
    slope: one(at.slope),
    intercept: one(at.intercept),
    shown: [one(at.calMin), one(at.calMax)] as const,
    units: version === 1 ? view.getUint8(123) : view.getInt32(500, little),
    qformCode: version === 1 ? view.getInt16(252, little) : view.getInt32(344, little),
    sformCode: version === 1 ? view.getInt16(254, little) : view.getInt32(348, little),
    quaternion: floats(at.quaternion, 6),
    srow: floats(at.srow, 12),
  }
}

const places1 = {
  ...{ dataType: 70, pixdim: 76, slope: 112, intercept: 116, calMax: 124, calMin: 128 },
  ...{ quaternion: 256, srow: 280 },
}
const places2 = {
  ...{ dataType: 12, pixdim: 104, slope: 176, intercept: 184, calMax: 192, calMin: 200 },
  ...{ quaternion: 352, srow: 400 },
}

function dataTypeOf(code: number): NiftiDataType | undefined {
  return Object.entries(dataTypes).find(([known]) => Number(known) === code)?.[1]
}

/** The sform where there is one, else the qform; with neither the file gives no place (method 1 of nifti1.h knows no sides). */
function placeOf(f: Fields): Pick<NiftiHeader, 'affine' | 'affineSource'> {
  const rows = f.sformCode > 0 ? rowsOf(f.srow) : f.qformCode > 0 ? quaternionRows(f) : null
  const isUsable = rows?.flat().every(Number.isFinite) === true && Math.abs(determinant(rows)) > 1e-12
  if (rows === null || !isUsable) return { affine: null, affineSource: null }
  return { affine: rows, affineSource: f.sformCode > 0 ? 'sform' : 'qform' }
}

type AffineRows = readonly [AffineRow, AffineRow, AffineRow]

function rowsOf(s: readonly number[]): AffineRows {
  const row = (from: number): AffineRow => [s[from] ?? 0, s[from + 1] ?? 0, s[from + 2] ?? 0, s[from + 3] ?? 0]
  return [row(0), row(4), row(8)]
}

function quaternionRows({ quaternion, voxel }: Fields): AffineRows {
  const [b = 0, c = 0, d = 0, x = 0, y = 0, z = 0] = quaternion
  const a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)))
  const [side = 1, di = 1, dj = 1, dk = 1] = voxel
  const k = side < 0 ? -dk : dk
  return [
    [(a * a + b * b - c * c - d * d) * di, 2 * (b * c - a * d) * dj, 2 * (b * d + a * c) * k, x],
    [2 * (b * c + a * d) * di, (a * a + c * c - b * b - d * d) * dj, 2 * (c * d - a * b) * k, y],
    [2 * (b * d - a * c) * di, 2 * (c * d + a * b) * dj, (a * a + d * d - b * b - c * c) * k, z],
  ]
}

function determinant([[a, b, c], [d, e, f], [g, h, i]]: AffineRows): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}

function scaledAffine(affine: AffineRows | null, factor: number): AffineRows | null {
  if (affine === null || factor === 1) return affine
  const scaled = ([a, b, c, d]: AffineRow): AffineRow => [a * factor, b * factor, c * factor, d * factor]
  return [scaled(affine[0]), scaled(affine[1]), scaled(affine[2])]
}

/** By the affine, which is what places voxels, else by the header's own figures. */
function voxelSides(voxel: readonly number[], affine: AffineRows | null, unitMm: number): VoxelSides | null {
  const side = (axis: 0 | 1 | 2) =>
    (affine === null ? Math.abs(voxel[axis + 1] ?? 0) : Math.hypot(...affine.map((row) => row[axis]))) * unitMm
  const sides = [side(0), side(1), side(2)] as const
  return sides.every((length) => length > 0 && Number.isFinite(length)) ? sides : null
}

function damaged(reason: string): Result<never> {
  return fail('image-damaged', { format: 'nifti', reason })
}
