import { type Affine, invertAffine, mappedBounds } from '../../../../domain/geometry/affine.ts'
import type { RunSource } from '../../../../domain/geometry/mask-runs.ts'
import type { Trace } from './traces.ts'

/**
 * Sets 1 where canvas pixels are inside of an area, in rows of `wide` pixels that are all 0 before.
 * @param toDevice from image pixels to these pixels
 * @returns false where none is, as far as that can be told quickly
 */
export type InsidePixels = (inside: Uint8Array, wide: number, high: number, toDevice: Affine) => boolean

/**
 * Canvas pixels inside of a mask: those whose middle is in a set pixel and, where the picture is reduced, those that any set pixel falls
 * on, so that nothing thin is lost. The view may be turned by right angles and mirrored, as `Affine` of a viewport always is.
 */
export function insideOfRuns(runs: RunSource): InsidePixels {
  return (inside, wide, high, toDevice) => {
    const { a, b, c, d, e, f } = toDevice
    const seen = mappedBounds(invertAffine(toDevice), { x: 0, y: 0, width: wide, height: high })
    const window = {
      left: Math.floor(seen.x) - 1,
      top: Math.floor(seen.y) - 1,
      right: Math.ceil(seen.x + seen.width) + 1,
      bottom: Math.ceil(seen.y + seen.height) + 1,
    }
    const isUpright = b === 0 && c === 0
    let any = false
    runs(window, (row, from, to) => {
      // Along the row and across it, whichever way the view has them.
      const [x0, x1] = isUpright ? covered(a, e, from, to, wide) : covered(c, e, row, row + 1, wide)
      const [y0, y1] = isUpright ? covered(d, f, row, row + 1, high) : covered(b, f, from, to, high)
      for (let y = y0; y < y1; y++) if (x0 < x1) inside.fill(1, y * wide + x0, y * wide + x1)
      any ||= x0 < x1 && y0 < y1
    })
    return any
  }
}

/**
 * The first pixel whose middle is not before a place. By a hair's breadth more: a place on a middle comes out a little before or after it,
 * depending on which part of the canvas is drawn, and parts drawn one by one have to fit together.
 */
function firstFrom(place: number): number {
  return Math.ceil(place - 0.5 - 1e-9)
}

/** Canvas pixels [first, end) whose middle lies between two places of the picture; the one where they are where there is none. */
function covered(scale: number, offset: number, from: number, to: number, limit: number): readonly [number, number] {
  const p = scale * from + offset
  const q = scale * to + offset
  const low = Math.min(p, q)
  let first = firstFrom(low)
  let end = firstFrom(Math.max(p, q))
  if (first >= end) {
    first = Math.floor(low)
    end = first + 1
  }
  return [Math.max(0, first), Math.min(limit, end)]
}

/**
 * Canvas pixels whose middle is inside of closed lines, by the even-odd rule: every edge turns over whether its rows are inside from
 * there on, and what lies between two of them is filled.
 */
export function insideOfTraces(traces: readonly Trace[]): InsidePixels {
  return (inside, wide, high, { a, b, c, d, e, f }) => {
    let top = high
    let bottom = 0
    for (const { coordinates } of traces) {
      const last = coordinates.length - 2
      let fromX = a * (coordinates[last] ?? 0) + c * (coordinates[last + 1] ?? 0) + e
      let fromY = b * (coordinates[last] ?? 0) + d * (coordinates[last + 1] ?? 0) + f
      for (let i = 0; i < coordinates.length; i += 2) {
        const x = coordinates[i] ?? 0
        const y = coordinates[i + 1] ?? 0
        const toX = a * x + c * y + e
        const toY = b * x + d * y + f
        const first = Math.max(0, firstFrom(fromY < toY ? fromY : toY))
        const end = Math.min(high, firstFrom(fromY < toY ? toY : fromY))
        if (first < end) {
          if (first < top) top = first
          if (end > bottom) bottom = end
          const slope = (toX - fromX) / (toY - fromY)
          for (let row = first; row < end; row++) {
            const column = Math.max(0, firstFrom(fromX + (row + 0.5 - fromY) * slope))
            if (column < wide) inside[row * wide + column] = 1 - (inside[row * wide + column] ?? 0)
          }
        }
        fromX = toX
        fromY = toY
      }
    }
    let any = false
    for (let row = top; row < bottom; row++) {
      const end = (row + 1) * wide
      for (let from = inside.indexOf(1, row * wide); from >= 0 && from < end; ) {
        const next = inside.indexOf(1, from + 1)
        const to = next < 0 ? end : Math.min(next, end)
        inside.fill(1, from, to)
        any = true
        if (to === end) break
        inside[to] = 0
        from = inside.indexOf(1, to + 1)
      }
    }
    return any
  }
}
