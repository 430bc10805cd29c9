import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { avif, bmp, gif, runLengthBmp } from '../../../../tests/fixtures/raster-files.ts'
import type { Bytes } from '../../../lib/bytes.ts'
import { unwrap } from '../../../lib/result.ts'
import { imagingMessage } from '../../messages.ts'
import { sniffFile } from '../sniff.ts'
import type { RasterFormat } from './raster-file.ts'
import { readRaster } from './read-raster.ts'

const latin1 = (bytes: Bytes) => new TextDecoder('latin1').decode(bytes)

describe('bitmaps, GIF and AVIF', () => {
  const made: readonly (readonly [RasterFormat, Bytes, number, number])[] = [
    ['bmp', bmp(5, 3, 'SECRET'), 5, 3],
    ['bmp', runLengthBmp(), 4, 1],
    ['gif', gif({ secret: 'SECRET' }), 2, 1],
    ['avif', avif('SECRETS'), 2, 2],
  ]

  it.each(made)(
    '%s is recognised, measured, and stored without what is no picture',
    (format, bytes, widthPx, heightPx) => {
      expect(sniffFile(bytes)).toBe(format)
      const file = unwrap(readRaster(bytes, format))
      expect(file).toMatchObject({ format, widthPx, heightPx, bitsPerSample: 8, frames: 1 })
      expect(latin1(file.bare)).not.toMatch(/SECRE/)
      expect(sniffFile(file.bare)).toBe(format)
      expect(unwrap(readRaster(file.bare, format)).bare).toEqual(file.bare)
    },
  )

  it('the secrets were there', () => {
    for (const bytes of [bmp(5, 3, 'SECRET'), gif({ secret: 'SECRET' }), avif('SECRETS')]) {
      expect(latin1(bytes)).toContain('SECRE')
    }
  })

  it('an animated GIF is stored as its first picture, and says that it was animated', () => {
    const file = unwrap(readRaster(gif({ frames: 3 }), 'gif'))
    expect(file.frames).toBe(3)
    expect(file.bare).toEqual(unwrap(readRaster(gif(), 'gif')).bare)
  })

  it('refuses what is cut off, at every byte', () => {
    for (const [format, bytes] of [
      ['bmp', bmp(5, 3)],
      ['bmp', runLengthBmp()],
      ['gif', gif({ frames: 2 })],
      ['avif', avif()],
    ] as const) {
      for (let length = 16; length < bytes.length; length++) {
        expect([format, length, readRaster(bytes.slice(0, length), format).ok]).toEqual([format, length, false])
      }
      expect(readRaster(bytes, format).ok).toBe(true)
    }
  })

  it('says what is wrong with what was altered, and never throws', () => {
    const whole = fc.constantFrom<readonly [RasterFormat, Bytes]>(
      ['bmp', bmp(5, 3)],
      ['gif', gif({ frames: 2 })],
      ['avif', avif('SECRETS')],
    )
    fc.assert(
      fc.property(whole, fc.nat(400), fc.uint8Array({ maxLength: 6 }), ([format, bytes], at, noise) => {
        const copy = bytes.slice()
        const from = 4 + (at % (bytes.length - 4))
        copy.set(noise.subarray(0, bytes.length - from), from)
        const result = readRaster(copy, format)
        if (!result.ok) expect(imagingMessage(result.error)).toMatch(/\.$/)
        else expect(result.value.bare.length).toBeLessThanOrEqual(copy.length)
      }),
    )
  })
})
