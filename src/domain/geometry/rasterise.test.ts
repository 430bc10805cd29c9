import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point, Target } from '../records/target.ts'
import { combineMasks, differingWindow, tightMask } from './mask.ts'
import { polygonsOfMask } from './mask-polygons.ts'
import { insideRings } from './plane.ts'
import { rasterise, rasteriseRings } from './rasterise.ts'
import type { CroppedMask } from './row-edges.ts'
import { decodeRuns, encodeRuns } from './run-lengths.ts'
import { areaOf, distanceTo } from './target-operations.ts'

const picture = { widthPx: 24, heightPx: 20 }

/** The oracle: whether each pixel is set, by asking for its centre. */
function pixels(isSet: (centre: Point) => boolean): number[] {
  return Array.from({ length: picture.widthPx * picture.heightPx }, (_, i) =>
    isSet({ x: (i % picture.widthPx) + 0.5, y: Math.floor(i / picture.widthPx) + 0.5 }) ? 1 : 0,
  )
}

function pixelsOf({ x, y, width, height, counts }: CroppedMask): number[] {
  const raster = decodeRuns(counts, width * height)
  return pixels((at) => {
    const [column, row] = [Math.floor(at.x) - x, Math.floor(at.y) - y]
    return column >= 0 && row >= 0 && column < width && row < height && raster[row * width + column] === 1
  })
}

/** Half pixels and centres among them, where a border goes through what is asked for. */
const place = fc.oneof(
  fc.double({ min: -5, max: 30, noNaN: true }),
  fc.integer({ min: -10, max: 60 }).map((halves) => halves / 2),
)
const ring = fc.array(fc.record({ x: place, y: place }), { minLength: 3, maxLength: 12 })
const mask = fc
  .array(fc.nat(1), { minLength: 24 * 20, maxLength: 24 * 20 })
  .map((raster) => tightMask({ x: 0, y: 0, width: 24, height: 20, counts: encodeRuns(raster) }))

describe('pixels of a shape', () => {
  it('are those whose centre is inside, by the even-odd rule', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        expect(pixelsOf(rasteriseRings(rings, picture))).toEqual(pixels((at) => insideRings(at, rings)))
      }),
    )
  })

  it('of an ellipse are those whose centre is inside', () => {
    const extent = fc.double({ min: 0.5, max: 12, noNaN: true })
    fc.assert(
      fc.property(place, place, extent, extent, fc.integer({ min: 0, max: 359 }), (cx, cy, rx, ry, rotation) => {
        const ellipse: Target = { kind: 'ellipse', cx, cy, rx, ry, rotation }
        const drawn = pixelsOf(
          rasterise(ellipse, picture) ?? tightMask({ x: 0, y: 0, width: 0, height: 0, counts: [] }),
        )
        const asked = pixels((at) => distanceTo(ellipse, at) === 0)
        // A centre on the border to the last bits may fall either way: there may be several, an ellipse being symmetric.
        const angle = (rotation * Math.PI) / 180
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const onBorder = pixels(({ x, y }) => {
          const [along, across] = [(x - cx) * cos + (y - cy) * sin, (y - cy) * cos - (x - cx) * sin]
          return Math.abs((along / rx) ** 2 + (across / ry) ** 2 - 1) < 1e-9
        })
        expect(drawn.map((value, i) => onBorder[i] || value)).toEqual(asked.map((value, i) => onBorder[i] || value))
      }),
    )
  })

  it('of a box turned by right angles are those of the upright one there, where its borders run through pixel centres too', () => {
    const side = fc.integer({ min: 1, max: 9 })
    const at = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(at, at, side, side, fc.constantFrom(90, 180, -90, 270), (x, y, width, height, rotation) => {
        const turned = rasterise({ kind: 'box', x, y, width, height, rotation }, picture)
        const [wide, high] = rotation === 180 ? [width, height] : [height, width]
        const [left, top] = [x + width / 2 - wide / 2, y + height / 2 - high / 2]
        const upright = { kind: 'box' as const, x: left, y: top, width: wide, height: high, rotation: 0 }
        expect(turned).toEqual(rasterise(upright, picture))
      }),
    )
  })

  it('with a common border are shared by no two shapes, and missed by none', () => {
    fc.assert(
      fc.property(place, place, place, (left, middle, right) => {
        const [a = 0, b = 0, c = 0] = [left, middle, right].sort((p, q) => p - q)
        const column = (from: number, to: number) => [
          { x: from, y: 0 },
          { x: to, y: 0 },
          { x: to, y: 20 },
          { x: from, y: 20 },
        ]
        const [first, second] = [rasteriseRings([column(a, b)], picture), rasteriseRings([column(b, c)], picture)]
        expect(combineMasks(first, second, (p, q) => p && q).width).toBe(0)
        expect(combineMasks(first, second, (p, q) => p || q)).toEqual(rasteriseRings([column(a, c)], picture))
      }),
    )
  })
})

describe('outlines of a mask', () => {
  it('enclose exactly its pixels, border pixels included: made a mask again it is the same', () => {
    fc.assert(
      fc.property(mask, (given) => {
        const polygons = polygonsOfMask(given)
        const again = polygons.map((rings) => rasteriseRings(rings, picture))
        expect(
          again.reduce((sum, one) => combineMasks(sum, one, (a, b) => a || b), tightMask({ ...given, counts: [] })),
        ).toEqual(given)
        const area = polygons.reduce((sum, rings) => sum + (areaOf({ kind: 'polygon', rings }) ?? 0), 0)
        expect(area).toBe(areaOf({ kind: 'mask', ...given }))
      }),
    )
  })

  it('keep a hole in its own piece, and a piece inside a hole apart', () => {
    const rows = ['#####', '#...#', '#.#.#', '#...#', '#####']
    const counts = encodeRuns(rows.flatMap((row) => [...row].map((sign) => (sign === '#' ? 1 : 0))))
    const polygons = polygonsOfMask({ x: 10, y: 20, width: 5, height: 5, counts })
    expect(polygons.map((rings) => rings.length)).toEqual([2, 1])
  })
})

describe('masks combined', () => {
  it('are combined pixel by pixel', () => {
    const keeps = [
      (a: boolean, b: boolean) => a || b,
      (a: boolean, b: boolean) => a && b,
      (a: boolean, b: boolean) => a && !b,
      (a: boolean, b: boolean) => a !== b,
    ]
    fc.assert(
      fc.property(mask, mask, fc.constantFrom(...keeps), (a, b, keep) => {
        const [inA, inB] = [pixelsOf(a), pixelsOf(b)]
        const expected = inA.map((value, i) => (keep(value === 1, inB[i] === 1) ? 1 : 0))
        const combined = combineMasks(a, b, keep)
        expect(pixelsOf(combined)).toEqual(expected)
        expect(tightMask(combined)).toEqual(combined)
      }),
    )
  })

  it('differ in a window that holds every pixel of which only one has it', () => {
    fc.assert(
      fc.property(mask, mask, (a, b) => {
        const { x, y, width, height } = differingWindow(a, b)
        const [inA, inB] = [pixelsOf(a), pixelsOf(b)]
        const places = inA.flatMap((value, i) => (value === inB[i] ? [] : [{ x: i % 24, y: Math.floor(i / 24) }]))
        expect(places.every((at) => at.x >= x && at.y >= y && at.x < x + width && at.y < y + height)).toBe(true)
        expect(places.length === 0).toBe(width === 0)
      }),
    )
  })
})
