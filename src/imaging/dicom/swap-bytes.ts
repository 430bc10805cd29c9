/**
 * Turns numbers of so many bytes from big to little endian, in place. A string of bytes (OB) has nothing to swap but what is larger
 * than a byte; in a string of words (OW) two 8-bit samples share one (PS3.5 §7.3).
 */
export function swapBytes(bytes: Uint8Array, sampleBytes: number, isByteString: boolean): void {
  const unit = sampleBytes <= 1 && !isByteString ? 2 : Math.max(1, sampleBytes)
  if (unit === 1) return
  for (let at = 0; at + unit <= bytes.length; at += unit) bytes.subarray(at, at + unit).reverse()
}
