import { blurred, wideBlur } from './blur.ts'
import type { Plane } from './plane.ts'
import { exp, ln, tabulated } from './portable-math.ts'
import type { Random } from './random.ts'

/** Attenuation of water in 1/mm at the energies of a chest film (about 70 keV). */
const waterPerMm = 0.0193
/** Solid bone against water, beyond the 1 of the water whose place it takes. */
const boneExcess = 1.55
/** Quanta that reach a pixel through air: sets the grain. */
const quantaPerPixel = 60_000

const transmitted = tabulated((length) => exp(-waterPerMm * length), 0, 800, 8192)

/**
 * What reaches the detector through lengths of water and bone: minus the logarithm of the dose, with focal blur, scatter and noise. Takes
 * the place of the lengths of water: a film is large, and another plane for every step costs as much time as the step.
 */
export function expose(water: Plane, bone: Plane, random: Random): Plane {
  const { values, widthPx, heightPx } = water
  for (let row = 0; row < heightPx; row++) transmitRow(values, bone.values, row * widthPx, widthPx)
  const scatterRow = wideBlur(water, 26, 8)
  blurred(water, 0.3)
  const scatter = new Float32Array(widthPx)
  const grain = new Float64Array(widthPx)
  for (let row = 0; row < heightPx; row++) {
    scatterRow(row, scatter)
    random.normals(grain)
    detectRow(values, row * widthPx, scatter, grain)
  }
  return water
}

function transmitRow(water: Float32Array, bone: Float32Array, start: number, count: number): void {
  for (let i = start; i < start + count; i++) {
    water[i] = transmitted((water[i] ?? 0) + boneExcess * (bone[i] ?? 0))
  }
}

function detectRow(values: Float32Array, start: number, scatter: Float32Array, grain: Float64Array): void {
  for (let column = 0, i = start; column < grain.length; column++, i++) {
    const dose = (values[i] ?? 0) + 0.1 * Math.min(0.4, scatter[column] ?? 0) + 0.006
    values[i] = -ln(dose * (1 + (grain[column] ?? 0) / Math.sqrt(dose * quantaPerPixel)))
  }
}

/** Stored values of the darkest and the brightest pixel, within 12 bits. */
const darkest = 60
const brightest = 3960

const grey = tabulated((shown) => darkest + (brightest - darkest) / (1 + exp(-(shown - 2.36) / 0.38)), -1, 6, 4096)

/** Twelve bits as a radiography system hands them out: dynamic range compressed, edges raised, dark where little was in the way. */
export function develop(film: Plane): Uint16Array<ArrayBuffer> {
  const { values, widthPx, heightPx } = film
  const broadRow = wideBlur(film, 16, 8)
  const nearRow = wideBlur(film, 2.2, 2)
  const broad = new Float32Array(widthPx)
  const near = new Float32Array(widthPx)
  const stored = new Uint16Array(values.length)
  for (let row = 0; row < heightPx; row++) {
    broadRow(row, broad)
    nearRow(row, near)
    developRow(values, row * widthPx, broad, near, stored)
  }
  return stored
}

function developRow(
  values: Float32Array,
  start: number,
  broad: Float32Array,
  near: Float32Array,
  stored: Uint16Array,
): void {
  for (let column = 0, i = start; column < near.length; column++, i++) {
    const value = values[i] ?? 0
    const compressed = value - 0.2 * ((broad[column] ?? 0) - 2.2)
    // Nothing is below 0. `Math.round` would take as long as all the rest.
    stored[i] = Math.floor(grey(compressed + 0.4 * (value - (near[column] ?? 0))) + 0.5)
  }
}
