import { Unzlib } from 'fflate'
import { fail, ok, type Result } from '../../lib/result.ts'
import { type GrayscaleImage, grayscaleImage } from './picture.ts'

/** Passes over the picture, each the pixels from (x, y) on, `dx` and `dy` apart: of a plain PNG one, of an interlaced one seven. */
const plain = [{ x: 0, y: 0, dx: 1, dy: 1 }]
const adam7 = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
]

/** Whether a PNG is of 16-bit grey, with or without transparency. @param png whole, as `readPng` leaves it */
export function isDeepGreyPng(png: Uint8Array): boolean {
  return png[24] === 16 && (png[25] === 0 || png[25] === 4)
}

/**
 * Decodes a PNG of 16-bit grey with all its bits: browsers' own decoders keep eight. Pixels that are not there (wholly transparent) are
 * padding, where their value is no other pixel's. Never unpacks more than the header promises. Source: PNG (third edition) §7 to §9.
 * @param png whole, as `readPng` leaves it
 */
export function decodeGreyPng(png: Uint8Array): Result<GrayscaleImage> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)]
  const pixelBytes = png[25] === 4 ? 4 : 2
  const passes = (png[28] === 1 ? adam7 : plain)
    .map(({ x, y, dx, dy }) => ({
      ...{ x, y, dx, dy },
      columns: Math.ceil((widthPx - x) / dx),
      rows: Math.ceil((heightPx - y) / dy),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
  const expectedBytes = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + columns * pixelBytes), 0)
  const chunks = dataChunks(png, view)
  const filtered = inflated(chunks.pixels, expectedBytes)
  if (!filtered.ok) return filtered
  const values = new Uint16Array(widthPx * heightPx)
  const isTransparent = pixelBytes === 4 ? new Uint8Array(values.length) : undefined
  let from = 0
  for (const { x, y, dx, dy, columns, rows } of passes) {
    const rowBytes = columns * pixelBytes
    let above: Uint8Array = new Uint8Array(rowBytes)
    for (let row = 0; row < rows; row++) {
      const line = filtered.value.subarray(from + 1, from + 1 + rowBytes)
      if (!unfilter(filtered.value[from] ?? 0, line, above, pixelBytes)) {
        return fail('image-damaged', { format: 'png', reason: 'a row has a filter that does not exist' })
      }
      for (let column = 0; column < columns; column++) {
        const at = column * pixelBytes
        const to = (y + row * dy) * widthPx + x + column * dx
        values[to] = ((line[at] ?? 0) << 8) | (line[at + 1] ?? 0)
        if (isTransparent !== undefined && line[at + 2] === 0 && line[at + 3] === 0) isTransparent[to] = 1
      }
      above = line
      from += 1 + rowBytes
    }
  }
  const clear = chunks.transparent ?? clearValue(values, isTransparent)
  const padding = clear === null ? null : ([clear, clear] as const)
  return ok(grayscaleImage({ widthPx, heightPx, values, padding, voiFunction: 'LINEAR_EXACT' }))
}

/** The data, and the value that stands for "nothing here" (tRNS), null where there is none. */
function dataChunks(png: Uint8Array, view: DataView) {
  const pixels: Uint8Array[] = []
  let transparent: number | null = null
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8))
    if (name === 'IDAT') pixels.push(png.subarray(at + 8, at + 8 + length))
    if (name === 'tRNS' && length === 2) transparent = view.getUint16(at + 8)
    at += 12 + length
  }
  return { pixels, transparent }
}

function inflated(chunks: readonly Uint8Array[], expectedBytes: number): Result<Uint8Array> {
  const all = new Uint8Array(expectedBytes)
  let end = 0
  let isTooLong = false
  const inflate = new Unzlib((chunk) => {
    isTooLong ||= end + chunk.length > expectedBytes
    if (!isTooLong) all.set(chunk, end)
    end += chunk.length
  })
  try {
    for (const [index, chunk] of chunks.entries()) {
      // In small pieces, so that a bomb is noticed before it goes off.
      for (let at = 0; at < chunk.length && !isTooLong; at += 65_536) {
        const isLast = index === chunks.length - 1 && at + 65_536 >= chunk.length
        inflate.push(chunk.subarray(at, at + 65_536), isLast)
      }
    }
  } catch (error) {
    return fail('image-damaged', { format: 'png', reason: error instanceof Error ? error.message : String(error) })
  }
  if (isTooLong) return fail('image-damaged', { format: 'png', reason: 'it holds more than its header promises' })
  return end < expectedBytes ? fail('image-truncated', { format: 'png' }) : ok(all)
}

/** Undoes the filter of a row in place; false where there is no such filter. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): boolean {
  if (filter > 4) return false
  if (filter === 0) return true
  for (let i = 0; i < line.length; i++) {
    const left = i >= step ? (line[i - step] ?? 0) : 0
    const up = above[i] ?? 0
    const corner = i >= step ? (above[i - step] ?? 0) : 0
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner)
    line[i] = ((line[i] ?? 0) + guess) & 0xff
  }
  return true
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** The one value of all transparent pixels; null where there are none, they differ, or others have it too. */
function clearValue(values: Uint16Array, isTransparent: Uint8Array | undefined): number | null {
  const first = isTransparent?.indexOf(1) ?? -1
  if (isTransparent === undefined || first === -1) return null
  const value = values[first] ?? 0
  return values.every((one, i) => (one === value) === (isTransparent[i] === 1)) ? value : null
}
