import { expect, test } from 'vitest'
import { reachesBetween } from '../../domain/geometry/reach.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import { handleAt, usableHandles } from './usable-handles.ts'

const box = (width: number, height: number): TargetOf<'box'> => ({
  kind: 'box',
  x: 0,
  y: 0,
  width,
  height,
  rotation: 0,
})

const reach = { x: 8, y: 8 }

test('a shape hardly larger than its handles has none, a narrow one no edges', () => {
  expect(usableHandles(box(20, 20), reach)).toEqual([])
  expect(usableHandles(box(200, 20), reach).some(({ kind }) => kind === 'edge')).toBe(false)
  expect(usableHandles(box(200, 200), reach)).toHaveLength(9)
})

test('a corner goes before an edge, and far from all there is none', () => {
  expect(handleAt(box(44, 44), { x: 39, y: 0 }, reach)?.id).toBe('ne')
  expect(handleAt(box(200, 200), { x: 100, y: 3 }, reach)?.id).toBe('n')
  expect(handleAt(box(200, 200), { x: 100, y: -23 }, reach)?.id).toBe('rotate')
  expect(handleAt(box(200, 200), { x: 100, y: 50 }, reach)).toBeUndefined()
})

test('where pixels are not square, near is near on the screen, and the rotate handle stands off as far', () => {
  // 8 CSS pixels are 10 columns, or 2 rows.
  const seen = { x: 10, y: 2 }
  const tall = box(200, 40)
  expect(handleAt(tall, { x: 209, y: 0 }, seen)?.id).toBe('ne')
  expect(handleAt(tall, { x: 200, y: -1.9 }, seen)?.id).toBe('ne')
  expect(handleAt(tall, { x: 200, y: -2.1 }, seen)).toBeUndefined()
  for (const rotation of [0, 30, 90]) {
    const handles = usableHandles({ ...box(400, 400), rotation }, seen)
    const place = (id: string) => handles.find((handle) => handle.id === id)?.at ?? { x: 0, y: 0 }
    expect(reachesBetween(seen, place('n'), place('rotate'))).toBeCloseTo(3, 9)
  }
  // 20 rows are as high as 100 columns are wide: not too narrow for edges.
  expect(usableHandles(box(200, 20), seen).some(({ kind }) => kind === 'edge')).toBe(true)
  expect(usableHandles(box(20, 4), seen)).toEqual([])
})
