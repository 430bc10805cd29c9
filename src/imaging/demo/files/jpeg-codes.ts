/** A table of code lengths as a JPEG file has it: how many codes have 1, 2, ... 16 bits, and their symbols in order. */
export interface CodeTable {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

/** Lengths of DC differences of luminance (ITU-T T.81 table K.3). */
export const dcTable: CodeTable = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  symbols: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
}

/** Runs and lengths of AC coefficients of luminance (ITU-T T.81 table K.5). */
export const acTable: CodeTable = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d],
  symbols: fromHex(
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
  ),
}

function fromHex(text: string): number[] {
  return Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}

/** The code of every symbol, as its bits and their number (ITU-T T.81 annex C). */
export function codesOf({ counts, symbols }: CodeTable): ReadonlyMap<number, readonly [code: number, length: number]> {
  const codes = new Map<number, readonly [number, number]>()
  let code = 0
  let index = 0
  for (const [at, count] of counts.entries()) {
    for (let i = 0; i < count; i++) codes.set(symbols[index++] ?? 0, [code++, at + 1])
    code <<= 1
  }
  return codes
}
