import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFlatBlocks, encodeJpegLossless } from '../../../../tests/fixtures/jpeg-encoder.ts'
import { unwrap } from '../../../lib/result.ts'
import { imagingMessage } from '../../messages.ts'
import { decodeJpegDct } from './decode-jpeg-dct.ts'
import { decodeJpegLossless } from './decode-jpeg-lossless.ts'

const layout = (bits: number) => ({ bitsAllocated: bits > 8 ? 16 : 8, bitsStored: bits })

const picture = fc
  .record({
    widthPx: fc.integer({ min: 1, max: 9 }),
    heightPx: fc.integer({ min: 1, max: 7 }),
    components: fc.constantFrom(1, 3),
    bits: fc.integer({ min: 2, max: 16 }),
  })
  .chain((size) => {
    const count = size.widthPx * size.heightPx * size.components
    const value = fc.nat(2 ** size.bits - 1)
    return fc.array(value, { minLength: count, maxLength: count }).map((values) => ({ ...size, values }))
  })

describe('lossless JPEG', () => {
  it('gives back every value, the last too, for every predictor, with restarts and without', async () => {
    const arbitrary = fc.record({ picture, predictor: fc.integer({ min: 1, max: 7 }), isRestarted: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ picture, predictor, isRestarted }) => {
        const bytes = encodeJpegLossless(picture, predictor, isRestarted)
        const decoded = unwrap(await decodeJpegLossless(bytes, { ...picture, ...layout(picture.bits) }))
        expect(Array.from(decoded.values)).toEqual(picture.values)
        expect(decoded.bits).toBe(picture.bits)
      }),
    )
  })
})

describe('DCT JPEG', () => {
  it.each([
    [8, 1],
    [12, 1],
    [8, 3],
  ])('of %i bits and %i components keeps flat blocks exactly', async (bits, components) => {
    const size = { widthPx: 13, heightPx: 9, bits, components }
    const blocks = Array.from({ length: components }, (_, component) =>
      Array.from({ length: 4 }, (_, block) => (37 + 61 * block + 17 * component) % 2 ** bits),
    )
    const bytes = encodeFlatBlocks(size, blocks)
    const { values } = unwrap(await decodeJpegDct(bytes, { ...size, ...layout(bits) }))
    for (let y = 0; y < size.heightPx; y++)
      for (let x = 0; x < size.widthPx; x++)
        for (let component = 0; component < components; component++) {
          const block = Math.floor(y / 8) * 2 + Math.floor(x / 8)
          expect(values[(y * size.widthPx + x) * components + component]).toBe(blocks[component]?.[block])
        }
  })

  it('of another size than promised is refused before anything of that size is allocated', async () => {
    const bytes = encodeFlatBlocks({ widthPx: 65_500, heightPx: 65_500, bits: 8 }, [[1]])
    const found = await decodeJpegDct(bytes, { widthPx: 8, heightPx: 8, components: 1, ...layout(8) })
    expect(found).toMatchObject({ error: { code: 'codec-mismatch' } })
  })
})

it.each([
  ['DCT', decodeJpegDct, encodeFlatBlocks({ widthPx: 16, heightPx: 16, bits: 8 }, [[9, 200, 3, 77]])],
  [
    'lossless',
    decodeJpegLossless,
    encodeJpegLossless({ widthPx: 16, heightPx: 16, bits: 8, components: 1, values: new Uint8Array(256).fill(77) }, 1),
  ],
] as const)(
  '%s: whatever is damaged, there is a picture or a message, never an exception',
  async (_, decode, whole) => {
    const damage = fc.record({
      length: fc.nat(whole.length),
      at: fc.nat(whole.length - 1),
      noise: fc.uint8Array({ maxLength: 9 }),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ length, at, noise }) => {
        const bytes = whole.slice()
        bytes.set(noise.subarray(0, whole.length - at), at)
        const result = await decode(bytes.slice(0, length), { widthPx: 16, heightPx: 16, components: 1, ...layout(8) })
        if (!result.ok) expect(imagingMessage(result.error)).toMatch(/\.$/)
      }),
    )
  },
)
