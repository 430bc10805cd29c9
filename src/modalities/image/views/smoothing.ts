import type { Smoothing } from '../../../session/view-store.ts'

/** From so many device pixels for each image pixel on, single pixels can be told apart, and are by default. */
const squaresFrom = 8

/**
 * Whether a view at rest is interpolated.
 * @param scale device pixels for each image pixel; below 1 a device pixel shows several, and squares would only drop some of them
 */
export function isSmooth(smoothing: Smoothing, scale: number): boolean {
  if (smoothing === 'auto') return scale < squaresFrom
  return smoothing === 'smooth' || scale < 1
}
