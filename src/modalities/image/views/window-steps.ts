import type { GrayscaleImage, Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'

/** Pixels of a drag that take a window across all values of the picture. */
const dragAcross = 800
/** A window by keys: its centre moves by this share of its width, its width changes by this factor. */
const keyShare = 0.05
const keyFactor = 1.1

/** A window changed by a drag of (dx, dy) CSS pixels: to the right wider, down higher, which is darker. Null for colour. */
export function draggedWindow(picture: Picture, from: WindowLevel | null, dx: number, dy: number): WindowLevel | null {
  if (picture.kind === 'color' || from === null) return null
  const step = rangeOf(picture) / dragAcross
  return { ...from, centre: from.centre + dy * step, width: Math.max(narrowest(picture), from.width + dx * step) }
}

/** A window changed by one press of a key. */
export function steppedWindow(
  picture: Picture,
  from: WindowLevel | null,
  change: 'darker' | 'brighter' | 'softer' | 'harder',
): WindowLevel | null {
  if (picture.kind === 'color' || from === null) return null
  const { centre, width } = from
  if (change === 'darker') return { ...from, centre: centre + width * keyShare }
  if (change === 'brighter') return { ...from, centre: centre - width * keyShare }
  const wished = change === 'softer' ? width * keyFactor : width / keyFactor
  return { ...from, width: Math.max(narrowest(picture), wished) }
}

/** Extent of the modality values; never 0, which would leave a flat picture's window stuck. */
function rangeOf({ minValue, maxValue, slope }: GrayscaleImage): number {
  return Math.max((maxValue - minValue) * Math.abs(slope), Number.EPSILON) || 1
}

/** A linear window is at least 1 wide (PS3.3 C.11.2.1.2.1), the others wider than 0. */
export function narrowest(picture: GrayscaleImage): number {
  return picture.voiFunction === 'LINEAR' ? 1 : rangeOf(picture) / 10_000
}
