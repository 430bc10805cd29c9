import type { StoredMask } from '../../../domain/geometry/mask.ts'
import { rasterise } from '../../../domain/geometry/rasterise.ts'
import type { Target } from '../../../domain/records/target.ts'

/** The pixels whose values a mark tells: those of a region; of a probe the one that it is on; null for all other kinds. */
export function measuredPixels(
  target: Target,
  picture: { readonly widthPx: number; readonly heightPx: number },
): StoredMask | null {
  if (target.kind !== 'point') return rasterise(target, picture)
  if (target.probe !== true) return null
  // A place on the far edge of the picture belongs to its last pixel.
  const x = Math.min(Math.floor(target.x), picture.widthPx - 1)
  const y = Math.min(Math.floor(target.y), picture.heightPx - 1)
  return { x, y, width: 1, height: 1, counts: [0, 1] }
}
