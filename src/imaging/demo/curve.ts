/** A smooth function through points given by ascending x: cubic Hermite with slopes of neighbours (Catmull-Rom); beyond the ends it stays. */
export function curveThrough(points: readonly (readonly [x: number, y: number])[]): (x: number) => number {
  const xs = Float64Array.from(points, ([x]) => x)
  const ys = Float64Array.from(points, ([, y]) => y)
  const last = points.length - 1
  const slopes = Float64Array.from(points, (_, i) => {
    const before = Math.max(0, i - 1)
    const after = Math.min(last, i + 1)
    return ((ys[after] ?? 0) - (ys[before] ?? 0)) / ((xs[after] ?? 0) - (xs[before] ?? 0) || 1)
  })
  return (x) => {
    if (x <= (xs[0] ?? 0)) return ys[0] ?? 0
    if (x >= (xs[last] ?? 0)) return ys[last] ?? 0
    let i = 0
    while (x > (xs[i + 1] ?? 0)) i += 1
    const width = (xs[i + 1] ?? 0) - (xs[i] ?? 0)
    const t = (x - (xs[i] ?? 0)) / width
    const t2 = t * t
    const t3 = t2 * t
    return (
      (2 * t3 - 3 * t2 + 1) * (ys[i] ?? 0) +
      (t3 - 2 * t2 + t) * width * (slopes[i] ?? 0) +
      (3 * t2 - 2 * t3) * (ys[i + 1] ?? 0) +
      (t3 - t2) * width * (slopes[i + 1] ?? 0)
    )
  }
}

/** A function that remembers its last answer: for what is asked of one height all along a row of pixels. */
export function remembered(f: (x: number) => number): (x: number) => number {
  let lastX = Number.NaN
  let last = 0
  return (x) => {
    if (x !== lastX) {
      last = f(x)
      lastX = x
    }
    return last
  }
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothStep(from: number, to: number, x: number): number {
  const t = Math.max(0, Math.min(1, (x - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
