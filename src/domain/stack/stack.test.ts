import { describe, expect, test } from 'vitest'
import type { Facts } from '../records/case.ts'
import type { Vector } from '../sides/picture-axes.ts'
import { factsOfSlice, sliceIndex, stackOf } from './stack.ts'

const axial = [1, 0, 0, 0, 1, 0]
const coronal = [1, 0, 0, 0, 0, -1]
const sagittal = [0, 1, 0, 0, 0, -1]
const blobOf = (index: number) => String(index).padStart(64, '0')

function series(positions: readonly Vector[], orientation = axial, more: Facts = {}) {
  const facts: Facts = {
    modality: { value: 'CT', origin: 'header' },
    imageOrientation: { value: orientation, origin: 'header' },
    slicePositions: { value: positions, origin: 'header' },
    ...more,
  }
  const parts = positions.map((_, index) => ({ blob: blobOf(index), uid: null, frames: 1 }))
  return { parts, facts }
}

const order = (item: ReturnType<typeof series>) =>
  stackOf(item)?.slices.map(({ slice }) => item.parts.findIndex(({ blob }) => blob === slice.part))
const flags = (item: ReturnType<typeof series>) => stackOf(item)?.flags
const along = (...places: readonly number[]): Vector[] => places.map((z) => [-100, -120, z])

describe('stackOf', () => {
  test('goes from head to feet, front to back, right to left, whatever the order of the files', () => {
    expect(order(series(along(0, 5, -5)))).toEqual([1, 0, 2])
    expect(
      order(
        series(
          [
            [0, 10, 0],
            [0, -10, 0],
            [0, 0, 0],
          ],
          coronal,
        ),
      ),
    ).toEqual([1, 2, 0])
    expect(
      order(
        series(
          [
            [10, 0, 0],
            [-10, 0, 0],
            [0, 0, 0],
          ],
          sagittal,
        ),
      ),
    ).toEqual([1, 2, 0])
  })

  test('orders oblique slices along their normal, not along an axis of the body', () => {
    // Turned by 45 degrees about x: the normal is (0, -s, s), and z alone would say another order.
    const s = Math.SQRT1_2
    const turned = [1, 0, 0, 0, s, s]
    const at = (n: number, aside: number): Vector => [0, -s * n + s * aside, s * n + s * aside]
    expect(order(series([at(0, 0), at(2, -40), at(4, 50)], turned))).toEqual([2, 1, 0])
  })

  test('a single picture is no stack', () => {
    expect(stackOf(series(along(0)))).toBeNull()
  })

  test('an even series has no flags, and rounded positions are even', () => {
    expect(flags(series(along(0, -2.5, -5, -7.5)))).toEqual([])
    expect(flags(series(along(0, -6.9, -13.8, -20.8, -27.7)))).toEqual([])
    expect(stackOf(series(along(0, -2.5, -5)))?.spacingMm).toBe(2.5)
  })

  test('a gap is told with where it is and how many slices it would hold', () => {
    expect(flags(series(along(0, -1, -2, -5, -6)))).toEqual([
      { kind: 'gap', places: [{ after: 2, missing: 2, distanceMm: 3 }] },
    ])
  })

  test('slices at one place are told, and do not make the spacing uneven', () => {
    expect(flags(series(along(0, -1, -1, -2)))).toEqual([{ kind: 'duplicate', at: [2] }])
  })

  test('uneven spacing is told', () => {
    expect(flags(series(along(0, -1, -2.2, -3.2)))).toEqual([
      { kind: 'irregular', leastMm: expect.closeTo(1), mostMm: expect.closeTo(1.2) },
    ])
  })

  test('a tilted gantry is told by its angle', () => {
    // The table moves along z; the slices are tilted by 20 degrees about x.
    const angle = (20 * Math.PI) / 180
    const tilted = [1, 0, 0, 0, Math.cos(angle), Math.sin(angle)]
    expect(flags(series(along(0, -5, -10, -15), tilted))).toEqual([{ kind: 'tilt', degrees: expect.closeTo(20, 6) }])
  })

  test('two orientations in one file follow each other, and are told', () => {
    const positions: Vector[] = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 5],
      [0, 5, 0],
    ]
    const turns = { value: [axial, coronal, axial, coronal], origin: 'header' } as const
    const item = series(positions, axial, { sliceOrientations: turns })
    expect(order(item)).toEqual([2, 0, 1, 3])
    expect(flags(item)).toEqual([{ kind: 'mixed', orientations: 2 }])
  })

  test('slices without a place stand last in their order; in a film of frames nobody asks for one', () => {
    const item = series(along(0, -1, -2))
    const facts = { ...item.facts, slicePositions: { value: [[0, 0, -1], null, [0, 0, 0]], origin: 'header' } } as const
    expect(order({ ...item, facts })).toEqual([2, 0, 1])
    expect(flags({ ...item, facts })).toEqual([{ kind: 'unplaced', count: 1 }])
    const cine = { parts: [{ blob: blobOf(1), uid: null, frames: 3 }], facts: { ...unplaced('US') } }
    expect(stackOf(cine)?.flags).toEqual([])
    expect(stackOf(cine)?.slices.map(({ slice }) => slice.frame)).toEqual([0, 1, 2])
  })
})

const unplaced = (modality: string): Facts => ({ modality: { value: modality, origin: 'header' } })

describe('slices of a stack', () => {
  test('are found by part and frame', () => {
    const item = series(along(0, 5))
    const stack = stackOf(item)
    if (stack === null) throw new Error('no stack')
    expect(sliceIndex(stack, { part: blobOf(1), frame: 0 })).toBe(0)
    expect(sliceIndex(stack, { part: blobOf(1), frame: 1 })).toBe(-1)
    expect(sliceIndex(stack, null)).toBe(-1)
  })

  test('have facts of their own: where they lie', () => {
    const item = series(along(0, 5))
    expect(factsOfSlice(item, { part: blobOf(1), frame: 0 }).imagePosition?.value).toEqual([-100, -120, 5])
    expect(factsOfSlice(item, null)).toBe(item.facts)
  })
})
