import { describe, expect, it } from 'vitest'
import { deepGreyPng, greyTiff, pngChunk, type TiffOptions } from '../../../tests/fixtures/deep-pictures.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { imagingMessage } from '../messages.ts'
import { openImage } from './open-image.ts'

const valueAt = (x: number, y: number) => (x * 977 + y * 12_345) & 0xffff
const [widthPx, heightPx] = [37, 29]
const expected = Array.from({ length: widthPx * heightPx }, (_, i) => valueAt(i % widthPx, Math.floor(i / widthPx)))

async function valuesOf(bytes: Bytes, frame = 0) {
  const { picture } = unwrap(await unwrap(await openImage(bytes)).frame(frame))
  if (picture.kind !== 'grayscale') throw new Error('not grey')
  return picture
}

async function refusal(bytes: Bytes) {
  const opened = await openImage(bytes)
  const found = opened.ok ? await opened.value.frame(0) : opened
  if (found.ok) throw new Error('it was opened')
  expect(imagingMessage(found.error)).toMatch(/\.$/)
  return found.error.code
}

describe('PNG of 16-bit grey', () => {
  it.each([false, true])('keeps every bit under every filter (interlaced: %s)', async (isInterlaced) => {
    const picture = await valuesOf(deepGreyPng(widthPx, heightPx, valueAt, isInterlaced))
    expect(picture.values).toBeInstanceOf(Uint16Array)
    expect([...picture.values]).toEqual(expected)
  })

  it('takes a transparent value for padding', async () => {
    const png = deepGreyPng(widthPx, heightPx, (x) => (x < 10 ? 4000 : 100 + x))
    const marked = Uint8Array.from([
      ...png.subarray(0, 33),
      ...pngChunk('tRNS', Uint8Array.of(0x0f, 0xa0)),
      ...png.subarray(33),
    ])
    expect(await valuesOf(marked)).toMatchObject({ padding: [4000, 4000], minValue: 110, maxValue: 136 })
  })

  it('unpacks no more than the header promises, and no less', async () => {
    const png = deepGreyPng(widthPx, heightPx, valueAt)
    const sized = (rows: number) => {
      const header = png.slice(16, 29)
      new DataView(header.buffer).setUint32(4, rows)
      return Uint8Array.from([...png.subarray(0, 8), ...pngChunk('IHDR', header), ...png.subarray(33)])
    }
    expect(await refusal(sized(heightPx - 1))).toBe('image-damaged')
    expect(await refusal(sized(heightPx + 1))).toBe('image-truncated')
  })
})

describe('TIFF', () => {
  const plain: TiffOptions = { widthPx, heightPx, pages: [valueAt] }
  const forms: readonly (readonly [string, Partial<TiffOptions>])[] = [
    ['one strip', {}],
    ['big endian', { isBigEndian: true }],
    ['strips of 4 rows', { rowsPerStrip: 4 }],
    ['tiles', { tilePx: 16 }],
    ['LZW', { compression: 5, rowsPerStrip: 8 }],
    ['deflate in tiles, big endian', { compression: 8, tilePx: 32, isBigEndian: true }],
    ['strips of 3 rows, big endian', { rowsPerStrip: 3, isBigEndian: true }],
    ['PackBits', { compression: 32_773 }],
  ]
  it.each(forms)('has its 16-bit values: %s', async (_, more) => {
    expect([...(await valuesOf(greyTiff({ ...plain, ...more }))).values]).toEqual(expected)
  })

  it('8 bits are shown as stored, deeper values in a window of their own', async () => {
    const eight = greyTiff({ ...plain, bits: 8, pages: [(x, y) => (x + y) & 255] })
    expect((await valuesOf(eight)).values[38]).toBe(2)
    expect(unwrap(await unwrap(await openImage(eight)).frame(0)).defaultWindow).toEqual({ centre: 128, width: 256 })
    expect(unwrap(await unwrap(await openImage(greyTiff(plain))).frame(0)).defaultWindow?.width).toBeGreaterThan(50_000)
  })

  it('white-is-zero is turned over when shown, not in its values', async () => {
    const picture = await valuesOf(greyTiff({ ...plain, photometric: 0 }))
    expect(picture.monochrome1).toBe(true)
    expect([...picture.values]).toEqual(expected)
  })

  it('its pages are frames', async () => {
    const bytes = greyTiff({ ...plain, pages: [valueAt, (x, y) => valueAt(x, y) ^ 1, () => 7] })
    expect(unwrap(await openImage(bytes)).frames).toBe(3)
    expect((await valuesOf(bytes, 1)).values[5]).toBe(valueAt(5, 0) ^ 1)
    expect((await valuesOf(bytes, 2)).values.every((value) => value === 7)).toBe(true)
  })

  it('what is broken, or packed to burst, is refused in words', async () => {
    const bytes = greyTiff({ ...plain, compression: 8 })
    expect(await refusal(bytes.slice(0, 60))).toBe('image-truncated')
    const cut = greyTiff(plain)
    const view = new DataView(cut.buffer)
    // The length of the strip, in its directory's entry.
    const entry = findEntry(cut, 279)
    view.setUint32(entry + 8, 10, true)
    expect(await refusal(cut)).toBe('image-truncated')
    const fax = greyTiff(plain)
    new DataView(fax.buffer).setUint16(findEntry(fax, 259) + 8, 4, true)
    expect(await refusal(fax)).toBe('tiff-unsupported')
    const bomb = greyTiff({ ...plain, compression: 8, heightPx: 4000, pages: [() => 0] })
    new DataView(bomb.buffer).setUint32(findEntry(bomb, 257) + 8, 3, true)
    expect(await refusal(bomb)).toBe('image-damaged')
    expect(await refusal(Uint8Array.from([...utf8('II*\0'), 8, 0, 0, 0, 1, 0]))).toBe('image-truncated')
  })
})

function findEntry(bytes: Bytes, tag: number): number {
  const view = new DataView(bytes.buffer)
  const at = view.getUint32(4, true)
  for (let i = 0; i < view.getUint16(at, true); i++)
    if (view.getUint16(at + 2 + 12 * i, true) === tag) return at + 2 + 12 * i
  throw new Error('no such field')
}
