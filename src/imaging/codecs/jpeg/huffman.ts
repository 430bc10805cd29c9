/** A Huffman table ready to decode with. Source: ITU-T T.81, annex C and F.2.2.3. */
export interface HuffmanTable {
  /** By the next 9 bits: length of the code * 256 + symbol; 0 where the code is longer. */
  readonly quick: Uint16Array
  /** By code length: largest code, or -1. */
  readonly maxCode: Int32Array
  /** By code length: index of the first symbol less its code. */
  readonly delta: Int32Array
  readonly symbols: Uint8Array
}

export const quickBits = 9

/** @param counts codes of each length, 1 to 16 */
export function buildHuffman(counts: readonly number[], symbols: Uint8Array): HuffmanTable {
  const quick = new Uint16Array(1 << quickBits)
  const maxCode = new Int32Array(18).fill(-1)
  const delta = new Int32Array(18)
  let code = 0
  let index = 0
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0
    delta[length] = index - code
    for (let i = 0; i < count; i++) {
      if (length <= quickBits) {
        const from = code << (quickBits - length)
        quick.fill((length << 8) | (symbols[index] ?? 0), from, from + (1 << (quickBits - length)))
      }
      code += 1
      index += 1
    }
    if (count > 0) maxCode[length] = code - 1
    code <<= 1
  }
  return { quick, maxCode, delta, symbols }
}
