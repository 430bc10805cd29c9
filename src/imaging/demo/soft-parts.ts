import { domeAt, lungDepth } from './lung-fields.ts'
import type { Exposure, Pathology } from './patient.ts'
import { eachPixel, type Plate, wholePlate } from './plate.ts'
import { curveThrough, smoothStep } from './stable-math.ts'

const bodyHalfWidth = curveThrough([
  [0, 62],
  [18, 68],
  [34, 110],
  [52, 176],
  [80, 205],
  [130, 186],
  [180, 172],
  [260, 164],
  [360, 166],
])

/** Way through an ellipsoid, 0 outside. */
function ellipsoid(dx: number, dy: number, rx: number, ry: number, depth: number): number {
  const rest = 1 - (dx * dx) / (rx * rx) - (dy * dy) / (ry * ry)
  return rest <= 0 ? 0 : depth * Math.sqrt(rest)
}

/** Heart and great vessels: what stands in the way of the lung between the two sides. */
function heartDepth(x: number, y: number, size: number): number {
  const turned = { x: 0.87 * (x - 17 * size) + 0.5 * (y - 206), y: -0.5 * (x - 17 * size) + 0.87 * (y - 206) }
  const ventricles = ellipsoid(turned.x, turned.y, 71 * size, 46 * size, 112)
  const rightAtrium = ellipsoid(x + 14 * size, y - 207, 31 * size, 40, 95)
  const trunk = ellipsoid(x - 24, y - 148, 20 + 4 * (size - 1), 19, 70)
  const knob = ellipsoid(x - 19, y - 112, 20, 17, 70)
  const ascending = ellipsoid(x + 8, y - 132, 21, 62, 75)
  const appendage = ellipsoid(x - 34 * size, y - 172, 17, 22, 70)
  return Math.max(ventricles, rightAtrium, trunk, knob, ascending, appendage)
}

/** Air in the windpipe, the main bronchi and the stomach. */
function airDepth(x: number, y: number, exposure: Exposure): number {
  const windpipe = y < 122 ? 2 * Math.sqrt(Math.max(0, 64 - (x + 1.5) * (x + 1.5))) * smoothStep(-30, 10, y) : 0
  const bronchus = (slope: number, reach: number, radius: number) => {
    const axis = slope * (y - 116)
    const t = (y - 116) / reach
    if (t < 0 || t > 1) return 0
    const d = x + 1.5 - axis
    return 2 * Math.sqrt(Math.max(0, radius * radius - d * d)) * (1 - 0.6 * t)
  }
  const below = y - domeAt(x, exposure)
  const level = domeAt(58, exposure) + 27
  // A person stands for the film: the gas lies on the fluid.
  const bubble =
    ellipsoid(x - 56, y - domeAt(58, exposure) - 14, 30, 20, 66) *
    smoothStep(4, 9, below) *
    (1 - smoothStep(-1, 1, y - level))
  return windpipe + bronchus(-1.1, 30, 6.5) + bronchus(1.45, 30, 6) + bubble
}

/** Share of the lung's way that fluid has taken: a meniscus that climbs towards the side. */
function fluidShare(
  x: number,
  y: number,
  exposure: Exposure,
  pathology: Extract<Pathology, { kind: 'effusion' }>,
): number {
  const side = pathology.side === 'left' ? 1 : -1
  if (x * side <= 0) return 0
  const across = (Math.abs(x) - 62 * exposure.width) / (70 * exposure.width)
  const level = 292 - pathology.heightMm - 34 * Math.max(-0.25, across) * Math.abs(across) * 1.2
  return 0.93 * smoothStep(-9, 11, y - level)
}

function consolidatedShare(
  x: number,
  y: number,
  { x: cx, y: cy, radiusMm }: Extract<Pathology, { kind: 'consolidation' }>,
): number {
  const d = Math.sqrt((x - cx) * (x - cx) + 1.3 * (y - cy) * (y - cy))
  return 0.8 * (1 - smoothStep(0.3 * radiusMm, radiusMm, d))
}

export interface SoftParts {
  /** Millimetres of soft tissue. */
  readonly tissue: Plate
  /** Millimetres of aerated lung. */
  readonly lung: Plate
}

/** Fills the plates with body wall, lungs, heart, windpipe, stomach and what the pathologies add or take. */
export function addSoftParts({ tissue, lung }: SoftParts, exposure: Exposure): void {
  const { build, width, heart } = exposure
  eachPixel(tissue, wholePlate, (index, x, y) => {
    const across = x / (bodyHalfWidth(y) * width * (0.94 + 0.06 * build))
    if (across <= -1 || across >= 1) return
    const body = 218 * build * Math.sqrt(1 - across * across) * (0.8 + 0.2 * smoothStep(0, 70, y))
    let air = lungDepth(x, y, exposure)
    let solidPart = air === 0 ? 0 : Math.min(air, heartDepth(x, y, heart) * 1.6)
    air -= solidPart
    for (const pathology of exposure.pathologies) {
      if (pathology.kind === 'effusion') solidPart = air * fluidShare(x, y, exposure, pathology)
      else if (pathology.kind === 'consolidation') solidPart = air * consolidatedShare(x, y, pathology)
      else if (pathology.kind === 'nodule') solidPart = nodule(x, y, pathology)
      else continue
      air -= Math.min(air, solidPart)
    }
    lung.mm[index] = air
    tissue.mm[index] =
      Math.max(4, body - air - airDepth(x, y, exposure)) + (exposure.hasBreasts ? breast(x, y, exposure) : 0)
  })
}

/** A ball with a faintly lobed edge. */
function nodule(x: number, y: number, { x: cx, y: cy, diameterMm }: Extract<Pathology, { kind: 'nodule' }>): number {
  const dx = x - cx
  const dy = y - cy
  const d = Math.sqrt(dx * dx + dy * dy)
  const lobes = d === 0 ? 0 : (dx * dx * dx - 3 * dx * dy * dy) / (d * d * d)
  const radius = (diameterMm / 2) * (1 + 0.07 * lobes)
  return d >= radius ? 0 : 2.9 * Math.sqrt(radius * radius - d * d) * smoothStep(0, 0.3 * radius, radius - d)
}

function breast(x: number, y: number, { width }: Exposure): number {
  const dx = Math.abs(x) - 84 * width
  const lower = ellipsoid(dx, y - 226, 58, 52, 34)
  return lower * smoothStep(168, 226, y)
}
