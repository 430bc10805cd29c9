import { expect, test } from 'vitest'
import type { Target } from '../../domain/records/target.ts'
import { handleAt, usableHandles } from './usable-handles.ts'

const box = (width: number, height: number): Target => ({ kind: 'box', x: 0, y: 0, width, height, rotation: 0 })

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
