import { gasLength } from './airways.ts'
import type { Anatomy } from './anatomy.ts'
import type { PlacedFinding } from './findings/placed-finding.ts'
import { mediastinumLength } from './mediastinum.ts'
import { smoothNoise } from './noise.ts'
import { columnXs, createHalfPlane, type Plane, type PlaneSize } from './plane.ts'
import type { Random } from './random.ts'
import { overlyingLength } from './soft-tissue.ts'
import { belowDiaphragm, bodyLength, type ColumnTops, cavityLength, columnTops } from './thorax.ts'

/** Lung against water. */
export const lungDensity = 0.22
/** Air that is not lung, against water. */
const freeAirDensity = 0.02

type ShareAt = (x: number, y: number) => number
type IsAt = (x: number, y: number) => boolean

/** What the rows of a film have in common. */
interface Rows {
  readonly anatomy: Anatomy
  /** x in mm of every column, and what depends on it alone. */
  readonly xs: Float64Array
  readonly columns: readonly ColumnTops[]
  readonly mediastinum: (x: number, y: number) => number
  readonly cloud: (x: number, y: number) => number
  readonly lungShares: readonly ShareAt[]
  readonly freeAirs: readonly IsAt[]
  /** Lengths of a row of pixels, used again for every row. */
  readonly lengths: Float64Array
}

/**
 * Lengths of lung, and of water for all that is not bone, at half the resolution: nothing of it is sharper than that. Row by row, by functions that are the same for every film: a function for every pixel puts its numbers on the heap, one made for every film is
 * compiled for every film.
 */
export function tissues(
  size: PlaneSize,
  anatomy: Anatomy,
  findings: readonly PlacedFinding[],
  random: Random,
): { readonly lung: Plane; readonly soft: Plane } {
  const lung = createHalfPlane(size)
  const soft = createHalfPlane(size)
  const { widthPx, heightPx, mmPerPx, topMm } = lung
  const xs = columnXs(lung)
  const rows: Rows = {
    anatomy,
    xs,
    columns: Array.from(xs, (x) => columnTops(anatomy, x)),
    mediastinum: mediastinumLength(anatomy),
    cloud: smoothNoise(random.fork('cloud'), 9),
    lungShares: findings.flatMap(({ lungShare }) => lungShare ?? []),
    freeAirs: findings.flatMap(({ isFreeAir }) => isFreeAir ?? []),
    lengths: new Float64Array(widthPx),
  }
  for (let row = 0; row < heightPx; row++) {
    const y = topMm + (row + 0.5) * mmPerPx
    const air = lung.values.subarray(row * widthPx, (row + 1) * widthPx)
    cavityRow(rows, y)
    airRow(rows, y, air)
    bodyRow(rows, y)
    waterRow(rows, y, air, soft.values.subarray(row * widthPx, (row + 1) * widthPx))
  }
  return { lung, soft }
}

/** Length of the chest cavity for a row of pixels: it depends on the distance from the midline alone, so half a row will do. */
function cavityRow({ anatomy, xs, columns, lengths }: Rows, y: number): void {
  const last = xs.length - 1
  for (let column = 0; column <= last - column; column++) {
    const tops = columns[column]
    const cavity = tops === undefined ? 0 : cavityLength(anatomy, tops, xs[column] ?? 0, y)
    lengths[column] = cavity
    lengths[last - column] = cavity
  }
}

/** Length of the body for a row of pixels, likewise. */
function bodyRow({ anatomy, xs, columns, lengths }: Rows, y: number): void {
  const last = xs.length - 1
  for (let column = 0; column <= last - column; column++) {
    const tops = columns[column]
    const body = tops === undefined ? 0 : bodyLength(anatomy, tops, xs[column] ?? 0, y)
    lengths[column] = body
    lengths[last - column] = body
  }
}

/** Length of lung for a row of pixels, given that of the cavity. */
function airRow({ anatomy, xs, columns, mediastinum, lungShares, lengths }: Rows, y: number, lung: Float32Array): void {
  for (let column = 0; column < lung.length; column++) {
    const cavity = lengths[column] ?? 0
    const tops = columns[column]
    if (cavity === 0 || tops === undefined) continue
    const x = xs[column] ?? 0
    const middle = mediastinum(x, y)
    const abdomen = belowDiaphragm(anatomy, tops, x, y)
    let left = Math.max(0, cavity - Math.sqrt(middle * middle + abdomen * abdomen))
    for (const share of lungShares) left *= share(x, y)
    lung[column] = left
  }
}

/** Length of water for a row of pixels, given those of the body and of lung. */
function waterRow(rows: Rows, y: number, lung: Float32Array, soft: Float32Array): void {
  const { anatomy, xs, columns, cloud, freeAirs, lengths } = rows
  for (let column = 0; column < soft.length; column++) {
    const body = lengths[column] ?? 0
    const tops = columns[column]
    if (body === 0 || tops === undefined) continue
    const x = xs[column] ?? 0
    const air = Math.min(body, lung[column] ?? 0)
    const outside = body + overlyingLength(anatomy, x, y)
    let density = 1
    if (air > 0) density = isAnyAt(freeAirs, x, y) ? freeAirDensity : lungDensity * (1 + 0.03 * cloud(x, y))
    soft[column] = Math.max(0, outside - air * (1 - density) - gasLength(anatomy, tops, x, y))
  }
}

/** A loop: a function made at every pixel would take the pixel's place to the heap. */
function isAnyAt(regions: readonly IsAt[], x: number, y: number): boolean {
  for (const isAt of regions) if (isAt(x, y)) return true
  return false
}
