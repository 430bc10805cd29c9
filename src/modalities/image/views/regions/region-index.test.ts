import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Target } from '../../../../domain/records/target.ts'
import { type Region, regionOf } from './region.ts'
import { createRegionIndex } from './region-index.ts'

function region(id: string, x: number, y: number, size: number): Region {
  const target: Target = { kind: 'box', x, y, width: size, height: size, rotation: 0 }
  const made = regionOf(id, target, '#ffffff')
  if (made === null) throw new Error('a box has a place')
  return made
}

const near = { x: 1, y: 1 }

test('the younger lies above the older, and the higher order above both', () => {
  const index = createRegionIndex()
  index.update([region('1', 10, 10, 5), region('2', 0, 0, 50)], [])
  expect(index.hit({ x: 12, y: 12 }, near)).toEqual(['2', '1'])
  expect(index.hit({ x: 40, y: 40 }, near)).toEqual(['2'])
  expect(index.hit({ x: 52, y: 40 }, near)).toEqual([])
  index.update([{ ...region('1', 10, 10, 5), zOrder: 1 }], [])
  expect(index.hit({ x: 12, y: 12 }, near)).toEqual(['1', '2'])
  expect(index.top({ x: 12, y: 12 }, near)).toBe('1')
  expect(index.top({ x: 12, y: 12 }, near, (id) => id !== '1')).toBe('2')
})

test('the order holds between what is in the tree and what changed since', () => {
  const index = createRegionIndex()
  const many = Array.from({ length: 300 }, (_, i) => region(`r${1000 + i}`, 0, 0, 50))
  index.update(many, [])
  index.update([{ ...region('r1007', 0, 0, 50), zOrder: -1 }, region('r1150', 0, 0, 60)], [])
  const ids = index.within({ x: 0, y: 0, width: 50, height: 50 }).map(({ id }) => id)
  expect(ids[0]).toBe('r1007')
  expect(ids.slice(1)).toEqual(many.map(({ id }) => id).filter((id) => id !== 'r1007'))
})

test('what changed is found where it is, not where it was', () => {
  const index = createRegionIndex()
  const many = Array.from({ length: 300 }, (_, i) => region(`r${i}`, i * 10, 0, 5))
  index.update(many, [])
  expect(index.update([region('r7', 500, 500, 5)], ['r8'])).toEqual([
    { x: 80, y: 0, width: 5, height: 5 },
    { x: 70, y: 0, width: 5, height: 5 },
    { x: 500, y: 500, width: 5, height: 5 },
  ])
  expect(index.hit({ x: 72, y: 2 }, near)).toEqual([])
  expect(index.hit({ x: 82, y: 2 }, near)).toEqual([])
  expect(index.hit({ x: 502, y: 502 }, near)).toEqual(['r7'])
  expect(index.size).toBe(299)
})

test('any sequence of changes finds what a look through all would', () => {
  const change = fc.record({
    id: fc.integer({ min: 0, max: 400 }),
    x: fc.integer({ min: 0, max: 100 }),
    size: fc.integer({ min: 1, max: 40 }),
    removed: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { maxLength: 200 }), { maxLength: 6 }),
      fc.integer({ min: 0, max: 100 }),
      (steps, x) => {
        const index = createRegionIndex()
        const plain = new Map<string, Region>()
        for (const step of steps) {
          const removed = step.filter((one) => one.removed).map(({ id }) => String(id))
          const changed = step.filter((one) => !one.removed).map((one) => region(String(one.id), one.x, 0, one.size))
          for (const id of removed) plain.delete(id)
          for (const one of changed) plain.set(one.id, one)
          index.update(changed, removed)
        }
        const expected = [...plain.values()].filter(({ bounds }) => bounds.x <= x && bounds.x + bounds.width >= x)
        const hits = index.hit({ x, y: 0 }, { x: 0, y: 0 })
        expect(hits.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
        expect(index.top({ x, y: 0 }, { x: 0, y: 0 })).toBe(hits[0] ?? null)
      },
    ),
    { numRuns: 30 },
  )
})
