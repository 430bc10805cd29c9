import { expect, test } from 'vitest'
import { imagePaneBench, type PaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import type { Target } from '../../../domain/records/target.ts'

const box: Target = { kind: 'box', x: 100, y: 80, width: 60, height: 40, rotation: 0 }
const triangle: Target = {
  kind: 'polygon',
  rings: [
    [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
      { x: 200, y: 180 },
    ],
  ],
}

function benchWith(target: Target): PaneBench {
  const bench = imagePaneBench('select')
  bench.viewStore.select(bench.pane.dispatch(bench.pane.create(target)) ?? [])
  return bench
}

const shape = (bench: PaneBench) => bench.annotations()[0]?.target
const said = (bench: PaneBench) => bench.viewStore.get().announcement
const undoable = (bench: PaneBench) => bench.caseStore.steps('undo').length

test('a corner is taken in hand and moved; held keys are one change', () => {
  const bench = benchWith(box)
  const before = undoable(bench)
  bench.key('F2')
  expect(said(bench)).toBe('Upper left corner at 100, 80')
  for (let times = 0; times < 3; times++) bench.keyDown('ArrowLeft')
  bench.keyDown('ArrowUp', { shiftKey: true })
  bench.keyUp('ArrowUp')
  expect(shape(bench)).toEqual({ ...box, x: 97, y: 70, width: 63, height: 50 })
  expect(undoable(bench)).toBe(before + 1)
  expect(said(bench)).toContain('Nodule, box')
})

test('handles are walked both ways; Escape lets go, and arrows move the whole mark again', () => {
  const bench = benchWith(box)
  bench.key('F2', { shiftKey: true })
  expect(said(bench)).toMatch(/^Rotation/)
  bench.key('F2', { shiftKey: true })
  expect(said(bench)).toMatch(/^Left edge/)
  bench.key('ArrowRight')
  expect(shape(bench)).toEqual({ ...box, x: 101, width: 59 })
  bench.key('Escape')
  expect(bench.viewStore.get().selection).toHaveLength(1)
  bench.key('ArrowRight')
  expect(shape(bench)).toEqual({ ...box, x: 102, width: 59 })
})

test('the rotate handle turns by degrees', () => {
  const bench = benchWith(box)
  bench.key('F2', { shiftKey: true })
  bench.key('ArrowRight', { shiftKey: true })
  const turned = shape(bench)
  expect(turned?.kind === 'box' ? turned.rotation : null).toBeCloseTo(10, 6)
})

test('a vertex is put in behind the one in hand, moved, and taken out; the last three stay', () => {
  const bench = benchWith(triangle)
  bench.key('F2')
  bench.key('Enter')
  expect(said(bench)).toBe('Point 2 of 4 at 150, 100')
  bench.key('ArrowUp')
  expect(shape(bench)).toMatchObject({ rings: [[{ x: 100, y: 100 }, { x: 150, y: 99 }, {}, {}]] })
  bench.key('Delete')
  expect(shape(bench)).toEqual(triangle)
  bench.key('Delete')
  expect(said(bench)).toBe('It needs this point')
  expect(shape(bench)).toEqual(triangle)
})

test('a handle stays in the picture', () => {
  const bench = benchWith({ ...box, x: 2, y: 3 })
  bench.key('F2')
  bench.key('ArrowLeft', { shiftKey: true })
  bench.key('ArrowUp', { shiftKey: true })
  expect(shape(bench)).toMatchObject({ x: 0, y: 0, width: 62, height: 43 })
})

test('marks are walked from the top down, and what is said tells where one is', () => {
  const bench = benchWith({ ...box, y: 200 })
  bench.pane.dispatch(bench.pane.create(box))
  bench.viewStore.select([])
  bench.key('.', { altKey: true })
  expect(said(bench)).toMatch(/^Nodule, box, .*1 of 2$/)
  bench.key('.', { altKey: true })
  expect(bench.annotations().find(({ id }) => id === bench.viewStore.get().selection[0])?.target).toMatchObject({
    y: 200,
  })
  bench.key('.', { altKey: true })
  expect(said(bench)).toBe('No further mark')
})

test('a vertex on two borders takes the other along, one that is put in too; a locked neighbour stays', () => {
  const bench = benchWith(triangle)
  const other: Target = {
    kind: 'polygon',
    rings: [
      [
        { x: 200, y: 100 },
        { x: 100, y: 100 },
        { x: 150, y: 20 },
      ],
    ],
  }
  const [neighbour = ''] = bench.pane.dispatch(bench.pane.create(other)) ?? []
  const ring = (id?: string) => {
    const target = bench
      .annotations()
      .find((mark) => (id === undefined ? mark.id !== neighbour : mark.id === id))?.target
    return target?.kind === 'polygon' ? target.rings[0] : undefined
  }
  const before = undoable(bench)
  bench.key('F2')
  bench.key('ArrowLeft', { shiftKey: true })
  expect([ring()?.[0], ring(neighbour)?.[1]]).toEqual([
    { x: 90, y: 100 },
    { x: 90, y: 100 },
  ])
  expect(undoable(bench)).toBe(before + 1)
  expect(said(bench)).toContain('2 regions changed at their common border')
  bench.key('Enter')
  expect([ring()?.length, ring(neighbour)?.length]).toEqual([4, 4])
  bench.key('ArrowDown')
  expect(ring()).toContainEqual({ x: 145, y: 101 })
  expect(ring(neighbour)).toContainEqual({ x: 145, y: 101 })
  const { marks } = bench.viewStore.get()
  bench.viewStore.setMarks({ ...marks, locked: new Set([neighbour]) })
  bench.key('ArrowDown')
  expect(ring()).toContainEqual({ x: 145, y: 102 })
  expect(ring(neighbour)).toContainEqual({ x: 145, y: 101 })
})
