import type { Random } from '../random.ts'
import { chestSize } from './chest-wall.ts'
import type { Oval, SliceCanvas } from './slice-canvas.ts'

/** Values of aerated lung: what is painted among them stays out of the wall and the mediastinum. */
const lung = [-960, -420] as const

/** How far open the chest is, 0 at the apex to 1. */
function openness(down: number): number {
  return Math.sqrt(Math.min(1, 0.06 + down * 1.9))
}

/** @param side -1 the patient's right, 1 the left */
export function lungOval(down: number, side: -1 | 1): Oval {
  const { rx, ry } = chestSize(down)
  const open = openness(down)
  return {
    x: side * (30 + 38 * open),
    y: 4 * (1 - open) + 2,
    rx: (rx - 92) * open,
    ry: (ry - 26) * (0.25 + 0.75 * open),
    turn: -7 * side,
  }
}

export function paintLungs(slice: SliceCanvas, down: number): void {
  for (const side of [-1, 1] as const) {
    const oval = lungOval(down, side)
    slice.paint(oval, -865)
    // Denser towards the back, where the patient lies.
    for (let step = 0; step < 5; step++) {
      slice.paint(
        { ...oval, y: oval.y + 22 + 9 * step, rx: oval.rx, ry: oval.ry - 18 - 3 * step },
        -858 + 14 * step,
        lung,
      )
    }
  }
}

/** Great vessels, airways, gullet and heart, as after contrast medium. */
export function paintMediastinum(slice: SliceCanvas, down: number): void {
  const back = chestSize(down).ry - 52
  slice.paint({ x: 2, y: -8, rx: 30 + 14 * down, ry: 52 + 8 * down }, -85)
  slice.paint({ x: 0, y: back - 6, rx: 22, ry: 20 }, -60)
  slice.paint({ x: 7, y: back - 26, rx: 7.5, ry: 6 }, 42)
  slice.paint({ x: 7, y: back - 26, rx: 2, ry: 1.5 }, -600)
  const isArch = down > 0.25 && down < 0.315
  if (isArch) slice.paint({ x: 10, y: 4, rx: 36, ry: 12, turn: 52 }, 265)
  else if (down >= 0.315) slice.paint({ x: 23, y: back - 14, rx: 12.5 - down, ry: 12.5 - down }, 265)
  if (down >= 0.315 && down < 0.56) slice.paint({ x: -12, y: -22, rx: 16, ry: 16 }, 265)
  if (down <= 0.25) {
    // What leaves the arch upwards.
    for (const [x, y] of [
      [-16, -14],
      [10, -6],
      [24, 8],
    ] as const) {
      slice.paint({ x, y, rx: 6, ry: 6 }, 255)
    }
  }
  if (down > 0.16 && down < 0.6) slice.paint({ x: -30, y: -14, rx: 9, ry: 10 }, 290)
  paintAirways(slice, down, back)
  if (down > 0.42 && down < 0.53) {
    slice.paint({ x: 18, y: -16, rx: 30, ry: 13, turn: -28 }, 275)
    slice.paint({ x: -30, y: 8, rx: 24, ry: 7.5, turn: 12 }, 270)
    slice.paint({ x: 46, y: 8, rx: 18, ry: 8, turn: -30 }, 270)
  }
  paintHeart(slice, down)
}

function paintAirways(slice: SliceCanvas, down: number, back: number): void {
  const y = back - 40 + 10 * down
  if (down < 0.4) {
    slice.paint({ x: -2, y, rx: 11, ry: 10.5 }, 30)
    slice.paint({ x: -2, y, rx: 9, ry: 8.6 }, -995)
    return
  }
  const apart = (down - 0.4) * 330
  if (apart > 46) return
  for (const [side, size] of [
    [-1, 8.5],
    [1, 7.5],
  ] as const) {
    slice.paint({ x: side * (8 + apart) - 2, y: y + apart / 5, rx: size + 3, ry: size + 0.5, turn: 16 * side }, 25)
    slice.paint({ x: side * (8 + apart) - 2, y: y + apart / 5, rx: size + 1.2, ry: size - 1.4, turn: 16 * side }, -990)
  }
}

function paintHeart(slice: SliceCanvas, down: number): void {
  if (down < 0.5 || down > 0.95) return
  const place = (down - 0.5) / 0.45
  const size = Math.sqrt(Math.max(0, 1 - (2 * place - 0.9) * (2 * place - 0.9) * 0.72))
  const at = (x: number, y: number, rx: number, ry: number, turn: number): Oval => ({
    x: x * size,
    y: y * size - 10,
    rx: rx * size,
    ry: ry * size,
    turn,
  })
  slice.paint(at(18, -4, 66, 50, -32), -95)
  slice.paint(at(18, -4, 61, 46, -32), 118)
  if (place < 0.62) slice.paint(at(4, 28, 34, 15, 4), 250)
  if (place > 0.12) {
    slice.paint(at(-30, -4, 18, 27, 10), 235)
    slice.paint(at(10, -34, 38, 15, -22), 225)
  }
  if (place > 0.2) slice.paint(at(46, 4, 27, 17, -38), 252)
}

