import type { Fact } from '../../domain/records/case.ts'
import type { NiftiHeader } from './nifti-header.ts'

type Vector = readonly [x: number, y: number, z: number]

/**
 * What a NIfTI header says of how the slices lie, by the names that DICOM's facts have: directions and positions in the patient's
 * coordinates of DICOM (x to the left, y to the back), where NIfTI's are to the right and to the front. All volumes lie at the same places:
 * `slicePositions` are those of the first.
 */
export function niftiFacts(header: NiftiHeader): Record<string, Fact> {
  const { columns, rows, slices, volumes, affine, affineSource, voxelMm, voxelShape } = header
  const tag = affineSource ?? 'pixdim'
  const facts: Record<string, Fact> = {
    rows: { value: rows, origin: 'header', unit: 'px' },
    columns: { value: columns, origin: 'header', unit: 'px' },
    frames: { value: slices * volumes, origin: 'header' },
  }
  if (volumes > 1) facts.volumes = { value: volumes, origin: 'header', tag: 'dim' }
  if (voxelMm !== null) {
    const [columnMm, rowMm, sliceMm] = voxelMm
    facts.spacing = { value: { rowMm, columnMm }, origin: 'header', tag, unit: 'mm' }
    if (slices > 1) facts.sliceThickness = { value: sliceMm, origin: 'header', tag, unit: 'mm' }
  } else if (voxelShape !== null) {
    const aspect = voxelShape[1] / voxelShape[0]
    // Single floats are not quite what was meant.
    if (Math.abs(aspect - 1) > 1e-6) facts.pixelAspect = { value: aspect, origin: 'header', tag }
  }
  if (affine === null) return facts
  const [along, down] = [directionOf(header, 0), directionOf(header, 1)]
  facts.imageOrientation = { value: [...along, ...down], origin: 'header', tag }
  facts.displayOrientation = { value: displayOrientation(along, down), origin: 'header', tag }
  // Without a unit a direction is a direction, but a place is none.
  if (voxelMm === null) return facts
  const place = (k: number): number[] => affine.map(([, , c, d], axis) => (axis < 2 ? -1 : 1) * (c * k + d) + 0)
  facts.imagePosition = { value: place(0), origin: 'header', tag, unit: 'mm' }
  if (slices > 1) {
    const positions = Array.from({ length: slices }, (_, k) => place(k))
    facts.slicePositions = { value: positions, origin: 'header', tag, unit: 'mm' }
  }
  return facts
}

/** Direction of an index axis, of length 1, in DICOM's coordinates. */
function directionOf({ affine }: NiftiHeader, axis: 0 | 1): Vector {
  const [x = 0, y = 0, z = 0] = affine?.map((row) => row[axis]) ?? []
  const length = Math.hypot(x, y, z)
  // `+ 0` makes a zero of a negative zero.
  return [-x / length + 0, -y / length + 0, z / length + 0]
}

/** Where the right and the lower edge of the screen are, by what lies behind the picture: as slices are hung when one faces the patient. */
const hangings: readonly { readonly right: Vector; readonly down: Vector; readonly normalAxis: 0 | 1 | 2 }[] = [
  { right: [0, 1, 0], down: [0, 0, -1], normalAxis: 0 },
  { right: [1, 0, 0], down: [0, 0, -1], normalAxis: 1 },
  { right: [1, 0, 0], down: [0, 1, 0], normalAxis: 2 },
]

/** Turns and mirrorings 1 to 8 of EXIF: where the rows (x) and columns (y) of the stored picture point to on screen. */
const turns: readonly { readonly x: readonly [number, number]; readonly y: readonly [number, number] }[] = [
  { x: [1, 0], y: [0, 1] },
  { x: [-1, 0], y: [0, 1] },
  { x: [-1, 0], y: [0, -1] },
  { x: [1, 0], y: [0, -1] },
  { x: [0, 1], y: [1, 0] },
  { x: [0, 1], y: [-1, 0] },
  { x: [0, -1], y: [-1, 0] },
  { x: [0, -1], y: [1, 0] },
]

/**
 * How a slice is to be turned to hang as radiologists hang it (axial: seen from the feet; coronal: from the front; sagittal: from the left), as EXIF
 * numbers it. Voxels are stored in whatever order the scanner had them, most often with the front at the bottom.
 */
function displayOrientation(along: Vector, down: Vector): number {
  const normal = [
    along[1] * down[2] - along[2] * down[1],
    along[2] * down[0] - along[0] * down[2],
    along[0] * down[1] - along[1] * down[0],
  ].map(Math.abs)
  const axis = normal.indexOf(Math.max(...normal))
  const hanging = hangings[axis] ?? hangings[2]
  if (hanging === undefined) return 1
  const { right, down: below } = hanging
  const fit = ({ x, y }: (typeof turns)[number]) =>
    dot(along, right) * x[0] + dot(along, below) * x[1] + dot(down, right) * y[0] + dot(down, below) * y[1]
  const fits = turns.map(fit)
  return fits.indexOf(Math.max(...fits)) + 1
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
