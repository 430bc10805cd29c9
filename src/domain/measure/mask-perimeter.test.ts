import { describe, expect, test } from 'vitest'
import { rasterise } from '../geometry/rasterise.ts'
import { maskPerimeter, perimeterMethod } from './mask-perimeter.ts'

const mask = (width: number, height: number, counts: number[]) => ({ x: 4, y: 9, width, height, counts })

// Perimeters by skimage.measure.perimeter_crofton(numpy.pad(image, 2), directions=4), scikit-image 0.26.
const ring = [
  83, 9, 15, 11, 12, 15, 10, 15, 9, 17, 7, 19, 6, 19, 6, 6, 6, 7, 6, 6, 6, 7, 6, 6, 6, 7, 6, 6, 6, 7, 6, 19, 6, 19, 6,
  19, 7, 17, 9, 15, 10, 15, 12, 11, 15, 9, 83,
]
const noise = [
  3, 2, 1, 1, 3, 4, 6, 2, 1, 2, 6, 3, 1, 3, 1, 2, 5, 1, 3, 1, 1, 4, 1, 1, 5, 5, 1, 1, 1, 1, 2, 1, 4, 2, 2, 1, 3, 4, 3,
  1, 1, 4, 2, 1, 2, 1, 2, 1, 3, 1, 1, 1, 2,
]
const slanted = [0, ...Array.from({ length: 11 }, () => [5, 27]).flat(), 5, 3]

describe('the perimeter of a mask', () => {
  test.each([
    ['a disc with a hole', mask(25, 25, ring), 79.906499755582],
    ['noise', mask(13, 9, noise), 82.11159294184404],
    ['a row', mask(7, 1, [0, 7]), 14.058230448956726],
    ['a slanted bar', mask(30, 12, slanted), 60.61998820506945],
  ])('of %s is that of scikit-image', (_, of, expected) => {
    expect(maskPerimeter(of, 1, 1)).toBeCloseTo(expected, 9)
  })

  test('is in the unit of the pixel, and holds where pixels are not square', () => {
    expect(maskPerimeter(mask(25, 25, ring), 0.5, 0.5)).toBeCloseTo(79.906499755582 / 2, 9)
    for (const [columnMm, rowMm] of [
      [1, 1],
      [0.5, 1],
      [0.7, 0.4],
    ] as const) {
      const disc = { kind: 'ellipse' as const, cx: 200, cy: 200, rx: 60 / columnMm, ry: 60 / rowMm, rotation: 0 }
      const pixels = rasterise(disc, { widthPx: 400, heightPx: 400 })
      if (pixels === null) throw new Error('no pixels')
      expect(maskPerimeter(pixels, columnMm, rowMm) / (2 * Math.PI * 60)).toBeCloseTo(1, 2)
    }
  })

  test.each([
    ['twice as high as wide', 1, 2],
    ['four times as high as wide', 0.5, 2],
    ['wider than high', 1.2, 0.5],
    ['almost square', 1, 1.05],
  ])('of something long and narrow is near the truth whichever way it lies, with pixels %s', (_, columnMm, rowMm) => {
    const [long, short] = [90, 22]
    // Ramanujan's second approximation, good to 1e-9 here.
    const h = ((long - short) / (long + short)) ** 2
    const truth = Math.PI * (long + short) * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)))
    for (let degrees = 0; degrees < 180; degrees += 5) {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
      const corners = Array.from({ length: 720 }, (_corner, i) => {
        const [x, y] = [long * Math.cos((i * Math.PI) / 360), short * Math.sin((i * Math.PI) / 360)]
        return { x: (100 + x * cos - y * sin) / columnMm, y: (100 + x * sin + y * cos) / rowMm }
      })
      const pixels = rasterise({ kind: 'polygon', rings: [corners] }, { widthPx: 500, heightPx: 500 })
      if (pixels === null) throw new Error('no pixels')
      expect(Math.abs(maskPerimeter(pixels, columnMm, rowMm) / truth - 1), `${degrees} degrees`).toBeLessThan(0.02)
    }
  })

  test('is told by how it was counted; sides that differ by less than a file means are square', () => {
    expect(perimeterMethod(0.143, 0.143)).toBe('crofton-4')
    expect(perimeterMethod(0.143, 0.1431)).toBe('crofton-4')
    expect(perimeterMethod(0.143, 0.15)).toBe('crofton-8')
    const [square, almost] = [maskPerimeter(mask(25, 25, ring), 1, 1), maskPerimeter(mask(25, 25, ring), 1, 1.0009)]
    expect(almost / square).toBeCloseTo(1, 2)
  })

  test('is nothing of nothing', () => {
    expect(maskPerimeter(mask(0, 0, []), 1, 1)).toBe(0)
  })
})
