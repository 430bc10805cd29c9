import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedDataPath } from '../../../../tests/fixtures/shared-data.ts'
import { type Bytes, concatBytes, utf8 } from '../../../lib/bytes.ts'
import { unwrap } from '../../../lib/result.ts'
import { imagingMessage } from '../../messages.ts'
import { crc32 } from './crc-32.ts'
import type { RasterFormat } from './raster-file.ts'
import { readRaster } from './read-raster.ts'

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = concatBytes([utf8(name), data])
  return concatBytes([bigEndian(data.length), named, bigEndian(crc32(named))])
}

function png(widthPx: number, heightPx: number, ...more: Uint8Array[]): Bytes {
  return concatBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', concatBytes([bigEndian(widthPx), bigEndian(heightPx), Uint8Array.of(8, 0, 0, 0, 0)])),
    ...more,
    chunk('IDAT', deflateSync(new Uint8Array((widthPx + 1) * Math.min(heightPx, 8)))),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Segments only: enough for what is read without decoding. */
function jpeg(...segments: Uint8Array[]): Bytes {
  const frame = Uint8Array.of(0xff, 0xc0, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0)
  const scan = Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56)
  return concatBytes([Uint8Array.of(0xff, 0xd8), ...segments, frame, scan, Uint8Array.of(0xff, 0xd9)])
}

function segment(marker: number, text: string): Uint8Array {
  const data = utf8(text)
  return concatBytes([Uint8Array.of(0xff, marker, 0, data.length + 2), data])
}

function webp(...chunks: (readonly [string, Uint8Array])[]): Bytes {
  const body = concatBytes([
    utf8('WEBP'),
    ...chunks.flatMap(([name, data]) => [
      utf8(name),
      bigEndian(data.length).reverse(),
      data,
      new Uint8Array(data.length % 2),
    ]),
  ])
  return concatBytes([utf8('RIFF'), bigEndian(body.length).reverse(), body])
}

const extended = Uint8Array.of(0x0c, 0, 0, 0, 4, 0, 0, 2, 0, 0)

describe('readRaster', () => {
  it('reads sizes and leaves metadata out', () => {
    const made: readonly (readonly [RasterFormat, Bytes])[] = [
      ['png', png(5, 3, chunk('tEXt', utf8('Author\0SECRET')), chunk('eXIf', utf8('SECRET')))],
      ['jpeg', jpeg(segment(0xe0, 'JFIF'), segment(0xe1, 'Exif SECRET'), segment(0xfe, 'SECRET'))],
      [
        'webp',
        webp(['VP8X', extended], ['VP8L', new Uint8Array(12)], ['EXIF', utf8('SECRET')], ['XMP ', utf8('SECRET')]),
      ],
    ]
    for (const [format, bytes] of made) {
      const file = unwrap(readRaster(bytes, format))
      expect(file).toMatchObject({ format, widthPx: 5, heightPx: 3, bitsPerSample: 8 })
      expect(new TextDecoder('latin1').decode(bytes)).toContain('SECRET')
      expect(new TextDecoder('latin1').decode(file.bare)).not.toContain('SECRET')
      expect(unwrap(readRaster(file.bare, format)).bare).toEqual(file.bare)
    }
    expect(new TextDecoder('latin1').decode(unwrap(readRaster(made[1]?.[1] ?? jpeg(), 'jpeg')).bare)).toContain('JFIF')
  })

  it('refuses what is cut off, at every byte', () => {
    for (const [format, bytes] of [
      ['png', png(5, 3)],
      ['jpeg', jpeg()],
      ['webp', webp(['VP8L', new Uint8Array(12)])],
    ] as const) {
      for (let length = 12; length < bytes.length; length++) {
        const result = readRaster(bytes.slice(0, length), format)
        expect(result).toMatchObject({ ok: false, error: { code: 'image-truncated' } })
      }
      expect(readRaster(bytes, format).ok).toBe(true)
    }
  })

  it('refuses sizes that cannot be shown', () => {
    expect(readRaster(png(50_000, 50_000), 'png')).toMatchObject({ error: { code: 'image-too-large' } })
    expect(readRaster(png(0, 5), 'png')).toMatchObject({ error: { code: 'image-damaged' } })
  })

  it('never throws on damage, and says what is wrong', () => {
    const whole = fc.constantFrom<readonly [RasterFormat, Bytes]>(
      ['png', png(5, 3)],
      ['jpeg', jpeg(segment(0xe1, 'Exif'))],
      ['webp', webp(['VP8X', extended])],
    )
    fc.assert(
      fc.property(whole, fc.nat(200), fc.uint8Array({ maxLength: 6 }), ([format, bytes], at, noise) => {
        const copy = bytes.slice()
        const from = 8 + (at % (bytes.length - 8))
        copy.set(noise.subarray(0, bytes.length - from), from)
        const result = readRaster(copy, format)
        if (!result.ok) expect(imagingMessage(result.error)).toMatch(/\.$/)
      }),
    )
  })

  const files = {
    'cxr/1.jpg': 'jpeg',
    'cxr/2.jpg': 'jpeg',
    'cxr/00000001_000.png': 'png',
    'cxr/1-mask.png': 'png',
  } as const
  for (const [path, format] of Object.entries(files)) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(`${path} is whole, half of it is not`, () => {
      const bytes = new Uint8Array(readFileSync(absolute ?? ''))
      expect(readRaster(bytes, format)).toMatchObject({ ok: true, value: { widthPx: 512, heightPx: 512 } })
      expect(readRaster(bytes.slice(0, bytes.length / 2), format)).toMatchObject({ error: { code: 'image-truncated' } })
    })
  }
})
