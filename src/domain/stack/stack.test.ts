import { describe, expect, test } from 'vitest'
import type { Facts } from '../records/case.ts'
import type { Vector } from '../sides/picture-axes.ts'
import { factsOfSlice, placeInStack, sliceIndex, stackOf } from './stack.ts'

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

describe('stacks of more than three dimensions', () => {
  const framed = (positions: readonly Vector[], more: Facts = {}) => ({
    parts: [{ blob: blobOf(1), uid: null, frames: positions.length }],
    facts: { ...series(positions).facts, ...more },
  })
  const fact = (value: readonly number[]) => ({ value, origin: 'header' }) as const
  const frames = (item: ReturnType<typeof framed>) => stackOf(item)?.slices.map(({ slice }) => slice.frame)

  test('as many slices at each place are volumes, in the order of their source', () => {
    const item = framed(along(0, 0, -5, -5, -10, -10))
    expect([stackOf(item)?.volumes, frames(item)]).toEqual([2, [0, 2, 4, 1, 3, 5]])
    expect(flags(item)).toEqual([{ kind: 'volumes', volumes: 2, slices: 3 }])
    // Another order than that of storage, as the dimension indices of the file have it.
    const turned = framed(along(0, 0, -5, -5, -10, -10), { sliceOrder: fact([1, 0, 3, 2, 5, 4]) })
    expect(frames(turned)).toEqual([1, 3, 5, 0, 2, 4])
    const stack = stackOf(item)
    expect(stack === null ? null : placeInStack(stack, 4)).toEqual({ slice: 1, volume: 1 })
  })

  test('a gap is told once, where it is in each volume', () => {
    expect(flags(framed(along(0, -1, -2, -5, 0, -1, -2, -5)))).toEqual([
      { kind: 'volumes', volumes: 2, slices: 4 },
      { kind: 'gap', places: [{ after: 2, missing: 2, distanceMm: 3 }] },
    ])
  })

  test('what lies twice at one place alone is no volume', () => {
    const item = framed(along(0, -1, -1, -2))
    expect([stackOf(item)?.volumes, flags(item)]).toEqual([1, [{ kind: 'duplicate', at: [2] }]])
  })

  test('a film at one place is no series with doubles', () => {
    const item = framed(along(3, 3, 3, 3), { sliceOrder: fact([3, 2, 1, 0]) })
    expect([stackOf(item)?.volumes, frames(item), flags(item)]).toEqual([
      1,
      [3, 2, 1, 0],
      [{ kind: 'one-place', count: 4 }],
    ])
  })

  test('volumes of a NIfTI file lie where the first does', () => {
    const facts = { ...series(along(0, 5)).facts, volumes: { value: 3, origin: 'header' } } as const
    const item = { parts: [{ blob: blobOf(1), uid: null, frames: 6 }], facts }
    expect([stackOf(item)?.volumes, frames(item)]).toEqual([3, [1, 0, 3, 2, 5, 4]])
    expect(factsOfSlice(item, { part: blobOf(1), frame: 5 }).imagePosition?.value).toEqual([-100, -120, 5])
    const nowhere = { ...item, facts: { volumes: facts.volumes } }
    expect([stackOf(nowhere)?.volumes, frames(nowhere)]).toEqual([3, [0, 1, 2, 3, 4, 5]])
  })

  test('parallel slices of two stacks are not mixed', () => {
    const item = framed(along(0, -1, -2, -0.5, -1.5, -2.5), { sliceStacks: fact([0, 0, 0, 1, 1, 1]) })
    expect(frames(item)).toEqual([0, 1, 2, 3, 4, 5])
    expect(flags(item)).toEqual([{ kind: 'mixed', orientations: 2 }])
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
