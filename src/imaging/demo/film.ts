import { type Anatomy, makeAnatomy } from './anatomy.ts'
import { develop, expose } from './detector.ts'
import { addSideMarker, blackenOutside, makeShutters } from './dressing.ts'
import { placeFinding } from './findings/place-finding.ts'
import type { PlacedFinding } from './findings/placed-finding.ts'
import type { FilmPlan } from './plan.ts'
import { createPlane, doubled, mapRegion, type Plane } from './plane.ts'
import { createRandom, type Random } from './random.ts'
import { addRibs } from './ribs.ts'
import { addShoulderGirdle } from './shoulder-girdle.ts'
import { addSpine } from './spine.ts'
import { belowDiaphragm, cavityLength, columnTops } from './thorax.ts'
import { lungDensity, tissues } from './tissues.ts'
import { type FilmTruth, measureTruth } from './truth.ts'
import { addVessels } from './vessels.ts'

export const filmSize = { widthPx: 1120, heightPx: 1232, mmPerPx: 0.29, topMm: 24 } as const

export interface Film {
  readonly widthPx: number
  readonly heightPx: number
  readonly mmPerPx: number
  /** Twelve bits, bright for dense; 0 outside the collimator. */
  readonly values: Uint16Array<ArrayBuffer>
  readonly truth: FilmTruth
}

/** A film half made: lengths of bone, and at half the resolution those of lung and of water without vessels and masses. */
export interface HalfMadeFilm {
  readonly bone: Plane
  readonly lung: Plane
  readonly soft: Plane
}

/** What of it can be handed from worker to worker. */
export function buffersOf({ bone, lung, soft }: HalfMadeFilm): ArrayBuffer[] {
  return [bone.values.buffer, lung.values.buffer, soft.values.buffer]
}

/** Whose film it is, and which. */
export interface FilmOf {
  readonly seed: number
  readonly plan: FilmPlan
  /** Films of one patient have one seed and one body; position and grain are another's at each visit. */
  readonly visit: number
}

/**
 * A chest film, worked out as one is taken: for every ray the lengths of lung, soft tissue and bone in its way, what the detector
 * sees through them, and what a radiography system makes of that. The same seed and plan give the same values on every machine.
 */
export function makeFilm(seed: number, plan: FilmPlan, visit = 0): Film {
  const film = { seed, plan, visit }
  return finishFilm(film, beginFilm(film))
}

/** The first half of making a film: bones, and the outlines of what is soft. */
export function beginFilm(film: FilmOf): HalfMadeFilm {
  const { random, anatomy, findings } = patientOf(film)
  return { bone: bones(anatomy, findings, random), ...tissues(filmSize, anatomy, findings, random) }
}

/** The second half, about as long: vessels, exposure, development. Uses up the first. @param film as for the first half */
export function finishFilm(film: FilmOf, { bone, ...half }: HalfMadeFilm): Film {
  const { random, anatomy, findings } = patientOf(film)
  const soft = doubled(half.soft)
  addVesselsAndMasses(soft, doubled(half.lung), anatomy, findings, random)
  const exposure = film.visit === 0 ? random : random.fork(`visit ${film.visit}`)
  const shutters = makeShutters(filmSize, exposure.fork('shutters'))
  addSideMarker(bone, shutters)
  const values = develop(expose(soft, bone, exposure.fork('noise')))
  blackenOutside(values, filmSize, shutters)
  const { widthPx, heightPx, mmPerPx } = filmSize
  return { widthPx, heightPx, mmPerPx, values, truth: measureTruth(anatomy, findings, filmSize) }
}

function patientOf({ seed, plan }: FilmOf) {
  const random = createRandom(seed)
  const anatomy = makeAnatomy(plan, random.fork('anatomy'))
  const findings = plan.findings.map((finding, index) =>
    placeFinding(finding, anatomy, random.fork(`finding ${index}`)),
  )
  return { random, anatomy, findings }
}

function bones(anatomy: Anatomy, findings: readonly PlacedFinding[], random: Random): Plane {
  const bone = createPlane(filmSize)
  addRibs(bone, anatomy, random.fork('ribs'))
  addSpine(bone, random.fork('spine'))
  addShoulderGirdle(bone, anatomy, random.fork('shoulders'))
  for (const { addHardware } of findings) addHardware?.(bone)
  return bone
}

/** Vessels and masses take the place of lung where there is some. */
function addVesselsAndMasses(
  soft: Plane,
  lung: Plane,
  anatomy: Anatomy,
  findings: readonly PlacedFinding[],
  random: Random,
): void {
  const vessels = createPlane(filmSize)
  const isLung = (x: number, y: number) => {
    const tops = columnTops(anatomy, x)
    return (
      cavityLength(anatomy, tops, x, y) > 12 &&
      belowDiaphragm(anatomy, tops, x, y) < 60 &&
      !findings.some(({ isFreeAir }) => isFreeAir?.(x, y) === true)
    )
  }
  addVessels(vessels, anatomy, isLung, random.fork('vessels'))
  const { widthPx, heightPx } = vessels
  for (let row = 0; row < heightPx; row++) fitVessels(vessels.values, lung.values, row * widthPx, widthPx)
  for (const { massLength, outline } of findings) {
    if (massLength === undefined) continue
    const xs = outline.map(([x]) => x)
    const ys = outline.map(([, y]) => y)
    const box = [Math.min(...xs) - 2, Math.min(...ys) - 2, Math.max(...xs) + 2, Math.max(...ys) + 2] as const
    mapRegion(vessels, box, (x, y, value) => value + massLength(x, y))
  }
  for (let row = 0; row < heightPx; row++) fillLung(soft.values, lung.values, vessels.values, row * widthPx, widthPx)
}

/** Before the heart and at the rim of the lung there is less room for vessels. */
function fitVessels(vessels: Float32Array, lung: Float32Array, start: number, count: number): void {
  for (let i = start; i < start + count; i++) {
    const vessel = vessels[i] ?? 0
    if (vessel === 0) continue
    const air = lung[i] ?? 0
    vessels[i] = 1.2 * Math.min(1, air / 90) * Math.min(air, vessel)
  }
}

function fillLung(soft: Float32Array, lung: Float32Array, masses: Float32Array, start: number, count: number): void {
  for (let i = start; i < start + count; i++) {
    const mass = masses[i] ?? 0
    if (mass === 0) continue
    const filled = Math.min(lung[i] ?? 0, mass)
    soft[i] = (soft[i] ?? 0) + filled * (1 - lungDensity)
  }
}
