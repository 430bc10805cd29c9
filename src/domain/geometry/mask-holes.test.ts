import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cropMask } from './mask.ts'
import { withoutHoles, withoutSpecks } from './mask-holes.ts'

const [width, height] = [9, 8]
const rasters = fc
  .array(fc.nat(99), { minLength: width * height, maxLength: width * height })
  .chain((dice) =>
    fc.integer({ min: 20, max: 80 }).map((share) => Uint8Array.from(dice, (die) => (die < share ? 1 : 0))),
  )

/** Pieces of pixels with a value, connected over shared edges, by their definition: each takes in what touches it, again and again. */
function pieces(raster: Uint8Array, value: number): readonly (readonly number[])[] {
  const names = Array.from(raster, (one, index) => (one === value ? index : -1))
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const [a] of names.entries()) {
      for (const [b] of names.entries()) {
        const [dx, dy] = [Math.abs((a % width) - (b % width)), Math.abs(Math.floor(a / width) - Math.floor(b / width))]
        const [nameA = -1, nameB = -1] = [names[a], names[b]]
        if (dx + dy !== 1 || nameA < 0 || nameB < 0 || nameA <= nameB) continue
        names[a] = nameB
        isDone = false
      }
    }
  }
  const found = [...new Set(names)].filter((name) => name >= 0)
  return found.map((name) => [...names.keys()].filter((index) => names[index] === name))
}

const isAtEdge = (index: number) =>
  index % width === 0 || index % width === width - 1 || index < width || index >= width * (height - 1)

function changed(raster: Uint8Array, where: readonly (readonly number[])[], to: number): Uint8Array {
  const now = raster.slice()
  for (const index of where.flat()) now[index] = to
  return now
}

const maskOf = (raster: Uint8Array) => cropMask(raster, 30, 40, width, height)

describe('A mask', () => {
  test('without holes has all that no way over shared edges leads out of', () => {
    fc.assert(
      fc.property(rasters, (raster) => {
        const holes = pieces(raster, 0).filter((piece) => !piece.some(isAtEdge))
        expect(withoutHoles(maskOf(raster))).toEqual(maskOf(changed(raster, holes, 1)))
      }),
    )
  })

  test('without specks has its pieces of more pixels, and no other', () => {
    fc.assert(
      fc.property(rasters, fc.nat(12), (raster, mostPx) => {
        const specks = pieces(raster, 1).filter(({ length }) => length <= mostPx)
        expect(withoutSpecks(maskOf(raster), mostPx)).toEqual(maskOf(changed(raster, specks, 0)))
      }),
    )
  })

  test('that touches at a corner only: the hole behind it is closed, as one that is filled by a click is', () => {
    const diamond = Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0)
    const full = Uint8Array.of(0, 1, 0, 1, 1, 1, 0, 1, 0)
    expect(withoutHoles(cropMask(diamond, 0, 0, 3, 3))).toEqual(cropMask(full, 0, 0, 3, 3))
  })
})
