/** Row-major run lengths of a binary raster, starting with zeros: `[3, 2, 1]` is 000110. The first may be 0; no other is. */
export type RunLengths = readonly number[]

/** Encodes a raster of 0 and not-0 values. */
export function encodeRuns(raster: ArrayLike<number>): number[] {
  const counts: number[] = []
  let value = false
  let run = 0
  for (let i = 0; i < raster.length; i++) {
    const set = raster[i] !== 0
    if (set !== value) {
      counts.push(run)
      run = 0
      value = set
    }
    run++
  }
  if (raster.length > 0) counts.push(run)
  return counts
}

/** Decodes to a raster of 0 and 1 of `length` pixels; runs beyond it are cut. */
export function decodeRuns(counts: RunLengths, length: number): Uint8Array<ArrayBuffer> {
  const raster = new Uint8Array(length)
  let at = 0
  let set = false
  for (const run of counts) {
    if (set) raster.fill(1, at, Math.min(at + run, length))
    at += run
    set = !set
  }
  return raster
}

/** How many pixels are set. */
export function countSet(counts: RunLengths): number {
  let sum = 0
  for (let i = 1; i < counts.length; i += 2) sum += counts[i] ?? 0
  return sum
}

/** How many pixels are set. */
export function setCount(counts: RunLengths): number {
  return counts.reduce((sum, run, index) => (index % 2 === 1 ? sum + run : sum), 0)
}
