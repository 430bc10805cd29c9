/**
 * A map of path lengths in mm over the film. Millimetres: x from the patient's midline to the right of the image, y
 * down, as seen on the film; a pixel's value belongs to its centre.
 */
export interface Plane {
  readonly widthPx: number
  readonly heightPx: number
  readonly mmPerPx: number
  /** y of the top edge. */
  readonly topMm: number
  readonly values: Float32Array<ArrayBuffer>
}

export type PlaneSize = Omit<Plane, 'values'>

export function createPlane({ widthPx, heightPx, mmPerPx, topMm }: PlaneSize): Plane {
  return { widthPx, heightPx, mmPerPx, topMm, values: new Float32Array(widthPx * heightPx) }
}

/** Column of pixels, as a real number, in which an x in mm lies: whole numbers are left edges. */
export function columnAt(plane: Plane, xMm: number): number {
  return plane.widthPx / 2 + xMm / plane.mmPerPx
}

export function rowAt(plane: Plane, yMm: number): number {
  return (yMm - plane.topMm) / plane.mmPerPx
}

/** Changes every pixel within a rectangle in mm: `change(x, y, value, column)` gives the new value. */
export function mapRegion(
  plane: Plane,
  [left, top, right, bottom]: readonly [number, number, number, number],
  change: (xMm: number, yMm: number, value: number, column: number) => number,
): void {
  const { widthPx, heightPx, mmPerPx, topMm, values } = plane
  const fromColumn = Math.max(0, Math.floor(columnAt(plane, left)))
  const endColumn = Math.min(widthPx, Math.ceil(columnAt(plane, right)))
  const fromRow = Math.max(0, Math.floor(rowAt(plane, top)))
  const endRow = Math.min(heightPx, Math.ceil(rowAt(plane, bottom)))
  for (let row = fromRow; row < endRow; row++) {
    const y = topMm + (row + 0.5) * mmPerPx
    for (let column = fromColumn; column < endColumn; column++) {
      const x = (column + 0.5 - widthPx / 2) * mmPerPx
      const index = row * widthPx + column
      values[index] = change(x, y, values[index] ?? 0, column)
    }
  }
}

/** x in mm of the middle of every column. */
export function columnXs({ widthPx, mmPerPx }: PlaneSize): Float64Array {
  return Float64Array.from({ length: widthPx }, (_, column) => (column + 0.5 - widthPx / 2) * mmPerPx)
}

/** Adds a length to the four pixels around each of some points, mm, so that lines of points have no steps. */
export function splat(
  plane: Plane,
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  end: number,
  lengthMm: number,
): void {
  const { widthPx, heightPx, mmPerPx, topMm, values } = plane
  const middlePx = widthPx / 2
  for (let i = from; i < end; i++) {
    const column = middlePx + (xs[i] ?? 0) / mmPerPx - 0.5
    const row = ((ys[i] ?? 0) - topMm) / mmPerPx - 0.5
    const left = Math.floor(column)
    const top = Math.floor(row)
    if (left < 0 || top < 0 || left + 1 >= widthPx || top + 1 >= heightPx) continue
    const rightShare = column - left
    const bottomShare = row - top
    const index = top * widthPx + left
    const upper = lengthMm * (1 - bottomShare)
    const lower = lengthMm * bottomShare
    values[index] = (values[index] ?? 0) + upper * (1 - rightShare)
    values[index + 1] = (values[index + 1] ?? 0) + upper * rightShare
    values[index + widthPx] = (values[index + widthPx] ?? 0) + lower * (1 - rightShare)
    values[index + widthPx + 1] = (values[index + widthPx + 1] ?? 0) + lower * rightShare
  }
}

/** A plane of half the resolution, in each direction, of one of the given size. */
export function createHalfPlane(size: PlaneSize): Plane {
  return createPlane({ ...size, widthPx: size.widthPx / 2, heightPx: size.heightPx / 2, mmPerPx: size.mmPerPx * 2 })
}

/** A plane from `createHalfPlane` at its whole resolution again, with straight lines between its pixels. */
export function doubled(half: Plane): Plane {
  const { widthPx, heightPx, mmPerPx, topMm, values } = half
  const whole = createPlane({ widthPx: 2 * widthPx, heightPx: 2 * heightPx, mmPerPx: mmPerPx / 2, topMm })
  for (let row = 0; row < whole.heightPx; row++) {
    // A pixel's centre lies a quarter from that of the half plane's pixel it came from.
    const near = (row >> 1) * widthPx
    const far = Math.max(0, Math.min(heightPx - 1, (row >> 1) + (row & 1 ? 1 : -1))) * widthPx
    doubleRow(values, near, far, widthPx, whole.values, row * whole.widthPx)
  }
  return whole
}

/** A row of twice as many pixels between two rows, of which one is three times as near. */
function doubleRow(
  values: Float32Array,
  near: number,
  far: number,
  widthPx: number,
  whole: Float32Array,
  start: number,
): void {
  let to = start
  let nearBefore = values[near] ?? 0
  let farBefore = values[far] ?? 0
  for (let here = 0; here < widthPx; here++) {
    const after = here < widthPx - 1 ? here + 1 : here
    const nearHere = values[near + here] ?? 0
    const farHere = values[far + here] ?? 0
    const nearLeft = 0.75 * nearHere + 0.25 * nearBefore
    const farLeft = 0.75 * farHere + 0.25 * farBefore
    whole[to++] = 0.75 * nearLeft + 0.25 * farLeft
    const nearRight = 0.75 * nearHere + 0.25 * (values[near + after] ?? 0)
    const farRight = 0.75 * farHere + 0.25 * (values[far + after] ?? 0)
    whole[to++] = 0.75 * nearRight + 0.25 * farRight
    nearBefore = nearHere
    farBefore = farHere
  }
}
