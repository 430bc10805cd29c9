import { withoutHoles, withoutSpecks } from '../../../domain/geometry/mask-holes.ts'
import { polygonsOfMask } from '../../../domain/geometry/mask-polygons.ts'
import { rasterise } from '../../../domain/geometry/rasterise.ts'
import { setCount } from '../../../domain/geometry/run-lengths.ts'
import { simplifyLine, simplifyRing } from '../../../domain/geometry/simplify.ts'
import { smoothMask, smoothRing } from '../../../domain/geometry/smooth.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { onSliceOf } from './combine-shapes.ts'
import { type Reshaped, refused } from './shape-problems.ts'

/** A shape made anew: as a mask, as polygons, with fewer points, smoother, without its holes or specks. */
export type Remake = (
  target: Target,
  view: {
    readonly widthPx: number
    readonly heightPx: number
    /** Detail that cannot be seen at the present zoom, in widths of a pixel. */
    readonly detailPx: number
    /** Height of a pixel by its width. */
    readonly pixelAspect: number
    /** Pieces of so many pixels or fewer are specks. */
    readonly speckPx: number
  },
) => Reshaped

const made = (from: Target, ...pieces: readonly Target[]): Reshaped => ({
  ok: true,
  pieces: pieces.map((piece) => onSliceOf(from, piece)),
})

/** The pixels whose centre is inside. */
export const toMask: Remake = (target, picture) => {
  if (target.kind === 'mask') return refused('It is a mask already')
  const mask = rasterise(target, picture)
  if (mask === null) return refused('Only regions that enclose an area can become a mask')
  return mask.width === 0 ? refused('It encloses no pixel centre') : made(target, { kind: 'mask', ...mask })
}

/** Polygons along the outer edges of border pixels, one for each connected piece: made a mask again they are the same pixels. */
export const toPolygon: Remake = (target) => {
  if (target.kind === 'polygon') return refused('It is a polygon already')
  if (target.kind !== 'mask') return refused('Only a mask can become a polygon')
  return made(target, ...polygonsOfMask(target).map((rings): Target => ({ kind: 'polygon', rings })))
}

export const simplify: Remake = (target, { detailPx, pixelAspect }) => {
  if (target.kind === 'polyline') {
    return withFewer(target, target.points.length, {
      ...target,
      points: simplifyLine(target.points, detailPx, pixelAspect),
    })
  }
  if (target.kind !== 'polygon') return refused('Only polygons and lines have points to leave out')
  const rings = target.rings.map((ring) => simplifyRing(ring, detailPx, pixelAspect))
  return withFewer(target, countPoints(target.rings), { ...target, rings })
}

function withFewer(from: Target, before: number, to: Target): Reshaped {
  const after = to.kind === 'polygon' ? countPoints(to.rings) : to.kind === 'polyline' ? to.points.length : before
  return after < before ? made(from, to) : refused('No point can be left out that would not be seen at this zoom')
}

function countPoints(rings: readonly (readonly Point[])[]): number {
  return rings.reduce((sum, ring) => sum + ring.length, 0)
}

export const smooth: Remake = (target) => {
  if (target.kind === 'polygon') return made(target, { ...target, rings: target.rings.map(smoothRing) })
  if (target.kind !== 'mask') return refused('Only polygons and masks can be smoothed')
  const mask = smoothMask(target)
  return mask.width === 0 ? refused('Nothing of it would be left') : made(target, { kind: 'mask', ...mask })
}

export const fillHoles: Remake = (target) => {
  if (target.kind === 'polygon') {
    return target.rings.length < 2
      ? refused('It has no holes')
      : made(target, { ...target, rings: target.rings.slice(0, 1) })
  }
  if (target.kind !== 'mask') return refused('Only polygons and masks have holes')
  const filled = withoutHoles(target)
  const addedPx = setCount(filled.counts) - setCount(target.counts)
  if (addedPx === 0) return refused('It has no holes')
  return { ...made(target, { kind: 'mask', ...filled }), told: `${addedPx.toLocaleString('en-GB')} px filled` }
}

/** Pieces of a mask that are no larger than a hole that noise makes. */
export const removeSpecks: Remake = (target, { speckPx }) => {
  if (target.kind !== 'mask') return refused('Only masks have specks')
  const cleaned = withoutSpecks(target, speckPx)
  const removedPx = setCount(target.counts) - setCount(cleaned.counts)
  const most = `${speckPx.toLocaleString('en-GB')} px`
  if (removedPx === 0) return refused(`It has no pieces of up to ${most}`)
  if (cleaned.width === 0) return refused(`All its pieces are of up to ${most}: nothing of it would be left`)
  return { ...made(target, { kind: 'mask', ...cleaned }), told: `${removedPx.toLocaleString('en-GB')} px removed` }
}
