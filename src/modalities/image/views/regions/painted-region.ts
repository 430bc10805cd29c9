import { type Bounds, boundsOfPoints } from '../../../../domain/geometry/bounds.ts'
import { emptyMask, xorIntoMask } from '../../../../domain/geometry/mask.ts'
import type { Target, TargetOf } from '../../../../domain/records/target.ts'
import type { PaintedPixels } from '../../../../session/view-store.ts'
import { insideOfRuns } from './inside-pixels.ts'
import { maskRegion, type Painted, type Region } from './region.ts'

const nothing: TargetOf<'mask'> = { kind: 'mask', ...emptyMask }

/**
 * A mask as it is being painted, in place of the region it stands in for. It is drawn as any other, by its pixels of the moment; until it
 * is stored it is found where that region is.
 * @param stoodFor the region as it is in the index, which may be the same painting a few changes ago; null: it is a new one
 * @param base what the painting began with; by default what it stands for
 */
export function paintedRegion(
  pixels: PaintedPixels,
  stoodFor: Region | null,
  color: string,
  base = stoodFor?.target ?? null,
): Region {
  const before = stoodFor?.painted?.pixels === pixels ? stoodFor.painted : null
  const target = stoodFor?.target.kind === 'mask' ? stoodFor.target : nothing
  const painted: Painted = { pixels, count: pixels.changes.length, base }
  const bounds = around([
    ...(stoodFor === null ? [] : [stoodFor.bounds]),
    ...pixels.changes.slice(before?.count ?? 0).map((window) => insideOf(window, pixels)),
  ])
  const { id, zOrder } = stoodFor ?? { id: 'painting', zOrder: 0 }
  return maskRegion({
    id,
    target,
    color: stoodFor?.color ?? color,
    bounds,
    zOrder,
    inside: insideOfRuns(pixels.runs),
    painted,
  })
}

/** More windows than this are one. */
const mostWindows = 100

/**
 * Windows (image pixels) in which a mask looks other than before, where one of the two is being painted; null where that cannot be told
 * quickly. A stroke that has been stored as it was painted looks the same.
 */
export function windowsPainted(before: Region, now: Region): readonly Bounds[] | null {
  const windows = changesBetween(before.painted, now.painted, before.target, now.target)
  return windows === null || windows.length <= mostWindows ? windows : [around(windows)]
}

function changesBetween(
  before: Painted | null,
  now: Painted | null,
  beforeTarget: Target,
  target: Target,
): readonly Bounds[] | null {
  if (now !== null) {
    if (before?.pixels === now.pixels) return now.pixels.changes.slice(before.count, now.count)
    return before === null && now.base === beforeTarget ? now.pixels.changes.slice(0, now.count) : null
  }
  if (before === null) return null
  const { pixels, count, base } = before
  // Given up.
  if (target === base) return pixels.changes
  return target.kind === 'mask' && isStored(pixels, base, target) ? pixels.changes.slice(count) : null
}

/** Whether a mask is the one that was painted on with its pixels as they were painted. */
function isStored(pixels: PaintedPixels, base: Target | null, target: TargetOf<'mask'>): boolean {
  if (base?.kind !== 'mask') return false
  const { x, y, width, height, counts } = xorIntoMask(base, pixels.flips())
  const isAlike = target.x === x && target.y === y && target.width === width && target.height === height
  return isAlike && (target.counts === counts || counts.every((run, at) => run === target.counts[at]))
}

function insideOf({ x, y, width, height }: Bounds, { widthPx, heightPx }: PaintedPixels): Bounds {
  const left = Math.min(Math.max(0, x), widthPx)
  const top = Math.min(Math.max(0, y), heightPx)
  const right = Math.min(Math.max(left, x + width), widthPx)
  return { x: left, y: top, width: right - left, height: Math.min(Math.max(top, y + height), heightPx) - top }
}

/** One window around all; of no size around none. */
function around(windows: readonly Bounds[]): Bounds {
  const corners = windows.flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ])
  return boundsOfPoints(corners) ?? { x: 0, y: 0, width: 0, height: 0 }
}
