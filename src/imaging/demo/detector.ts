import { blurred, wideBlur } from './blur.ts'
import { createPlane, type Plane } from './plane.ts'
import { exp, ln, tabulated } from './portable-math.ts'
import type { Random } from './random.ts'

/** Attenuation of water in 1/mm at the energies of a chest film (about 70 keV). */
const waterPerMm = 0.0193
/** Solid bone against water, beyond the 1 of the water whose place it takes. */
const boneExcess = 1.55
/** Quanta that reach a pixel through air: sets the grain. */
const quantaPerPixel = 60_000

const transmitted = tabulated((length) => exp(-waterPerMm * length), 0, 800, 8192)

/** What reaches the detector through lengths of water and bone: minus the logarithm of the dose, with focal blur, scatter and noise. */
export function expose(water: Plane, bone: Plane, random: Random): Plane {
  const primary = createPlane(water)
  for (let i = 0; i < primary.values.length; i++) {
    primary.values[i] = transmitted((water.values[i] ?? 0) + boneExcess * (bone.values[i] ?? 0))
  }
  const scatter = wideBlur(primary, 26, 8)
  const focused = blurred(primary, 0.3)
  const film = createPlane(water)
  for (let i = 0; i < film.values.length; i++) {
    const dose = (focused.values[i] ?? 0) + 0.1 * Math.min(0.4, scatter.values[i] ?? 0) + 0.006
    film.values[i] = -ln(dose * (1 + random.normal() / Math.sqrt(dose * quantaPerPixel)))
  }
  return film
}

/** Stored values of the darkest and the brightest pixel, within 12 bits. */
const darkest = 60
const brightest = 3960

const grey = tabulated((shown) => darkest + (brightest - darkest) / (1 + exp(-(shown - 2.36) / 0.38)), -1, 6, 4096)

/** Twelve bits as a radiography system hands them out: dynamic range compressed, edges raised, dark where little was in the way. */
export function develop(film: Plane): Uint16Array<ArrayBuffer> {
  const { values } = film
  const broad = wideBlur(film, 16, 8)
  const near = wideBlur(film, 2.2, 2)
  const stored = new Uint16Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    const compressed = value - 0.2 * ((broad.values[i] ?? 0) - 2.2)
    stored[i] = Math.round(grey(compressed + 0.4 * (value - (near.values[i] ?? 0))))
  }
  return stored
}
