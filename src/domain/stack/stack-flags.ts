import type { PicturePlane } from '../sides/picture-axes.ts'
import { normalOf } from './slice-order.ts'
import { dot, lengthOf, minus, plus } from './vectors.ts'

/** What a reader of slices has to know of how they lie. Indices are places in the stack, from 0. */
export type StackFlag =
  /** Slices are missing behind `after`. */
  | {
      readonly kind: 'gap'
      readonly places: readonly { readonly after: number; readonly missing: number; readonly distanceMm: number }[]
    }
  /** Slices that lie where the one before them lies. */
  | { readonly kind: 'duplicate'; readonly at: readonly number[] }
  | { readonly kind: 'irregular'; readonly leastMm: number; readonly mostMm: number }
  /** The slices are stacked at an angle to their normal. */
  | { readonly kind: 'tilt'; readonly degrees: number }
  | { readonly kind: 'mixed'; readonly orientations: number }
  | { readonly kind: 'unplaced'; readonly count: number }
  /** The same places several times, as at several times: one volume after the other. Nothing is amiss. */
  | { readonly kind: 'volumes'; readonly volumes: number; readonly slices: number }
  /** All pictures lie at one place. */
  | { readonly kind: 'one-place'; readonly count: number }

/** Nearer than this two slices are at one place, mm: positions are written with so many digits. */
const samePlaceMm = 0.01
/** From so many times the usual distance on, a slice is missing. */
const gapFrom = 1.5
/** Distances that differ by less than this share of the usual one are taken as equal: positions are often rounded. */
const evenWithin = 0.05
/** Less than this is rounding, degrees. */
const smallestTilt = 1

/** The usual distance of neighbours, mm: the lower median, so that a few gaps do not tell; null where there is none. */
export function usualSpacingMm(placesMm: readonly number[]): number | null {
  const distances = distancesOf(placesMm)
    .filter((distance) => distance >= samePlaceMm)
    .sort((a, b) => a - b)
  return distances[Math.floor((distances.length - 1) / 2)] ?? null
}

function distancesOf(placesMm: readonly number[]): readonly number[] {
  return placesMm.slice(1).map((place, index) => place - (placesMm[index] ?? place))
}

/**
 * How many slices lie at each place, where it is as many at each; 1 where it is not.
 * @param placesMm along the normal, ascending
 */
export function slicesAtEachPlace(placesMm: readonly number[]): number {
  const starts = placesMm.flatMap((place, index) =>
    index === 0 || place - (placesMm[index - 1] ?? place) >= samePlaceMm ? [index] : [],
  )
  const each = placesMm.length / starts.length
  return starts.every((start, index) => start === index * each) ? each : 1
}

/**
 * What is amiss between slices of one orientation.
 * @param placesMm along the normal, ascending
 * @param from index of the first of them in the whole stack
 */
export function spacingFlags(placesMm: readonly number[], from = 0): readonly StackFlag[] {
  const usual = usualSpacingMm(placesMm)
  const flags: StackFlag[] = []
  const distances = distancesOf(placesMm)
  const at = distances.flatMap((distance, index) => (distance < samePlaceMm ? [from + index + 1] : []))
  if (at.length > 0) flags.push({ kind: 'duplicate', at })
  if (usual === null) return flags
  const places = distances.flatMap((distanceMm, index) =>
    distanceMm < gapFrom * usual
      ? []
      : [{ after: from + index, missing: Math.max(1, Math.round(distanceMm / usual) - 1), distanceMm }],
  )
  if (places.length > 0) flags.push({ kind: 'gap', places })
  const close = distances.filter((distance) => distance >= samePlaceMm && distance < gapFrom * usual)
  const leastMm = Math.min(...close)
  const mostMm = Math.max(...close)
  if (close.some((distance) => Math.abs(distance - usual) > evenWithin * usual)) {
    flags.push({ kind: 'irregular', leastMm, mostMm })
  }
  return flags
}

/**
 * The angle, in degrees, between the normal of slices and the line along which they are stacked; 0 where they are stacked straight,
 * as nearly all are. With a tilted gantry the table moves at an angle to the slices.
 */
export function tiltOf(first: PicturePlane, last: PicturePlane): number {
  if (first.origin === null || last.origin === null) return 0
  const way = minus(last.origin, first.origin)
  const normal = normalOf(first)
  const along = dot(way, normal)
  if (Math.abs(along) < samePlaceMm) return 0
  const aside = lengthOf(plus(way, normal, -along))
  const degrees = (Math.atan2(aside, Math.abs(along)) * 180) / Math.PI
  return degrees < smallestTilt ? 0 : degrees
}
