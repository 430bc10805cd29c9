import { expect, test } from 'vitest'
import { imagePaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import type { Target } from '../../../domain/records/target.ts'
import { combineActions, remakeActions } from './shape-actions.ts'

const box = (x: number): Target => ({ kind: 'box', x, y: 50, width: 40, height: 40, rotation: 0 })

/** Boxes at 100, 120 and 140, selected in this order. */
function benchOfThree() {
  const bench = imagePaneBench('select')
  const ids = [100, 120, 140].flatMap((x) => bench.pane.dispatch(bench.pane.create(box(x))) ?? [])
  bench.viewStore.select(ids)
  const before = bench.annotations()
  return {
    ...bench,
    ids,
    lock(at: number): void {
      const { marks } = bench.viewStore.get()
      bench.viewStore.setMarks({ ...marks, locked: new Set(ids[at] === undefined ? [] : [ids[at]]) })
    },
    run(id: string): void {
      const action = [...combineActions, ...remakeActions].find((one) => one.id === id)
      action?.run(bench.pane, bench.viewport)
    },
    refusal: () => bench.viewStore.get().refusal?.why,
    isAsBefore: () => bench.annotations().every((mark, at) => mark === before[at]),
    targetOf: (at: number) => bench.annotations().find(({ id }) => id === ids[at])?.target,
  }
}

test('what is locked is not left out of an operation without a word: another region would take its place', () => {
  for (const operation of ['unite', 'subtract', 'intersect']) {
    const bench = benchOfThree()
    bench.lock(0)
    bench.run(operation)
    expect(bench.refusal()).toBe('Locked: nothing was changed')
    expect(bench.isAsBefore()).toBe(true)
  }
  const bench = benchOfThree()
  bench.lock(2)
  bench.run('unite')
  expect(bench.refusal()).toBe('Locked: nothing was changed')
  expect(bench.isAsBefore()).toBe(true)
})

test('what is locked may be taken out of another: it stays as it is', () => {
  const bench = benchOfThree()
  bench.lock(1)
  bench.run('subtract')
  expect(bench.targetOf(0)).toMatchObject({ kind: 'polygon' })
  expect(bench.targetOf(1)).toEqual(box(120))
})

test('what is locked is not made anew', () => {
  const bench = benchOfThree()
  bench.lock(1)
  bench.run('to-mask')
  expect([0, 1, 2].map((at) => bench.targetOf(at)?.kind)).toEqual(['mask', 'box', 'mask'])
  bench.viewStore.select(bench.ids.slice(1, 2))
  bench.run('to-mask')
  expect(bench.refusal()).toBe('Locked: nothing was changed')
})
