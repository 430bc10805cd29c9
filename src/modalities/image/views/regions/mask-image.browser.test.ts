import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOfPixels } from '../../../../domain/geometry/mask-runs.ts'
import { insideOfRuns } from './inside-pixels.ts'
import { blendMask, isSameLook, type MaskLook, maskImage } from './mask-image.ts'

const widthPx = 24
const heightPx = 20
const look: MaskLook = {
  lines: [
    { widthPixels: 7, color: [0, 0, 0, 255] },
    { widthPixels: 5, color: [255, 255, 255, 255] },
    { widthPixels: 2, color: [230, 159, 0, 255] },
  ],
  fill: [230, 159, 0, 77],
}

/** Rectangles of a picture, some of which take away from those before. */
const shape = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: widthPx - 1 }),
    y: fc.integer({ min: 0, max: heightPx - 1 }),
    width: fc.integer({ min: 1, max: widthPx }),
    height: fc.integer({ min: 1, max: heightPx }),
    sets: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)
const area = fc.record({
  x: fc.integer({ min: -20, max: 50 }),
  y: fc.integer({ min: -20, max: 50 }),
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 40 }),
})
const scale = fc.constantFrom(1, 2, 3)

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

function drawn(rectangles: Shape): Uint8Array {
  const pixels = new Uint8Array(widthPx * heightPx)
  for (const { x, y, width, height, sets } of rectangles) {
    for (let row = y; row < Math.min(heightPx, y + height); row++) {
      pixels.fill(sets ? 1 : 0, row * widthPx + x, row * widthPx + Math.min(widthPx, x + width))
    }
  }
  return pixels
}

const toDevice = (factor: number) => ({ a: factor, b: 0, c: 0, d: factor, e: 0, f: 0 })

/** The colour of one canvas pixel, by looking at all pixels around it. */
function plainColor(pixels: Uint8Array, factor: number, x: number, y: number): readonly number[] {
  const isInside = (column: number, row: number) => {
    const [px, py] = [Math.floor(column / factor), Math.floor(row / factor)]
    return px >= 0 && py >= 0 && px < widthPx && py < heightPx && pixels[py * widthPx + px] === 1
  }
  const isBorder = (column: number, row: number) =>
    [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].some(([dx = 0, dy = 0]) => isInside(column + dx, row + dy) !== isInside(column, row))
  for (const { widthPixels, color } of look.lines.toReversed()) {
    const reach = widthPixels / 2 - 0.25
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) if (Math.hypot(dx, dy) <= reach && isBorder(x + dx, y + dy)) return color
    }
  }
  return isInside(x, y) && look.fill !== null ? look.fill : [0, 0, 0, 0]
}

test('each pixel has the colour that looking at all pixels around it gives, in whatever part it is drawn', () => {
  fc.assert(
    fc.property(shape, area, scale, (rectangles, part, factor) => {
      const pixels = drawn(rectangles)
      const inside = insideOfRuns(runsOfPixels(pixels, widthPx, heightPx))
      const image = maskImage(inside, toDevice(factor), part, look)
      for (let row = 0; row < part.height; row++) {
        for (let column = 0; column < part.width; column++) {
          const at = 4 * (row * part.width + column)
          const color = image === null ? [0, 0, 0, 0] : [...image.data.subarray(at, at + 4)]
          expect({ row, column, color }).toEqual({
            row,
            column,
            color: plainColor(pixels, factor, part.x + column, part.y + row),
          })
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('laid over what is there, opaque pixels replace it and the fill is mixed with it', () => {
  const pixels = new Uint8Array(widthPx * heightPx).fill(1)
  const inside = insideOfRuns(runsOfPixels(pixels, widthPx, heightPx))
  const image = new ImageData(widthPx, heightPx)
  image.data.fill(255)
  const part = { x: 8, y: 8, width: 6, height: 4 }
  expect(blendMask({ image, x: 0, y: 0 }, inside, toDevice(1), part, look)).toBe(true)
  const colorAt = (x: number, y: number) => [...image.data.subarray(4 * (y * widthPx + x), 4 * (y * widthPx + x) + 4)]
  const mixed = (color: number) => Math.round((color * 77 + 255 * 178) / 255)
  expect(colorAt(10, 9)).toEqual([mixed(230), mixed(159), mixed(0), 255])
  expect(colorAt(14, 9)).toEqual([255, 255, 255, 255])
  expect(colorAt(10, 12)).toEqual([255, 255, 255, 255])
})

test('looks are the same by their values', () => {
  expect(isSameLook(look, structuredClone(look))).toBe(true)
  expect(isSameLook(look, { ...look, fill: null })).toBe(false)
  expect(isSameLook(look, { ...look, fill: [230, 159, 0, 78] })).toBe(false)
  expect(isSameLook(look, { ...look, lines: look.lines.slice(1) })).toBe(false)
  expect(isSameLook(look, { ...look, lines: look.lines.toReversed() })).toBe(false)
})