/** The domes below the diaphragm: liver, spleen, stomach with its bubble of air. */
export function paintBelow(slice: SliceCanvas, down: number): void {
  const liver = rise(down, 0.7, 0.42)
  if (liver > 0) {
    const right = lungOval(down, -1)
    slice.paint({ x: right.x + 6, y: right.y - 6, rx: right.rx * liver, ry: right.ry * 0.97 * liver }, 108)
    if (liver > 0.6) slice.paint({ x: -10, y: -34, rx: 62 * liver, ry: 30 * liver, turn: -6 }, 108)
  }
  const left = rise(down, 0.77, 0.4)
  if (left <= 0) return
  const oval = lungOval(down, 1)
  slice.paint({ x: oval.x - 2, y: oval.y + 2, rx: oval.rx * 0.97 * left, ry: oval.ry * 0.95 * left }, -90)
  slice.paint({ x: oval.x - 4, y: oval.y - 26, rx: 38 * left, ry: 30 * left }, 35)
  slice.paint({ x: oval.x - 6, y: oval.y - 38, rx: 30 * left, ry: 14 * left }, -980)
  slice.paint({ x: oval.x + 14, y: oval.y + 34, rx: 24 * left, ry: 32 * left, turn: 24 }, 128)
}

/** How far a dome has grown, 0 to 1. */
function rise(down: number, from: number, over: number): number {
  return down <= from ? 0 : Math.sqrt(Math.min(1, (down - from) / over))
}

/** A vessel of the lung as a string of beads, mm. */
export interface Bead {
  readonly x: number
  readonly y: number
  readonly depthMm: number
  readonly radius: number
}

const vesselsASide = 64
const beadsAVessel = 26

/** Vessels from the hila to all parts of both lungs. @param depthOf mm below the apex of a share of the way down */
export function lungVessels(random: Random, depthOf: (down: number) => number): readonly Bead[] {
  const beads: Bead[] = []
  for (const side of [-1, 1] as const) {
    for (let vessel = 0; vessel < vesselsASide; vessel++) {
      const down = random.between(0.06, 0.94)
      const oval = lungOval(down, side)
      const [outX, outY] = [random.between(-0.5, 0.95) * side, random.between(-0.92, 0.92)]
      const end = { x: oval.x + outX * oval.rx, y: oval.y + outY * oval.ry, depthMm: depthOf(down) }
      const start = { x: 34 * side, y: 6, depthMm: depthOf(0.47) + random.between(-10, 16) }
      const bend = random.between(-9, 9)
      const width = random.between(2, 4.4)
      for (let bead = 0; bead < beadsAVessel; bead++) {
        const share = bead / (beadsAVessel - 1)
        const bow = 4 * share * (1 - share) * bend
        beads.push({
          x: start.x + (end.x - start.x) * share + bow,
          y: start.y + (end.y - start.y) * share - bow,
          depthMm: start.depthMm + (end.depthMm - start.depthMm) * share,
          radius: width * (1 - 0.78 * share),
        })
      }
    }
  }
  return beads
}

/** What vessels leave in a slice of some thickness. */
export function paintVessels(slice: SliceCanvas, beads: readonly Bead[], depthMm: number, thicknessMm: number): void {
  for (const { x, y, depthMm: at, radius } of beads) {
    const off = Math.abs(at - depthMm) - thicknessMm / 2
    if (off > radius) continue
    const shown = off <= 0 ? radius : Math.sqrt(radius * radius - off * off)
    slice.paint({ x, y, rx: shown, ry: shown }, Math.min(60, -640 + 210 * shown), lung)
  }
}

/** A solid nodule with short spicules. */
export function paintNodule(slice: SliceCanvas, x: number, y: number, radiusMm: number, offMm: number): void {
  const square = radiusMm * radiusMm - offMm * offMm
  if (square <= 0) return
  const radius = Math.sqrt(square)
  const spicules = [10, 58, 95, 140, 172]
  for (const turn of spicules) slice.paint({ x, y, rx: radius + 4.5, ry: 0.9, turn }, -260, lung)
  slice.paint({ x, y, rx: radius, ry: radius * 0.93, turn: 24 }, 46)
}
