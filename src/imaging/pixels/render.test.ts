import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLut } from './lut.ts'
import { buildMips } from './mips.ts'
import { grayscaleImage, type Picture } from './picture.ts'
import { type RenderedView, renderView } from './render.ts'
import type { ImageTransform } from './sampling.ts'

const asStored = { centre: 128, width: 256 }

function grayscale(widthPx: number, heightPx: number, valueAt: (x: number, y: number) => number) {
  const values = Uint8Array.from({ length: widthPx * heightPx }, (_, i) =>
    valueAt(i % widthPx, Math.floor(i / widthPx)),
  )
  return grayscaleImage({ widthPx, heightPx, values })
}

function render(picture: Picture, transform: ImageTransform, view: Partial<RenderedView> = {}): Uint32Array {
  const { widthPx = 8, heightPx = 8 } = view
  const out = new Uint32Array(widthPx * heightPx).fill(0x12345678)
  const lut = picture.kind === 'grayscale' ? buildLut(picture, asStored) : undefined
  renderView(picture, [], lut, { invert: false, smooth: false, widthPx, heightPx, ...view, transform }, out)
  return out
}

const identity: ImageTransform = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

describe('renderView', () => {
  it('takes for each device pixel the image pixel that its centre falls into, by any affine map', () => {
    const number = fc.integer({ min: -12, max: 12 }).map((value) => value / 4)
    const transform = fc.record({ a: number, b: number, c: number, d: number, e: number, f: number })
    const picture = grayscale(5, 6, (x, y) => 10 + x + 8 * y)
    fc.assert(
      fc.property(transform, fc.boolean(), (map, isUpright) => {
        const t = isUpright ? { ...map, b: 0, c: 0 } : map
        const determinant = t.a * t.d - t.b * t.c
        fc.pre(Math.abs(determinant) > 1e-6)
        const out = render(picture, t)
        for (let y = 0; y < 8; y++) {
          for (let x = 0; x < 8; x++) {
            const [dx, dy] = [x + 0.5 - t.e, y + 0.5 - t.f]
            const imageX = (t.d * dx - t.c * dy) / determinant
            const imageY = (t.a * dy - t.b * dx) / determinant
            // On a line between two pixels either is right.
            const isEdge = [imageX, imageY].some((at) => Math.abs(at - Math.round(at)) < 1e-9)
            if (isEdge) continue
            const isInside = imageX > 0 && imageX < 5 && imageY > 0 && imageY < 6
            const pixel = out[8 * y + x] ?? 0
            expect(pixel >>> 24).toBe(isInside ? 255 : 0)
            expect(pixel & 255).toBe(isInside ? 10 + Math.floor(imageX) + 8 * Math.floor(imageY) : 0)
          }
        }
      }),
    )
  })

  it('inverts the picture and leaves its surroundings transparent', () => {
    const out = render(
      grayscale(1, 1, () => 40),
      identity,
      { invert: true, widthPx: 2, heightPx: 1 },
    )
    expect([...out]).toEqual([0xffd7d7d7, 0])
  })

  it('keeps red, green, blue and alpha in their places', () => {
    const rgba = Uint8ClampedArray.of(10, 20, 30, 255, 40, 50, 60, 128)
    const out = new Uint8ClampedArray(8)
    const view = { transform: identity, widthPx: 2, heightPx: 1, invert: false, smooth: false }
    renderView({ kind: 'color', widthPx: 2, heightPx: 1, rgba }, [], undefined, view, out)
    expect(out).toEqual(rgba)
    renderView({ kind: 'color', widthPx: 2, heightPx: 1, rgba }, [], undefined, { ...view, smooth: true }, out)
    expect(out).toEqual(rgba)
  })

  it('smooth is the same where pixels meet pixels, and between neighbours halfway', () => {
    const picture = grayscale(8, 8, (x, y) => 20 * x + y)
    expect(render(picture, identity, { smooth: true })).toEqual(render(picture, identity))
    const doubled = render(picture, { ...identity, a: 2, d: 2 }, { smooth: true, widthPx: 4, heightPx: 1 })
    expect(Array.from(doubled, (pixel) => pixel & 255)).toEqual([0, 5, 15, 25])
  })

  it('smooth mixes no padding into the picture', () => {
    const values = Uint16Array.of(100, 60000, 100, 100)
    const picture = grayscaleImage({ widthPx: 4, heightPx: 1, values, padding: [60000, 60000] })
    const out = new Uint32Array(16)
    const view = { transform: { ...identity, a: 4 }, widthPx: 16, heightPx: 1, invert: false, smooth: true }
    renderView(picture, [], buildLut(picture, asStored), view, out)
    expect(new Set(Array.from(out, (pixel) => pixel & 255))).toEqual(new Set([0, 100]))
  })

  it('samples the halved levels when the picture is shown small', () => {
    const stripes = grayscale(256, 256, (x) => (x % 2) * 200)
    const out = new Uint32Array(64 * 64)
    const view = {
      transform: { ...identity, a: 0.25, d: 0.25 },
      widthPx: 64,
      heightPx: 64,
      invert: false,
      smooth: false,
    }
    renderView(stripes, buildMips(stripes), buildLut(stripes, asStored), view, out)
    expect(new Set(Array.from(out, (pixel) => pixel & 255))).toEqual(new Set([100]))
  })

  it('passes over no pixel along the side on which they are reduced, and blurs none along the other', () => {
    // Columns of one bright pixel in four, rows alternating: shown a quarter as wide, and twice as high.
    const picture = grayscale(256, 16, (x, y) => (x % 4 === 1 ? 200 : 0) + (y % 2) * 40)
    const view = { smooth: true, widthPx: 64, heightPx: 32 }
    for (const shift of [0, 1, 2, 3]) {
      const out = new Uint32Array(64 * 32)
      const transform = { ...identity, a: 0.25, d: 2, e: -shift / 4 }
      renderView(picture, buildMips(picture), buildLut(picture, asStored), { ...view, invert: false, transform }, out)
      const greys = [5, 8, 9].map((row) => (out[64 * row + 20] ?? 0) & 255)
      // The mean of four columns, 50, and a quarter of the 40 of the nearer odd row.
      expect(greys).toEqual([60, 60, 60])
    }
    const turned = new Uint32Array(32 * 64)
    const transform = { a: 0, b: 0.25, c: 2, d: 0, e: 0, f: 0 }
    renderView(
      picture,
      buildMips(picture),
      buildLut(picture, asStored),
      { smooth: true, widthPx: 32, heightPx: 64, invert: false, transform },
      turned,
    )
    expect((turned[32 * 20 + 8] ?? 0) & 255).toBe(60)
  })

  it('a map that is flat shows nothing', () => {
    expect(
      new Set(
        render(
          grayscale(2, 2, () => 9),
          { ...identity, a: 0 },
        ),
      ),
    ).toEqual(new Set([0]))
  })
})

