/**
 * Distance of each cell's centre from that of the nearest cell that is set, in cells; 0 on those that are. Exact, in linear time.
 * Source: Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8 (2012).
 */
export function distanceTransform(cells: Uint8Array, width: number, height: number): Float64Array {
  const far = (width + height) ** 2
  const squared = Float64Array.from(cells, (cell) => (cell === 0 ? far : 0))
  const line = new Float64Array(Math.max(width, height))
  for (let x = 0; x < width; x++) alongLine(squared, line, x, width, height)
  for (let y = 0; y < height; y++) alongLine(squared, line, y * width, 1, width)
  return squared.map(Math.sqrt)
}

/** The lower envelope of parabolas over one row or column, in place. */
function alongLine(values: Float64Array, line: Float64Array, start: number, stride: number, length: number): void {
  for (let i = 0; i < length; i++) line[i] = values[start + i * stride] ?? 0
  const roots = new Int32Array(length)
  const begins = new Float64Array(length + 1)
  let last = 0
  begins[0] = Number.NEGATIVE_INFINITY
  begins[1] = Number.POSITIVE_INFINITY
  for (let i = 1; i < length; i++) {
    let meets = meeting(line, roots[last] ?? 0, i)
    while (meets <= (begins[last] ?? 0)) {
      last -= 1
      meets = meeting(line, roots[last] ?? 0, i)
    }
    last += 1
    roots[last] = i
    begins[last] = meets
    begins[last + 1] = Number.POSITIVE_INFINITY
  }
  let at = 0
  for (let i = 0; i < length; i++) {
    while ((begins[at + 1] ?? Number.POSITIVE_INFINITY) < i) at += 1
    const root = roots[at] ?? 0
    values[start + i * stride] = (i - root) ** 2 + (line[root] ?? 0)
  }
}

/** Where the parabola of a later place falls below that of an earlier one. */
function meeting(line: Float64Array, earlier: number, later: number): number {
  return ((line[later] ?? 0) + later ** 2 - ((line[earlier] ?? 0) + earlier ** 2)) / (2 * later - 2 * earlier)
}
