import { gasLength } from './airways.ts'
import { type Anatomy, makeAnatomy } from './anatomy.ts'
import { develop, expose } from './detector.ts'
import { addSideMarker, blackenOutside, makeShutters } from './dressing.ts'
import { placeFinding } from './findings/place-finding.ts'
import type { PlacedFinding } from './findings/placed-finding.ts'
import { mediastinumLength } from './mediastinum.ts'
import { smoothNoise } from './noise.ts'
import type { FilmPlan } from './plan.ts'
import { columnXs, createHalfPlane, createPlane, doubled, mapRegion, type Plane } from './plane.ts'
import { length } from './portable-math.ts'
import { createRandom, type Random } from './random.ts'
import { addRibs } from './ribs.ts'
import { addShoulderGirdle } from './shoulder-girdle.ts'
import { overlyingLength } from './soft-tissue.ts'
import { addSpine } from './spine.ts'
import { belowDiaphragm, bodyLength, cavityLength, columnTops } from './thorax.ts'
import { type FilmTruth, measureTruth } from './truth.ts'
import { addVessels } from './vessels.ts'

export const filmSize = { widthPx: 1120, heightPx: 1232, mmPerPx: 0.29, topMm: 24 } as const

/** All of the film, in mm. */
const everywhere = [-170, 0, 170, 400] as const
/** Lung against water. */
const lungDensity = 0.22

export interface Film {
  readonly widthPx: number
  readonly heightPx: number
  readonly mmPerPx: number
  /** Twelve bits, bright for dense; 0 outside the collimator. */
  readonly values: Uint16Array<ArrayBuffer>
  readonly truth: FilmTruth
}

/**
 * A chest film, worked out as one is taken: for every ray the lengths of lung, soft tissue and bone in its way, what the detector
 * sees through them, and what a radiography system makes of that. The same seed and plan give the same values on every machine.
 * @param visit films of one patient have one seed and one body; position and grain are another's at each visit
 */
export function makeFilm(seed: number, plan: FilmPlan, visit = 0): Film {
  const random = createRandom(seed)
  const anatomy = makeAnatomy(plan, random.fork('anatomy'))
  const findings = plan.findings.map((finding, index) =>
    placeFinding(finding, anatomy, random.fork(`finding ${index}`)),
  )
  const exposure = visit === 0 ? random : random.fork(`visit ${visit}`)
  const bone = bones(anatomy, findings, random)
  const { lung, soft } = tissues(anatomy, findings, random)
  addVesselsAndMasses(soft, lung, anatomy, findings, random)
  const shutters = makeShutters(filmSize, exposure.fork('shutters'))
  addSideMarker(bone, shutters)
  const values = develop(expose(soft, bone, exposure.fork('noise')))
  blackenOutside(values, filmSize, shutters)
  const { widthPx, heightPx, mmPerPx } = filmSize
  return { widthPx, heightPx, mmPerPx, values, truth: measureTruth(anatomy, findings, filmSize) }
}

function bones(anatomy: Anatomy, findings: readonly PlacedFinding[], random: Random): Plane {
  const bone = createPlane(filmSize)
  addRibs(bone, anatomy, random.fork('ribs'))
  addSpine(bone, random.fork('spine'))
  addShoulderGirdle(bone, anatomy, random.fork('shoulders'))
  for (const { addHardware } of findings) addHardware?.(bone)
  return bone
}

/** Lengths of lung, and of water for all that is not bone. Worked out at half the resolution: nothing of it is sharper than that. */
function tissues(anatomy: Anatomy, findings: readonly PlacedFinding[], random: Random) {
  const lung = createHalfPlane(filmSize)
  const soft = createHalfPlane(filmSize)
  const mediastinum = mediastinumLength(anatomy)
  const cloud = smoothNoise(random.fork('cloud'), 9)
  const columns = columnXs(lung).map((x) => columnTops(anatomy, x))
  const besideFilm = columnTops(anatomy, 0)
  mapRegion(lung, everywhere, (x, y, _, column) => {
    const tops = columns[column] ?? besideFilm
    const cavity = cavityLength(anatomy, tops, x, y)
    if (cavity === 0) return 0
    let left = Math.max(0, cavity - length(mediastinum(x, y), belowDiaphragm(anatomy, tops, x, y)))
    for (const { lungShare } of findings) left *= lungShare?.(x, y) ?? 1
    return left
  })
  let index = 0
  mapRegion(soft, everywhere, (x, y, _, column) => {
    const air = lung.values[index++] ?? 0
    const tops = columns[column] ?? besideFilm
    const body = bodyLength(anatomy, tops, x, y)
    if (body === 0) return 0
    const isFree = findings.some(({ isFreeAir }) => isFreeAir?.(x, y) === true)
    const density = isFree ? 0.02 : lungDensity * (1 + 0.03 * cloud(x, y))
    return Math.max(
      0,
      body + overlyingLength(anatomy, x, y) - Math.min(body, air) * (1 - density) - gasLength(anatomy, tops, x, y),
    )
  })
  return { lung: doubled(lung), soft: doubled(soft) }
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
  for (let i = 0; i < vessels.values.length; i++) {
    const vessel = vessels.values[i] ?? 0
    if (vessel === 0) continue
    const air = lung.values[i] ?? 0
    // Before the heart and at the rim of the lung there is less room for them.
    vessels.values[i] = 1.2 * Math.min(1, air / 90) * Math.min(air, vessel)
  }
  for (const { massLength, outline } of findings) {
    if (massLength === undefined) continue
    const xs = outline.map(([x]) => x)
    const ys = outline.map(([, y]) => y)
    const box = [Math.min(...xs) - 2, Math.min(...ys) - 2, Math.max(...xs) + 2, Math.max(...ys) + 2] as const
    mapRegion(vessels, box, (x, y, value) => value + massLength(x, y))
  }
  for (let i = 0; i < soft.values.length; i++) {
    const vessel = vessels.values[i] ?? 0
    if (vessel === 0) continue
    const filled = Math.min(lung.values[i] ?? 0, vessel)
    soft.values[i] = (soft.values[i] ?? 0) + filled * (1 - lungDensity)
  }
}
