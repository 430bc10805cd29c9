import type { CroppedMask } from './row-edges.ts'

/** Rows and columns of the picture to look at, ends exclusive. */
export interface PixelWindow {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Set pixels as runs [from, to) of a row, image pixels; whole runs of the rows asked for, and perhaps more of them. */
export type RunSource = (window: PixelWindow, visit: (row: number, from: number, to: number) => void) => void

/** The runs of a mask as it is stored. */
export function runsOfMask({ x, y, width, counts }: CroppedMask): RunSource {
  return ({ top, bottom }, visit) => {
    const first = Math.max(0, top - y) * width
    const last = (bottom - y) * width
    let at = 0
    for (let index = 0; index < counts.length; index++) {
      const end = at + (counts[index] ?? 0)
      if (end > first && index % 2 === 1) {
        if (at >= last) return
        while (at < end) {
          const row = Math.floor(at / width)
          const to = Math.min(end, (row + 1) * width)
          visit(y + row, x + at - row * width, x + to - row * width)
          at = to
        }
      }
      at = end
    }
  }
}

/** The runs of pixels of a whole picture, cut at the window. */
export function runsOfPixels(pixels: Uint8Array, widthPx: number, heightPx: number): RunSource {
  return ({ left, top, right, bottom }, visit) => {
    const [from, to] = [Math.max(0, left), Math.min(widthPx, right)]
    if (from >= to) return
    for (let row = Math.max(0, top); row < Math.min(heightPx, bottom); row++) {
      const line = pixels.subarray(row * widthPx + from, row * widthPx + to)
      for (let at = line.indexOf(1); at >= 0; ) {
        const end = line.indexOf(0, at)
        visit(row, from + at, end < 0 ? to : from + end)
        at = end < 0 ? -1 : line.indexOf(1, end)
      }
    }
  }
}
