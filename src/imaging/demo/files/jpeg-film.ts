import { type Bytes, concatBytes, utf8 } from '../../../lib/bytes.ts'
import type { Film } from '../film.ts'
import { eightBits } from './eight-bits.ts'
import { forwardDct } from './forward-dct.ts'
import { acTable, type CodeTable, codesOf, dcTable } from './jpeg-codes.ts'

/** Steps of luminance (ITU-T T.81 table K.1), row by row. */
const fullSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
]
/** A fifth of them: what is called a quality of 90. */
const steps = fullSteps.map((step) => Math.max(1, Math.floor((step * 20 + 50) / 100)))

const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
]

/** A made film as a greyscale baseline JPEG (ITU-T T.81, JFIF 1.01) with standard tables. Whole numbers only: the same film gives the same bytes. */
export function jpegFilm(film: Film): Bytes {
  const { widthPx, heightPx } = film
  const frame = [8, heightPx >> 8, heightPx & 255, widthPx >> 8, widthPx & 255, 1, 1, 0x11, 0]
  return concatBytes([
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, [...utf8('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...zigzag.map((place) => steps[place] ?? 1)]),
    segment(0xc0, frame),
    codeSegment(0x00, dcTable),
    codeSegment(0x10, acTable),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    scanOf(eightBits(film), widthPx, heightPx),
    Uint8Array.of(0xff, 0xd9),
  ])
}

function segment(marker: number, data: readonly number[]): Uint8Array {
  const length = data.length + 2
  return Uint8Array.of(0xff, marker, length >> 8, length & 255, ...data)
}

function codeSegment(id: number, { counts, symbols }: CodeTable): Uint8Array {
  return segment(0xc4, [id, ...counts, ...symbols])
}

function scanOf(pixels: Uint8Array, widthPx: number, heightPx: number): Bytes {
  const writer = new BitWriter(pixels.length)
  const block = new Int32Array(64)
  let lastDc = 0
  for (let top = 0; top < heightPx; top += 8) {
    for (let left = 0; left < widthPx; left += 8) {
      for (let i = 0; i < 64; i++) {
        // Beyond the edge the last pixel is repeated.
        const row = Math.min(heightPx - 1, top + (i >> 3))
        const column = Math.min(widthPx - 1, left + (i & 7))
        block[i] = (pixels[row * widthPx + column] ?? 0) - 128
      }
      forwardDct(block)
      for (let i = 0; i < 64; i++) block[i] = divided(block[i] ?? 0, 8 * (steps[i] ?? 1))
      const dc = block[0] ?? 0
      writeBlock(writer, block, dc - lastDc)
      lastDc = dc
    }
  }
  return writer.finish()
}

/** Rounded to the nearest whole number, halves away from zero. */
function divided(value: number, by: number): number {
  return value < 0 ? -Math.floor((-value + (by >> 1)) / by) : Math.floor((value + (by >> 1)) / by)
}

const dcCodes = codesOf(dcTable)
const acCodes = codesOf(acTable)

function writeBlock(writer: BitWriter, block: Int32Array, dcDifference: number): void {
  writer.symbol(dcCodes, 0, dcDifference)
  let run = 0
  for (let i = 1; i < 64; i++) {
    const value = block[zigzag[i] ?? 0] ?? 0
    if (value === 0) {
      run += 1
      continue
    }
    for (; run > 15; run -= 16) writer.symbol(acCodes, 15, 0)
    writer.symbol(acCodes, run, value)
    run = 0
  }
  if (run > 0) writer.symbol(acCodes, 0, 0)
}

class BitWriter {
  readonly #bytes: Bytes
  #length = 0
  #waiting = 0
  #waitingBits = 0

  /** @param mostBytes no scan may be longer */
  constructor(mostBytes: number) {
    this.#bytes = new Uint8Array(2 * mostBytes + 16)
  }

  /** The code for a run of zeros and the length of a value, and the bits of the value (ITU-T T.81 F.1.2). */
  symbol(codes: ReturnType<typeof codesOf>, run: number, value: number): void {
    const size = 32 - Math.clz32(Math.abs(value))
    const [code = 0, length = 0] = codes.get((run << 4) | size) ?? []
    this.#put(code, length)
    if (size > 0) this.#put(value < 0 ? value + (1 << size) - 1 : value, size)
  }

  #put(value: number, length: number): void {
    this.#waiting = (this.#waiting << length) | value
    this.#waitingBits += length
    while (this.#waitingBits >= 8) {
      this.#waitingBits -= 8
      const byte = (this.#waiting >> this.#waitingBits) & 255
      this.#bytes[this.#length++] = byte
      // A byte of ones would be taken for a marker.
      if (byte === 255) this.#bytes[this.#length++] = 0
    }
    this.#waiting &= (1 << this.#waitingBits) - 1
  }

  finish(): Bytes {
    if (this.#waitingBits > 0) this.#put((1 << (8 - this.#waitingBits)) - 1, 8 - this.#waitingBits)
    return this.#bytes.slice(0, this.#length)
  }
}
