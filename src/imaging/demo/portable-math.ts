/*
 * Elementary functions made of +, -, *, / and square roots only, which IEEE 754 rounds alike everywhere. `Math.exp` and its kin may
 * differ in the last digit from one engine to the next, and a made film has to have the same bytes on every machine.
 */

const ln2 = Math.LN2
const halfPi = 1.5707963267948966

/** e to the x, to about 1e-13 of its value; 0 below -700. */
export function exp(x: number): number {
  if (x < -700) return 0
  const twos = Math.round(x / ln2)
  const rest = (x - twos * ln2) / 16
  let sum = 1
  for (let term = 8; term > 0; term--) sum = 1 + (sum * rest) / term
  for (let i = 0; i < 4; i++) sum *= sum
  for (let i = 0; i < twos; i++) sum *= 2
  for (let i = 0; i > twos; i--) sum /= 2
  return sum
}

const mantissaSteps = 2048
const logarithms = Float64Array.from({ length: mantissaSteps + 1 }, (_, i) => lnOfMantissa(1 + i / mantissaSteps))
const single = new Float32Array(1)
const singleBits = new Uint32Array(single.buffer)

/** Natural logarithm of a positive number of single precision, to about 1e-7: exponent and table, for use on every pixel. */
export function ln(x: number): number {
  single[0] = x
  const bits = singleBits[0] ?? 0
  const place = (bits & 0x7fffff) / (0x800000 / mantissaSteps)
  const step = Math.floor(place)
  const lower = logarithms[step] ?? 0
  return ((bits >>> 23) - 127) * ln2 + lower + ((logarithms[step + 1] ?? 0) - lower) * (place - step)
}

/** Series of the inverse hyperbolic tangent, for 1 to 2. */
function lnOfMantissa(x: number): number {
  const ratio = (x - 1) / (x + 1)
  let sum = 0
  for (let power = 41; power > 0; power -= 2) sum = sum * ratio * ratio + 1 / power
  return 2 * ratio * sum
}

/** A function as a table of `steps` between two ends, read with straight lines between; beyond the ends it stays. */
export function tabulated(f: (x: number) => number, from: number, to: number, steps: number): (x: number) => number {
  const values = Float64Array.from({ length: steps + 2 }, (_, i) => f(from + ((to - from) * i) / steps))
  const scale = steps / (to - from)
  return (x) => {
    const place = (x - from) * scale
    if (place <= 0) return values[0] ?? 0
    if (place >= steps) return values[steps] ?? 0
    const step = Math.trunc(place)
    const lower = values[step] ?? 0
    return lower + ((values[step + 1] ?? 0) - lower) * (place - step)
  }
}

/** Sine of an angle in radians, to about 1e-13. */
export function sin(angle: number): number {
  const quarters = Math.round(angle / halfPi)
  const rest = angle - quarters * halfPi
  switch (((quarters % 4) + 4) % 4) {
    case 0:
      return sinSeries(rest)
    case 1:
      return cosSeries(rest)
    case 2:
      return -sinSeries(rest)
    default:
      return -cosSeries(rest)
  }
}

export function cos(angle: number): number {
  return sin(angle + halfPi)
}

function sinSeries(x: number): number {
  const square = x * x
  let sum = 1
  for (let n = 16; n > 0; n -= 2) sum = 1 - (sum * square) / (n * (n + 1))
  return x * sum
}

function cosSeries(x: number): number {
  const square = x * x
  let sum = 1
  for (let n = 15; n > 0; n -= 2) sum = 1 - (sum * square) / (n * (n + 1))
  return sum
}

/** Length of a vector; `Math.hypot` is not the same everywhere. */
export function length(x: number, y: number, z = 0): number {
  return Math.sqrt(x * x + y * y + z * z)
}
