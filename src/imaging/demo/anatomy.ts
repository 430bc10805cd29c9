import { curveThrough, remembered } from './curve.ts'
import type { FilmPlan } from './plan.ts'
import type { Random } from './random.ts'

/** The patient's measures on the film: mm from the midline (x, patient's left positive) and from the top edge (y). */
export interface Anatomy {
  readonly plan: FilmPlan
  /** Half the width of the chest cavity at a height. */
  readonly cavityHalfWidth: (y: number) => number
  /** Front to back of the cavity at its middle. */
  readonly cavityDepth: (y: number) => number
  readonly bodyHalfWidth: (y: number) => number
  readonly bodyDepth: (y: number) => number
  /** Outline of neck and shoulders: the top of the body at a distance from the midline. */
  readonly shoulderTop: (distance: number) => number
  readonly apexTop: number
  /** Top of the dome of the diaphragm on each side. */
  readonly dome: { readonly right: number; readonly left: number }
  readonly carina: { readonly x: number; readonly y: number }
  readonly heart: { readonly x: number; readonly y: number }
}

/** A patient of the given build, a little different for every seed. */
export function makeAnatomy(plan: FilmPlan, random: Random): Anatomy {
  const wide = plan.build * random.between(0.985, 1.015)
  const apexTop = 64 + random.between(-3, 3)
  const cavity = curveThrough([
    [apexTop, 66],
    [apexTop + 14, 88],
    [apexTop + 30, 103],
    [apexTop + 55, 116],
    [apexTop + 90, 126],
    [apexTop + 130, 132],
    [apexTop + 180, 136],
    [apexTop + 230, 137],
    [apexTop + 290, 135],
    [apexTop + 340, 127],
  ])
  const rise = plan.shallowBreath
  const right = 283 - rise + random.between(-4, 4)
  return {
    plan,
    cavityHalfWidth: remembered((y) => cavity(y) * wide),
    cavityDepth: curveAcross([
      [apexTop, 50],
      [apexTop + 40, 88],
      [apexTop + 100, 120],
      [apexTop + 180, 146],
      [apexTop + 300, 150],
    ]),
    bodyHalfWidth: scaled(
      curveThrough([
        [0, 60],
        [120, 150],
        [160, 157],
        [230, 160],
        [300, 160],
        [400, 157],
      ]),
      wide,
    ),
    bodyDepth: curveAcross([
      [0, 105],
      [50, 118],
      [90, 150],
      [150, 188],
      [230, 208],
      [400, 214],
    ]),
    shoulderTop: scaledArgument(
      curveThrough([
        [46, -90],
        [54, -8],
        [63, 20],
        [80, 38],
        [105, 50],
        [135, 58],
        [165, 68],
        [185, 84],
        [200, 110],
      ]),
      wide,
    ),
    apexTop,
    dome: { right, left: right + 13 + random.between(-3, 3) },
    carina: { x: random.between(-3, 1), y: 150 + random.between(-3, 3) },
    heart: { x: 16, y: 240 - 0.35 * rise },
  }
}

function curveAcross(points: readonly (readonly [y: number, value: number])[]): (y: number) => number {
  return remembered(curveThrough(points))
}

function scaled(curve: (y: number) => number, factor: number): (y: number) => number {
  return remembered((y) => curve(y) * factor)
}

function scaledArgument(curve: (distance: number) => number, factor: number): (distance: number) => number {
  return (distance) => curve(distance / factor)
}
