import type { Random } from './random.ts'

/** Smooth noise over the plane, about -1 to 1, whose grains are `grainMm` wide. */
export function smoothNoise(random: Random, grainMm: number): (xMm: number, yMm: number) => number {
  const side = 64
  const lattice = Float32Array.from({ length: side * side }, () => random.between(-1, 1))
  const at = (column: number, row: number) => lattice[(row & (side - 1)) * side + (column & (side - 1))] ?? 0
  return (xMm, yMm) => {
    const x = xMm / grainMm + 1000
    const y = yMm / grainMm + 1000
    const column = Math.floor(x)
    const row = Math.floor(y)
    const u = x - column
    const v = y - row
    const uu = u * u * (3 - 2 * u)
    const vv = v * v * (3 - 2 * v)
    const upper = at(column, row) * (1 - uu) + at(column + 1, row) * uu
    const lower = at(column, row + 1) * (1 - uu) + at(column + 1, row + 1) * uu
    return upper * (1 - vv) + lower * vv
  }
}
