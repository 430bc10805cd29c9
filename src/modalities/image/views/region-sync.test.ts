import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testAnnotation } from '../../../../tests/fixtures/tool-bench.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Label } from '../../../domain/records/label.ts'
import type { Target } from '../../../domain/records/target.ts'
import { plainMarkView } from '../../../session/mark-view.ts'
import { createRegionSync } from './region-sync.ts'
import { createRegionIndex } from './regions/region-index.ts'

const item = testAnnotation('any', { kind: 'whole' }).itemId ?? ''
const box = (x: number): Target => ({ kind: 'box', x, y: 0, width: 10, height: 10, rotation: 0 })
const at = (...annotations: readonly Annotation[]) => new Map(annotations.map((one) => [one.id, one]))
const a = testAnnotation('a', box(0))
const b = testAnnotation('b', box(50))
const label: Label = {
  id: a.labelId,
  name: 'Nodule',
  color: '#123456',
  hotkey: null,
  targets: [],
  coding: null,
  conceptConstraint: null,
  attributes: [],
  paired: false,
}

test('takes over what was added, moved, removed, and nothing else', () => {
  const index = createRegionIndex()
  const sync = createRegionSync(index, item, () => null)
  const labels = [label]
  sync.update(at(a, b), labels, plainMarkView)
  expect(index.get('a')?.color).toBe('#123456')
  expect(sync.update(at(a, b), labels, plainMarkView)).toEqual([])
  const moved = { ...b, target: box(80) }
  expect(sync.update(at(a, moved), labels, plainMarkView).map(({ x }) => x)).toEqual([50, 80])
  expect(sync.update(at(moved), labels, plainMarkView).map(({ x }) => x)).toEqual([0])
  expect(index.size).toBe(1)
})

test('a mask of which nothing is left is gone from the picture', () => {
  const index = createRegionIndex()
  const sync = createRegionSync(index, item, () => null)
  const labels = [label]
  const mask = testAnnotation('m', { kind: 'mask', x: 2, y: 3, width: 1, height: 1, counts: [0, 1] })
  sync.update(at(mask), labels, plainMarkView)
  expect(index.size).toBe(1)
  // Two tabs have each erased a half of it.
  const empty: Target = { kind: 'mask', x: 0, y: 0, width: 0, height: 0, counts: [] }
  expect(sync.update(at({ ...mask, target: empty }), labels, plainMarkView)).toMatchObject([{ x: 2, y: 3 }])
  expect(index.size).toBe(0)
  sync.update(at(mask), labels, plainMarkView)
  expect(index.size).toBe(1)
})

test('a new colour reaches every region', () => {
  const index = createRegionIndex()
  const sync = createRegionSync(index, item, () => null)
  sync.update(at(a), [label], plainMarkView)
  sync.update(at(a), [{ ...label, color: '#abcdef' }], plainMarkView)
  expect(index.get('a')?.color).toBe('#abcdef')
})

test('marks of other items and slices, and those on the whole, are not on the picture', () => {
  const index = createRegionIndex()
  const slice = { part: 'p', frame: 3 }
  const sync = createRegionSync(index, item, () => slice)
  const marks = at(
    a,
    testAnnotation('here', { kind: 'point', x: 1, y: 1, slice: { part: 'p', frame: 3 } }),
    testAnnotation('other-frame', { kind: 'point', x: 1, y: 1, slice: { part: 'p', frame: 2 } }),
    testAnnotation('whole', { kind: 'whole', slice }),
    { ...testAnnotation('elsewhere', { kind: 'point', x: 1, y: 1, slice }), itemId: 'other' },
  )
  sync.update(marks, [], plainMarkView)
  expect(index.size).toBe(1)
  expect(index.get('here')).toBeDefined()
})

test('whatever changes from one time to the next, the index is as if it were made anew', () => {
  const marks = ['a', 'b', 'c', 'd', 'e'].map((id) =>
    fc.record({
      id: fc.constant(id),
      x: fc.constantFrom(0, 50),
      isElsewhere: fc.boolean(),
      isHidden: fc.boolean(),
      isGone: fc.boolean(),
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(...marks), { maxLength: 6 }), (times) => {
      const labels = [label]
      const index = createRegionIndex()
      const sync = createRegionSync(index, item, () => null)
      const kept = new Map<string, Annotation>()
      for (const time of times) {
        const present = time.filter(({ isGone }) => !isGone)
        const annotations = at(
          ...present.map(({ id, x, isElsewhere }) => {
            const key = `${id} ${x} ${isElsewhere}`
            const made = { ...testAnnotation(id, box(x)), itemId: isElsewhere ? 'other' : item }
            // The same record as before where it is the same, as the store has it.
            const one = kept.get(key) ?? made
            kept.set(key, one)
            return one
          }),
        )
        const hidden = new Set(time.filter(({ isHidden }) => isHidden).map(({ id }) => id))
        const shown = { hidden, isolated: null }
        sync.update(annotations, labels, shown)
        const fresh = createRegionIndex()
        createRegionSync(fresh, item, () => null).update(annotations, labels, shown)
        for (const id of 'abcde') expect(index.get(id)?.bounds).toEqual(fresh.get(id)?.bounds)
        expect(sync.update(annotations, labels, shown)).toEqual([])
      }
    }),
  )
})
