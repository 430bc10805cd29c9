/** Numbers that depend on the seed alone. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  unit(): number
  /** Uniform in [from, to). */
  between(from: number, to: number): number
}

/** xorshift32 (Marsaglia 2003). @param seed any integer; 0 counts as 1 */
export function createRandom(seed: number): Random {
  let state = seed | 0 || 1
  const unit = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 8; i++) unit()
  return { unit, between: (from, to) => from + (to - from) * unit() }
}
