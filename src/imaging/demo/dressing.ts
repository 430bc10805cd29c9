import { mapRegion, type Plane, type PlaneSize } from './plane.ts'
import type { Random } from './random.ts'

/** The edges of the exposed field in mm, each a little out of true. */
export interface Shutters {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** How far an edge moves over its length. */
  readonly skew: number
}

export function makeShutters({ widthPx, heightPx, mmPerPx, topMm }: PlaneSize, random: Random): Shutters {
  const halfWidth = (widthPx * mmPerPx) / 2
  return {
    left: -halfWidth + random.between(1, 3.5),
    top: topMm + random.between(1, 3),
    right: halfWidth - random.between(1, 3.5),
    bottom: topMm + heightPx * mmPerPx - random.between(1, 3),
    skew: random.between(-1.4, 1.4),
  }
}

/** A lead letter L beside the patient's left shoulder, as bone. */
export function addSideMarker(bone: Plane, { right, top }: Shutters): void {
  const x = right - 19
  const y = top + 9
  const bars = [
    [x, y, x + 2.6, y + 14],
    [x, y + 11.4, x + 9, y + 14],
  ] as const
  for (const bar of bars) mapRegion(bone, bar, () => 160)
}

/** Stores 0 where the shutters cover the detector. */
export function blackenOutside(
  values: Uint16Array,
  size: PlaneSize,
  { left, top, right, bottom, skew }: Shutters,
): void {
  const { widthPx, heightPx, mmPerPx, topMm } = size
  // No edge is further out of true than this: between lies nothing but picture.
  const slack = Math.abs(skew)
  const columnOf = (xMm: number) => Math.floor(widthPx / 2 + xMm / mmPerPx)
  const [insideFrom, insideEnd] = [columnOf(left + slack) + 2, columnOf(right - slack) - 1]
  for (let row = 0; row < heightPx; row++) {
    const y = topMm + (row + 0.5) * mmPerPx
    const lean = skew * (row / heightPx - 0.5)
    const isInside = y > top + slack && y < bottom - slack
    for (let column = 0; column < widthPx; column++) {
      if (isInside && column === insideFrom) column = insideEnd
      const x = (column + 0.5 - widthPx / 2) * mmPerPx
      const tilt = skew * (column / widthPx - 0.5)
      if (x < left + lean || x > right + lean || y < top + tilt || y > bottom + tilt) values[row * widthPx + column] = 0
    }
  }
}
