import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropMask, emptyMask, flippedPixels, tightMask, xorIntoMask } from './mask.ts'
import type { CroppedMask } from './row-edges.ts'
import { encodeRuns } from './run-lengths.ts'

/** Masks near one another, not always in their smallest window, negative coordinates among them. */
const arbitraryMask: fc.Arbitrary<CroppedMask> = fc
  .record({
    x: fc.integer({ min: -4, max: 6 }),
    y: fc.integer({ min: -4, max: 6 }),
    width: fc.nat(8),
    height: fc.nat(8),
  })
  .chain((window) => {
    const size = window.width * window.height
    return fc
      .array(fc.nat(1), { minLength: size, maxLength: size })
      .map((raster) => ({ ...window, counts: encodeRuns(raster) }))
  })

/** The oracle: the set pixels of the picture, as texts. */
function pixelsOf({ x, y, width, counts }: CroppedMask): Set<string> {
  const raster = counts.flatMap((run, index) => Array.from({ length: run }, () => index % 2 === 1))
  return new Set(raster.flatMap((set, at) => (set ? [`${x + (at % width)},${y + Math.floor(at / width)}`] : [])))
}

function rasterOf({ width, height, counts }: CroppedMask): Uint8Array {
  return Uint8Array.from(counts.flatMap((run, index) => Array.from({ length: run }, () => index % 2))).subarray(
    0,
    width * height,
  )
}

function expectStored(mask: CroppedMask): void {
  expect(encodeRuns(rasterOf(mask))).toEqual(mask.counts)
  expect(mask.counts.reduce((sum, run) => sum + run, 0)).toBe(mask.width * mask.height)
  const places = [...pixelsOf(mask)].map((pixel) => pixel.split(',').map(Number))
  const [xs, ys] = [places.map(([x = 0]) => x), places.map(([, y = 0]) => y)]
  if (places.length === 0) expect(mask).toEqual(emptyMask)
  else expect([mask.x, mask.y]).toEqual([Math.min(...xs), Math.min(...ys)])
  if (places.length > 0) {
    expect([mask.x + mask.width, mask.y + mask.height]).toEqual([Math.max(...xs) + 1, Math.max(...ys) + 1])
  }
}

describe('smallest window', () => {
  it('keeps every pixel and nothing around them', () => {
    fc.assert(
      fc.property(arbitraryMask, (mask) => {
        const tight = tightMask(mask)
        expectStored(tight)
        expect(pixelsOf(tight)).toEqual(pixelsOf(mask))
        expect(tightMask(tight)).toEqual(tight)
        expect(cropMask(rasterOf(mask), mask.x, mask.y, mask.width, mask.height)).toEqual(tight)
      }),
    )
  })

  it('reads runs that are empty or too long', () => {
    const odd = { x: 0, y: 0, width: 3, height: 1, counts: [0, 1, 0, 1, 0, 99] }
    expect(tightMask(odd)).toEqual({ x: 0, y: 0, width: 3, height: 1, counts: [0, 3] })
    expect(tightMask({ x: 5, y: 5, width: 0, height: 4, counts: [0, 3] })).toEqual(emptyMask)
  })

  it('does not hand out one empty mask to be changed by all', () => {
    tightMask(emptyMask).counts.push(1)
    expect(emptyMask.counts).toEqual([])
  })
})

it('finds the pixels of a picture that differ from a mask inside a window, and looks nowhere else', () => {
  const picture = { width: 12, height: 10 }
  const window = fc.record({ x: fc.nat(6), y: fc.nat(5), width: fc.nat(6), height: fc.nat(5) })
  fc.assert(
    fc.property(arbitraryMask, fc.array(fc.nat(1), { minLength: 120, maxLength: 120 }), window, (base, drawn, part) => {
      const flipped = flippedPixels(Uint8Array.from(drawn), picture.width, part, base)
      expectStored(flipped)
      const inBase = pixelsOf(base)
      const differing = drawn.flatMap((value, at) => {
        const [x, y] = [at % picture.width, Math.floor(at / picture.width)]
        const isInPart = x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height
        return isInPart && (value === 1) !== inBase.has(`${x},${y}`) ? [`${x},${y}`] : []
      })
      expect(pixelsOf(flipped)).toEqual(new Set(differing))
    }),
  )
})

describe('exclusive or', () => {
  it('flips the pixels of one mask in the other', () => {
    fc.assert(
      fc.property(arbitraryMask, arbitraryMask, (a, b) => {
        const flipped = xorIntoMask(a, b)
        expectStored(flipped)
        const [inA, inB] = [pixelsOf(a), pixelsOf(b)]
        const inOne = [...inA, ...inB].filter((pixel) => inA.has(pixel) !== inB.has(pixel))
        expect(pixelsOf(flipped)).toEqual(new Set(inOne))
      }),
    )
  })

  it('is commutative, associative and its own inverse', () => {
    fc.assert(
      fc.property(arbitraryMask, arbitraryMask, arbitraryMask, (a, b, c) => {
        expect(xorIntoMask(a, b)).toEqual(xorIntoMask(b, a))
        expect(xorIntoMask(xorIntoMask(a, b), c)).toEqual(xorIntoMask(a, xorIntoMask(b, c)))
        expect(xorIntoMask(xorIntoMask(a, b), b)).toEqual(tightMask(a))
        expect(xorIntoMask(a, a)).toEqual(emptyMask)
        expect(xorIntoMask(a, emptyMask)).toEqual(tightMask(a))
      }),
    )
  })

  it('joins masks far apart without a raster between them', () => {
    const dot = (x: number, y: number) => ({ x, y, width: 1, height: 1, counts: [0, 1] })
    const joined = xorIntoMask(dot(0, 0), dot(1e6, 1e6))
    expect(joined).toEqual({ x: 0, y: 0, width: 1e6 + 1, height: 1e6 + 1, counts: [0, 1, (1e6 + 1) ** 2 - 2, 1] })
    expect(xorIntoMask(joined, dot(1e6, 1e6))).toEqual(dot(0, 0))
  })
})
