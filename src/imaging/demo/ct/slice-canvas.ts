import { cos, sin } from '../portable-math.ts'

/** An ellipse in the body: mm from the middle of the slice, x to the patient's left, y to the back. */
export interface Oval {
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
  /** Degrees from the x axis towards the y axis. */
  readonly turn?: number
}

/** One slice in the making, in Hounsfield units. */
export interface SliceCanvas {
  readonly sidePx: number
  readonly mmPerPx: number
  readonly values: Float32Array
  /** Lays an ellipse over what is there; its rim is as soft as a pixel is wide. @param among only where values lie in [low, high) */
  paint(oval: Oval, hounsfield: number, among?: readonly [low: number, high: number]): void
}

export function createSliceCanvas(sidePx: number, mmPerPx: number): SliceCanvas {
  const values = new Float32Array(sidePx * sidePx).fill(-1000)
  const half = sidePx / 2
  return {
    sidePx,
    mmPerPx,
    values,
    paint({ x, y, rx, ry, turn = 0 }, hounsfield, among) {
      if (!(rx > 0) || !(ry > 0)) return
      const angle = (turn * Math.PI) / 180
      const [c, s] = turn === 0 ? [1, 0] : [cos(angle), sin(angle)]
      const reach = Math.max(rx, ry) + mmPerPx
      const [left, right] = [x - reach, x + reach].map((mm) => Math.floor(mm / mmPerPx + half))
      const [top, bottom] = [y - reach, y + reach].map((mm) => Math.floor(mm / mmPerPx + half))
      const softness = Math.min(rx, ry) / mmPerPx
      for (let row = Math.max(0, top ?? 0); row <= Math.min(sidePx - 1, bottom ?? 0); row++) {
        const dy = (row + 0.5 - half) * mmPerPx - y
        for (let column = Math.max(0, left ?? 0); column <= Math.min(sidePx - 1, right ?? 0); column++) {
          const dx = (column + 0.5 - half) * mmPerPx - x
          const across = (dx * c + dy * s) / rx
          const along = (dy * c - dx * s) / ry
          const squared = across * across + along * along
          // About the share of the pixel that lies inside.
          const share = 0.5 + ((1 - squared) / 2) * softness
          if (share <= 0) continue
          const at = row * sidePx + column
          const before = values[at] ?? 0
          if (among !== undefined && (before < among[0] || before >= among[1])) continue
          values[at] = share >= 1 ? hounsfield : before + (hounsfield - before) * share
        }
      }
    },
  }
}
