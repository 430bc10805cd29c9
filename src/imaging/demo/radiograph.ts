import type { Exposure } from './patient.ts'
import { addTube, blurred, newPlate, type Plate, solid } from './plate.ts'
import { createRandom, type Random } from './random.ts'
import { addSkeleton, along } from './skeleton.ts'
import { addSoftParts } from './soft-parts.ts'
import { expOfMinus, ln } from './stable-math.ts'
import { addVessels } from './vessels.ts'

export const plateWidthPx = 1152
export const plateHeightPx = 1120
/** Side of a detector element. */
export const mmPerPx = 0.31

/** Attenuation per millimetre near 70 keV: water-like tissue, aerated lung, compact bone over tissue, metal. */
const perMm = { tissue: 0.0195, lung: 0.0046, bone: 0.041, metal: 0.5 }

export interface Radiograph {
  readonly widthPx: number
  readonly heightPx: number
  /** Stored values of 12 bits, denser is brighter, row-major. */
  readonly values: Uint16Array<ArrayBuffer>
}

/** Simulates a chest film: path lengths, attenuation, scatter, quantum noise, and the processing of a digital detector. */
export function exposeChest(exposure: Exposure): Radiograph {
  const random = createRandom(exposure.seed)
  const plate = () => newPlate(plateWidthPx, plateHeightPx, mmPerPx)
  const tissue = plate()
  const lung = plate()
  const bone = plate()
  addSoftParts({ tissue, lung }, exposure)
  addVessels(tissue, (index) => Math.min(1, (lung.mm[index] ?? 0) / 90), random)
  addSkeleton(bone, exposure.width, random)
  const metal = plate()
  if (exposure.pathologies.some(({ kind }) => kind === 'pacemaker')) addPacemaker(metal)
  const attenuation = plate()
  for (let i = 0; i < attenuation.mm.length; i++) {
    const inBody = (tissue.mm[i] ?? 0) > 0 ? 1 : 0
    attenuation.mm[i] =
      perMm.tissue * (tissue.mm[i] ?? 0) +
      perMm.lung * (lung.mm[i] ?? 0) +
      perMm.bone * (bone.mm[i] ?? 0) * inBody +
      perMm.metal * (metal.mm[i] ?? 0)
  }
  return develop(detect(attenuation, random))
}

function addPacemaker(metal: Plate): void {
  const can = [
    { x: 104, y: 74, radius: 15 },
    { x: 112, y: 90, radius: 14 },
  ]
  addTube(metal, can, (d, radius) => Math.min(6, solid(d, radius)))
  const lead = [
    [100, 72],
    [84, 60],
    [50, 66],
    [16, 92],
    [-10, 130],
    [-20, 180],
    [2, 226],
    [36, 240],
  ] as const
  addTube(metal, along(lead.map(([x, y]) => [x, y, 0.9] as const)), solid)
}

/** What the detector sees as attenuation: scatter from around lifts the dark parts, quanta are few behind the dense ones. */
function detect(attenuation: Plate, random: Random): Plate {
  const primary = { ...attenuation, mm: new Float32Array(attenuation.mm.length) }
  for (let i = 0; i < primary.mm.length; i++) primary.mm[i] = expOfMinus(attenuation.mm[i] ?? 0)
  const scatter = blurred(primary, 34)
  const sharp = blurred(primary, 1)
  const quanta = 26_000
  for (let i = 0; i < primary.mm.length; i++) {
    const signal = 0.55 * (sharp.mm[i] ?? 0) + 0.45 * (primary.mm[i] ?? 0) + 0.09 * (scatter.mm[i] ?? 0) + 0.0015
    const spread = random.unit() + random.unit() + random.unit() + random.unit() - 2
    primary.mm[i] = -ln(Math.max(0.0006, signal + 1.73 * spread * Math.sqrt(signal / quanta)))
  }
  return primary
}

/** The detector's own processing: local contrast raised, then 12 bits. */
function develop(seen: Plate): Radiograph {
  const near = blurred(seen, 5)
  const around = blurred(seen, 30)
  const values = new Uint16Array(seen.mm.length)
  for (let i = 0; i < values.length; i++) {
    const value = seen.mm[i] ?? 0
    const raised = value + 0.45 * (value - (near.mm[i] ?? 0)) + 0.4 * (value - (around.mm[i] ?? 0))
    values[i] = Math.min(4095, Math.max(0, Math.round(120 + 640 * raised)))
  }
  return { widthPx: plateWidthPx, heightPx: plateHeightPx, values }
}
