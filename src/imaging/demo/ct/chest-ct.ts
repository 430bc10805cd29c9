import type { Random } from '../random.ts'
import {
  lungOval,
  lungVessels,
  paintBelow,
  paintLungs,
  paintMediastinum,
  paintNodule,
  paintVessels,
} from './chest-inside.ts'
import { paintFrontAndShoulders, paintRibs, paintSpine, paintWall } from './chest-wall.ts'
import { createSliceCanvas } from './slice-canvas.ts'

export const ctSlices = 40
export const ctSidePx = 256
export const ctMmPerPx = 1.5
export const ctSpacingMm = 6
const nodule = { slice: 11, radiusMm: 9.5, across: -0.42, along: 0.28 } as const
/** Noise of a pixel, standard deviation in Hounsfield units. */
const noiseHounsfield = 17

/** Slices that show the nodule, from the top, and where it is in them, pixels of the picture. */
export const ctNodule = (() => {
  const { x, y } = placeOfNodule()
  const toPx = (mm: number) => mm / ctMmPerPx + ctSidePx / 2
  const reach = Math.floor(nodule.radiusMm / ctSpacingMm)
  return { first: nodule.slice - reach, last: nodule.slice + reach, x: toPx(x), y: toPx(y) }
})()

function placeOfNodule(): { readonly x: number; readonly y: number } {
  const oval = lungOval(nodule.slice / (ctSlices - 1), -1)
  return { x: oval.x + nodule.across * oval.rx, y: oval.y + nodule.along * oval.ry }
}

/**
 * A made CT of the chest after contrast medium, slice by slice from the apex of the lungs downwards, in Hounsfield units: nobody's. Of
 * sums, products, quotients and roots only, so that every machine makes the same.
 */
export function* chestCt(random: Random): Generator<Int16Array<ArrayBuffer>> {
  const depthOf = (down: number) => down * (ctSlices - 1) * ctSpacingMm
  const beads = lungVessels(random.fork('vessels'), depthOf)
  const grain = random.fork('grain')
  const at = placeOfNodule()
  for (let index = 0; index < ctSlices; index++) {
    const down = index / (ctSlices - 1)
    const depthMm = index * ctSpacingMm
    const slice = createSliceCanvas(ctSidePx, ctMmPerPx)
    paintWall(slice, down)
    paintLungs(slice, down)
    paintVessels(slice, beads, depthMm, ctSpacingMm)
    paintNodule(slice, at.x, at.y, nodule.radiusMm, (index - nodule.slice) * ctSpacingMm)
    paintMediastinum(slice, down)
    paintBelow(slice, down)
    paintSpine(slice, down)
    paintRibs(slice, depthMm, down)
    paintFrontAndShoulders(slice, down)
    paintTable(slice)
    yield withNoise(slice.values, grain)
  }
}

function paintTable(slice: ReturnType<typeof createSliceCanvas>): void {
  slice.paint({ x: 0, y: 168, rx: 175, ry: 42 }, -560, [-1001, -990])
  slice.paint({ x: 0, y: 176, rx: 172, ry: 46 }, -985, [-600, -500])
}

/** A row of noise at a time, each pixel the mean of two draws: neighbours are a little alike, as a scanner's filter leaves them. */
function withNoise(values: Float32Array, random: Random): Int16Array<ArrayBuffer> {
  const noisy = new Int16Array(values.length)
  const draws = new Float64Array(values.length + 1)
  random.normals(draws)
  for (let i = 0; i < values.length; i++) {
    const noise = ((draws[i + 1] ?? 0) + (draws[i] ?? 0)) * 0.7 * noiseHounsfield
    noisy[i] = Math.max(-1024, Math.floor((values[i] ?? 0) + noise + 0.5))
  }
  return noisy
}
