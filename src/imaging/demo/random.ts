/** Random numbers that depend on the seed only. */
export interface Random {
  /** 32 random bits. */
  bits(): number
  /** In [0, 1). */
  unit(): number
  /** In [low, high). */
  between(low: number, high: number): number
  /** Mean 0, standard deviation 1, within +-3.5: the sum of four uniform numbers. */
  normal(): number
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
  return {
    bits,
    unit,
    between: (low, high) => low + (high - low) * unit(),
    normal: () => {
      // Four 16-bit numbers between 0 and 1: mean 2, variance 4/12.
      const one = bits()
      const other = bits()
      return (
        ((one & 0xffff) + (one >>> 16) + (other & 0xffff) + (other >>> 16) - 131_070) * (1.7320508075688772 / 65_536)
      )
    },
    fork: (name) => {
      let hash = seed >>> 0
      for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
      return createRandom(hash)
    },
  }
}
