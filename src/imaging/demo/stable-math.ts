/**
 * Elementary functions from IEEE 754 basic operations only, which every engine rounds alike: `Math.exp` and its kin may differ in the
 * last digit from one browser to the next, and the demo must be the same bytes everywhere.
 */

/** e^-x for x >= 0, relative error below 1 %: (1 - x/4096)^4096 by twelve squarings. */
export function expOfMinus(x: number): number {
  let value = Math.max(0, 1 - x / 4096)
  for (let i = 0; i < 12; i++) value *= value
  return value
}

/** Natural logarithm of a positive number: halved or doubled into [2/3, 4/3], then the series of artanh. */
export function ln(x: number): number {
  let value = x
  let doublings = 0
  while (value > 4 / 3) {
    value /= 2
    doublings += 1
  }
  while (value < 2 / 3) {
    value *= 2
    doublings -= 1
  }
  const t = (value - 1) / (value + 1)
  const t2 = t * t
  return doublings * Math.LN2 + 2 * t * (1 + t2 * (1 / 3 + t2 * (1 / 5 + t2 * (1 / 7 + t2 / 9))))
}

/** Sine of a part of a full turn: Bhaskara's approximation, off by less than 0.002. */
export function sinOfTurn(turn: number): number {
  const wrapped = turn - Math.floor(turn)
  const half = wrapped < 0.5 ? wrapped : wrapped - 0.5
  const product = half * (0.5 - half)
  const value = (16 * product) / (1.25 - 4 * product)
  return wrapped < 0.5 ? value : -value
}

export function cosOfTurn(turn: number): number {
  return sinOfTurn(turn + 0.25)
}

/** 0 below `from`, 1 above `to`, a smooth cubic between. */
export function smoothStep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

type CurvePoints = readonly (readonly [at: number, value: number])[]

/** Piecewise smooth curve through points of ascending first coordinate, held constant beyond the ends. */
export function curveThrough(points: CurvePoints): (at: number) => number {
  const curve = curveOf(points)
  // A plate is walked row by row, and the curves are over its height: the last answer is nearly always the next.
  let lastAt = Number.NaN
  let lastValue = 0
  return (at) => {
    if (at !== lastAt) {
      lastAt = at
      lastValue = curve(at)
    }
    return lastValue
  }
}

function curveOf(points: CurvePoints): (at: number) => number {
  return (at) => {
    const next = points.findIndex(([x]) => x >= at)
    const right = points[next]
    const left = points[next - 1]
    if (right === undefined) return points.at(-1)?.[1] ?? 0
    if (left === undefined) return right[1]
    const before = points[next - 2] ?? left
    const after = points[next + 1] ?? right
    const width = right[0] - left[0]
    const t = (at - left[0]) / width
    const slopeLeft = ((right[1] - before[1]) / (right[0] - before[0])) * width
    const slopeRight = ((after[1] - left[1]) / (after[0] - left[0])) * width
    const t2 = t * t
    const t3 = t2 * t
    return (
      (2 * t3 - 3 * t2 + 1) * left[1] +
      (t3 - 2 * t2 + t) * slopeLeft +
      (3 * t2 - 2 * t3) * right[1] +
      (t3 - t2) * slopeRight
    )
  }
}
