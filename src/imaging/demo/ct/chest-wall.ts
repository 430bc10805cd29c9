import { cos, sin } from '../portable-math.ts'
import type { SliceCanvas } from './slice-canvas.ts'

/** Outer half width and depth of the chest, mm. @param down from the apex (0) to below the diaphragm (1) */
export function chestSize(down: number): { readonly rx: number; readonly ry: number } {
  const shoulders = Math.max(0, 1 - down * 4)
  return { rx: 158 + 12 * down - 6 * shoulders, ry: 104 + 8 * down - 16 * shoulders }
}

/** Skin, fat and the muscles of the wall. */
export function paintWall(slice: SliceCanvas, down: number): void {
  const { rx, ry } = chestSize(down)
  slice.paint({ x: 0, y: 0, rx, ry }, 15)
  slice.paint({ x: 0, y: 0, rx: rx - 2.5, ry: ry - 2.5 }, -105)
  slice.paint({ x: 0, y: 2, rx: rx - 15, ry: ry - 13 }, 52)
  // The muscles of the back on either side of the spine, and those in front of the chest.
  for (const side of [-1, 1]) {
    slice.paint({ x: 34 * side, y: ry - 20, rx: 26, ry: 13, turn: -8 * side }, 58)
    if (down < 0.5) slice.paint({ x: 66 * side, y: -ry + 20, rx: 42, ry: 9, turn: 14 * side }, 55)
    // Fat between the muscles.
    slice.paint({ x: 58 * side, y: ry - 24, rx: 3, ry: 12, turn: 30 * side }, -80)
  }
}

export function paintSpine(slice: SliceCanvas, down: number): void {
  const y = chestSize(down).ry - 52
  slice.paint({ x: 0, y: y + 4, rx: 24, ry: 21 }, 50)
  bone(slice, 0, y, 17, 13.5, 0)
  // Canal, arch and processes.
  for (const side of [-1, 1]) {
    bone(slice, 22 * side, y + 20, 15, 5, 18 * side)
    bone(slice, 9 * side, y + 24, 9, 3.4, 38 * side)
  }
  bone(slice, 0, y + 35, 4, 11, 0)
  slice.paint({ x: 0, y: y + 18, rx: 8.5, ry: 7.5 }, -20)
  slice.paint({ x: 0, y: y + 18, rx: 5.5, ry: 4.6 }, 40)
}

function bone(slice: SliceCanvas, x: number, y: number, rx: number, ry: number, turn: number): void {
  slice.paint({ x, y, rx, ry, turn }, 620)
  slice.paint({ x, y, rx: rx - 1.8, ry: ry - 1.6, turn }, 210)
}

const ribs = 11
/** Distance of neighbouring ribs at the spine, and how far a rib comes down on its way to the front, mm. */
const ribSpacingMm = 23
const ribDropMm = 118
/** How far around the chest a rib goes from the spine, of half the way. */
const ribEnd = 0.86

/** Each rib is cut where it comes down through the slice. @param depthMm below the apex */
export function paintRibs(slice: SliceCanvas, depthMm: number, down: number): void {
  const { rx, ry } = chestSize(down)
  for (let rib = 0; rib < ribs; rib++) {
    const around = (depthMm - (rib * ribSpacingMm - 26)) / ribDropMm
    if (around < 0.07 || around > ribEnd) continue
    for (const side of [-1, 1]) {
      const angle = Math.PI * (0.5 - around)
      const [c, s] = [cos(angle), sin(angle)]
      const x = side * (rx - 22) * c
      const y = (ry - 21) * s + 2
      // Along the wall: the tangent of the ellipse there.
      const turn = side * slopeOf((ry - 21) * c, -(rx - 22) * s)
      if (around > 0.78) slice.paint({ x, y, rx: 9, ry: 4.6, turn }, 105)
      else bone(slice, x, y, 10.5, 4.6, turn)
    }
  }
}

/** Degrees of a direction (x, y) as a straight line, -90 to 90, near enough for a rib. */
function slopeOf(y: number, x: number): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)]
  const share = ax > ay ? ay / (ax || 1) : 2 - ax / (ay || 1)
  return 45 * share * (x * y < 0 ? -1 : 1)
}

export function paintFrontAndShoulders(slice: SliceCanvas, down: number): void {
  const { rx, ry } = chestSize(down)
  if (down > 0.12 && down < 0.72) bone(slice, 0, -ry + 20, 19 - 8 * down, 6, 0)
  if (down >= 0.5) return
  for (const side of [-1, 1]) {
    // The shoulder blade, which comes nearer to the spine and shorter on its way down.
    const length = 34 - 40 * down
    slice.paint({ x: side * (rx - 44), y: ry - 34, rx: length + 10, ry: 12, turn: -38 * side }, 56)
    bone(slice, side * (rx - 44), ry - 34, length, 3.6, -38 * side)
    if (down < 0.1) bone(slice, side * 66, -ry + 26, 30, 5.5, 22 * side)
  }
}
