/** Samples of one component at its own resolution. */
export interface Plane {
  readonly samples: Uint8Array | Uint16Array
  readonly strideSamples: number
  readonly width: number
  readonly height: number
}

/**
 * Brings a component to the size of the picture: by 2 in either direction with the triangle filter that decoders share (the nearer
 * sample weighs three times the farther one), otherwise by repetition.
 * @param to every `step`th element from `offset`, row by row
 */
export function upsample(
  plane: Plane,
  scaleX: number,
  scaleY: number,
  size: { readonly widthPx: number; readonly heightPx: number },
  to: Uint8Array | Uint16Array,
  offset: number,
  step: number,
): void {
  const { samples, strideSamples, width, height } = plane
  const { widthPx, heightPx } = size
  const isSmooth = scaleX === 2 && scaleY <= 2 && width > 2
  const column = new Int32Array(width)
  for (let y = 0; y < heightPx; y++) {
    const row = Math.min(Math.floor(y / scaleY), height - 1)
    let out = offset + y * widthPx * step
    if (!isSmooth) {
      for (let x = 0; x < widthPx; x++, out += step) {
        to[out] = samples[row * strideSamples + Math.floor(x / scaleX)] ?? 0
      }
      continue
    }
    const other = scaleY === 1 ? row : Math.min(Math.max(row + (y % 2 === 0 ? -1 : 1), 0), height - 1)
    for (let x = 0; x < width; x++) {
      const near = samples[row * strideSamples + x] ?? 0
      column[x] = scaleY === 1 ? near : 3 * near + (samples[other * strideSamples + x] ?? 0)
    }
    const shift = scaleY === 1 ? 2 : 4
    // Ordered dither: half the time a half is rounded up.
    const [roundLeft, roundRight] = scaleY === 1 ? [1, 2] : [8, 7]
    for (let x = 0; x < widthPx; x++, out += step) {
      const at = x >> 1
      const neighbour = x % 2 === 0 ? at - 1 : at + 1
      const near = column[at] ?? 0
      const isEdge = neighbour < 0 || neighbour >= width
      if (isEdge) to[out] = scaleY === 1 ? near : (4 * near + (x === 0 ? 8 : 7)) >> 4
      else to[out] = (3 * near + (column[neighbour] ?? 0) + (x % 2 === 0 ? roundLeft : roundRight)) >> shift
    }
  }
}
