import type { Facts } from '../records/case.ts'
import { type Orientation, upright } from './affine.ts'

/** How a stored picture is turned for the eye, by the numbers of EXIF (2.32 §4.6.4): 2 mirrored, 3 upside down, 6 turned to the right, ... */
const orientations: Readonly<Record<number, Orientation>> = {
  1: upright,
  2: { a: -1, b: 0, c: 0, d: 1 },
  3: { a: -1, b: 0, c: 0, d: -1 },
  4: { a: 1, b: 0, c: 0, d: -1 },
  5: { a: 0, b: 1, c: 1, d: 0 },
  6: { a: 0, b: 1, c: -1, d: 0 },
  7: { a: 0, b: -1, c: -1, d: 0 },
  8: { a: 0, b: -1, c: 1, d: 0 },
}

/**
 * How a picture begins to be looked at: as its file asks (EXIF), or as slices hang (NIfTI). Of the view alone: coordinates are those of the stored
 * pixels.
 */
export function displayOrientation({ displayOrientation: fact }: Facts): Orientation {
  return (typeof fact?.value === 'number' ? orientations[fact.value] : undefined) ?? upright
}
