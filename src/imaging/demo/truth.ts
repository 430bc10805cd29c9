import type { Anatomy } from './anatomy.ts'
import type { PlacedFinding, PointMm } from './findings/placed-finding.ts'
import { mediastinumLength } from './mediastinum.ts'
import type { Finding } from './plan.ts'
import type { PlaneSize } from './plane.ts'

/** Where a finding is on the film, in image pixels: (0, 0) is the top-left corner of the first pixel. */
export interface FindingTruth {
  readonly finding: Finding
  readonly outline: readonly { readonly x: number; readonly y: number }[]
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** What is on a film, as it was made: what a report has to say and a reader to find. */
export interface FilmTruth {
  readonly findings: readonly FindingTruth[]
  readonly heart: FindingTruth['box']
  /** Greatest width of the heart against that of the chest inside the ribs. */
  readonly cardiothoracicRatio: number
  readonly carina: { readonly x: number; readonly y: number }
}

export function measureTruth(anatomy: Anatomy, findings: readonly PlacedFinding[], size: PlaneSize): FilmTruth {
  const toPx = ([x, y]: PointMm) => ({ x: size.widthPx / 2 + x / size.mmPerPx, y: (y - size.topMm) / size.mmPerPx })
  const heart = heartExtent(anatomy)
  const corner = toPx([heart.left, heart.top])
  return {
    findings: findings.map(({ finding, outline }) => {
      const points = outline.map(toPx)
      return { finding, outline: points, box: boxAround(points) }
    }),
    heart: {
      ...corner,
      width: (heart.right - heart.left) / size.mmPerPx,
      height: (heart.bottom - heart.top) / size.mmPerPx,
    },
    cardiothoracicRatio: (heart.right - heart.left) / (2 * anatomy.cavityHalfWidth(anatomy.dome.right)),
    carina: toPx([anatomy.carina.x, anatomy.carina.y]),
  }
}

function boxAround(points: readonly { readonly x: number; readonly y: number }[]): FindingTruth['box'] {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** The heart's borders, in mm: as far out as its shadow can be told from lung, between the hila and the diaphragm. */
function heartExtent(anatomy: Anatomy) {
  const thickness = mediastinumLength(anatomy)
  const top = anatomy.heart.y - 45
  const bottom = anatomy.dome.left
  let left = 0
  let right = 0
  for (let y = top; y < bottom - 8; y += 2) {
    for (let x = 0; x > -140 && thickness(x, y) > 24; x -= 0.5) left = Math.min(left, x)
    for (let x = 0; x < 140 && thickness(x, y) > 24; x += 0.5) right = Math.max(right, x)
  }
  return { left, right, top, bottom }
}