describe('buildMips', () => {
  it('is the mean of two by two, odd sides included', () => {
    const picture = grayscale(129, 131, (x, y) => (x + y) % 250)
    const [half] = buildMips(picture)
    expect([half?.widthPx, half?.heightPx]).toEqual([65, 66])
    expect(half?.pixels[0]).toBe(1)
    expect(half?.pixels[64]).toBe(Math.round((128 + 129) / 2))
  })

  it('leaves padding out, and keeps it where there is nothing else', () => {
    const values = new Int16Array(130 * 130).fill(-2000)
    values.set([10, 20])
    values.set([31], 2)
    const [half] = buildMips(grayscaleImage({ widthPx: 130, heightPx: 130, values, padding: [-2000, -2000] }))
    expect([...(half?.pixels.subarray(0, 3) ?? [])]).toEqual([15, 31, -2000])
  })

  it('keeps the fractions of real numbers, the signs of whole ones, and each channel of a colour', () => {
    const fill = (array: Float32Array<ArrayBuffer> | Int16Array<ArrayBuffer>) => {
      array.set([-3, -4])
      array.set([-4, -4], 130)
      return buildMips(grayscaleImage({ widthPx: 130, heightPx: 130, values: array }))[0]?.pixels[0]
    }
    expect(fill(new Float32Array(130 * 130))).toBe(-3.75)
    expect(fill(new Int16Array(130 * 130))).toBe(-4)
    const rgba = new Uint8ClampedArray(130 * 130 * 4)
    rgba.set([0, 255, 7, 255, 255, 255, 8, 255])
    rgba.set([0, 255, 7, 255, 0, 255, 8, 255], 130 * 4)
    const pixel = buildMips({ kind: 'color', widthPx: 130, heightPx: 130, rgba })[0]?.pixels[0] ?? 0
    expect([pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255, pixel >>> 24]).toEqual([64, 255, 8, 255])
  })
})
