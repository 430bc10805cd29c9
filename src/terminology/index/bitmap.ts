/** A set of small numbers: bit n of word n >>> 5, lowest bit first. */
export type Bitmap = Uint32Array<ArrayBuffer>

/** Number of 32-bit words of a bitmap of `count` bits. */
export function bitmapWords(count: number): number {
  return (count + 31) >>> 5
}

/** Sets the bits of `list[from]` up to, not including, `list[to]`. */
export function setBits(bitmap: Bitmap, list: ArrayLike<number>, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const bit = list[i] ?? 0
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
}

export function hasBit(bitmap: Bitmap, bit: number): boolean {
  return (((bitmap[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1
}
