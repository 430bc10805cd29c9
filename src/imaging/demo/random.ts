/** Random numbers that depend on the seed only. */
export interface Random {
  /** 32 random bits. */
  bits(): number
  /** In [0, 1). */
  unit(): number
  /** In [low, high). */
  between(low: number, high: number): number
  /** Fills a list with numbers of mean 0 and standard deviation 1, within +-3.5: sums of four uniform numbers. */
  normals(into: Float64Array): void
  /** An independent sequence: what draws from it does not move what others draw. */
  fork(name: string): Random
}

/** xoshiro128** (Blackman and Vigna, 2018) on 32-bit integers, seeded by splitmix32. @param seed any whole number */
export function createRandom(seed: number): Random {
  let mixed = seed >>> 0
  const next = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  const state = Int32Array.of(next(), next(), next(), next())
  const bits = () => {
    const a = state[0] ?? 0
    const b = state[1] ?? 0
    const c = (state[2] ?? 0) ^ a
    const d = (state[3] ?? 0) ^ b
    const five = Math.imul(b, 5)
    state[0] = a ^ d
    state[1] = b ^ c
    state[2] = c ^ (b << 9)
    state[3] = (d << 11) | (d >>> 21)
    return Math.imul((five << 7) | (five >>> 25), 9) >>> 0
  }
  const unit = () => bits() / 4_294_967_296
  /** Two draws of `bits` at each turn, with the state in variables: a film takes more than a million. */
  const normals = (into: Float64Array) => {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let i = 0; i < into.length; i++) {
      const five = Math.imul(b, 5)
      const one = Math.imul((five << 7) | (five >>> 25), 9)
      c ^= a
      d ^= b
      const b2 = b ^ c
      const a2 = a ^ d
      const c2 = c ^ (b << 9)
      const d2 = (d << 11) | (d >>> 21)
      const nextFive = Math.imul(b2, 5)
      const other = Math.imul((nextFive << 7) | (nextFive >>> 25), 9)
      c = c2 ^ a2
      d = d2 ^ b2
      b = b2 ^ c
      a = a2 ^ d
      c ^= b2 << 9
      d = (d << 11) | (d >>> 21)
      into[i] = normalOf(one, other)
    }
    state.set([a, b, c, d])
  }
  return {
    bits,
    unit,
    between: (low, high) => low + (high - low) * unit(),
    normals,
    fork: (name) => {
      let hash = seed >>> 0
      for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
      return createRandom(hash)
    },
  }
}

/** Four 16-bit numbers between 0 and 1: mean 2, variance 4/12. */
function normalOf(one: number, other: number): number {
  return ((one & 0xffff) + (one >>> 16) + (other & 0xffff) + (other >>> 16) - 131_070) * (1.7320508075688772 / 65_536)
}
