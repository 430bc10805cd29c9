import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { avif, bmp, gif, runLengthBmp } from '../../../tests/fixtures/raster-files.ts'
import { type Bytes, concatBytes } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { writeDicom } from '../dicom/write.ts'
import { openImage } from './open-image.ts'
import { readRaster } from './raster/read-raster.ts'

/** A picture of three by two with a pixel of its own colour in the top-left corner. */
async function encoded(type: string, corner: string, widthPx = 3, heightPx = 2): Promise<Bytes> {
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no 2d context')
  context.fillStyle = 'rgb(10, 10, 10)'
  context.fillRect(0, 0, widthPx, heightPx)
  context.fillStyle = corner
  context.fillRect(0, 0, widthPx / 3, heightPx / 2)
  return new Uint8Array(await (await canvas.convertToBlob({ type, quality: 1 })).arrayBuffer())
}

async function decoded(bytes: Bytes) {
  return unwrap(await unwrap(await openImage(bytes)).frame(0))
}

/** An APP1 segment that asks for a quarter turn (EXIF orientation 6), after the start of the file. */
function withOrientation(jpeg: Bytes): Bytes {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return concatBytes([jpeg.subarray(0, 2), Uint8Array.of(0xff, 0xe1, 0, exif.length + 2, ...exif), jpeg.subarray(2)])
}

describe('decoding in the browser', () => {
  it('a grey PNG is grayscale, exactly', async () => {
    const { picture, defaultWindow } = await decoded(await encoded('image/png', 'rgb(200, 200, 200)'))
    expect(picture).toMatchObject({ kind: 'grayscale', widthPx: 3, heightPx: 2, minValue: 10, maxValue: 200 })
    if (picture.kind === 'grayscale') expect([...picture.values]).toEqual([200, 10, 10, 10, 10, 10])
    expect(defaultWindow).toEqual({ centre: 128, width: 256 })
  })

  it('a coloured PNG and a coloured WebP stay coloured', async () => {
    for (const type of ['image/png', 'image/webp']) {
      const { picture, defaultWindow } = await decoded(await encoded(type, 'rgb(250, 20, 30)', 96, 64))
      expect(defaultWindow).toBeNull()
      if (picture.kind !== 'color') throw new Error('not a colour picture')
      const [red = 0, green = 0, blue = 0, alpha] = picture.rgba
      expect(Math.abs(red - 250) + Math.abs(green - 20) + Math.abs(blue - 30)).toBeLessThan(30)
      expect(alpha).toBe(255)
    }
  })

  it('a picture taller than a band is whole', async () => {
    const { picture } = await decoded(await encoded('image/png', 'rgb(200, 200, 200)', 3, 1000))
    if (picture.kind !== 'grayscale') throw new Error('not grayscale')
    expect(Array.from({ length: 1000 }, (_, y) => picture.values[3 * y])).toEqual(
      Array.from({ length: 1000 }, (_, y) => (y < 500 ? 200 : 10)),
    )
  })

  it('EXIF does not turn a JPEG', async () => {
    const jpeg = await encoded('image/jpeg', 'rgb(200, 200, 200)', 96, 64)
    const { picture } = await decoded(withOrientation(jpeg))
    expect(picture).toMatchObject({ kind: 'grayscale', widthPx: 96, heightPx: 64 })
    if (picture.kind === 'grayscale') {
      expect(picture.values[0]).toBeGreaterThan(150)
      expect(picture.values[95]).toBeLessThan(60)
    }
  })

  it('a file that only looks whole is refused', async () => {
    const jpeg = await encoded('image/jpeg', 'rgb(200, 200, 200)', 96, 64)
    const blank = jpeg.slice()
    blank.fill(0x11, 20, 200)
    const opened = await openImage(blank)
    const result = opened.ok ? await opened.value.frame(0) : opened
    expect(result.ok).toBe(false)
  })

  it('bitmaps and GIF are decoded exactly, as stored without what was left out', async () => {
    const bare = (bytes: Bytes, format: 'bmp' | 'gif') => unwrap(readRaster(bytes, format)).bare
    const files: readonly (readonly [Bytes, readonly number[]])[] = [
      [bare(bmp(5, 3, 'SECRET'), 'bmp'), [0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24]],
      [bare(runLengthBmp(), 'bmp'), [200, 200, 200, 200]],
      [bare(gif({ frames: 3, secret: 'SECRET' }), 'gif'), [255, 0]],
    ]
    for (const [bytes, values] of files) {
      const { picture } = await decoded(bytes)
      if (picture.kind !== 'grayscale') throw new Error('not grayscale')
      expect([...picture.values]).toEqual(values)
    }
  })

  it('AVIF is decoded the same with and without what was left out', async () => {
    const { picture: whole } = await decoded(avif())
    const { picture: bare } = await decoded(unwrap(readRaster(avif('SECRETS'), 'avif')).bare)
    expect(whole).toMatchObject({ widthPx: 2, heightPx: 2 })
    expect(bare).toEqual(whole)
  })

  it('DICOM opens here too', async () => {
    const values = Uint16Array.of(1, 2, 3, 4)
    const { picture } = await decoded(writeDicom(grayscaleElements({ widthPx: 2, heightPx: 2, values })))
    expect(picture).toMatchObject({ kind: 'grayscale', minValue: 1, maxValue: 4 })
  })
})
