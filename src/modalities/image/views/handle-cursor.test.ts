import { expect, test } from 'vitest'
import type { Target } from '../../../domain/records/target.ts'
import { handleCursor } from './handle-cursor.ts'

const box = (rotation: number): Target => ({ kind: 'box', x: 0, y: 0, width: 90, height: 10, rotation })
const handle = (id: string, kind: 'corner' | 'edge') => ({ id, kind, at: { x: 0, y: 0 } })

test.each([
  ['se', 0, 'nwse-resize'],
  ['nw', 0, 'nwse-resize'],
  ['ne', 0, 'nesw-resize'],
  ['se', 90, 'nesw-resize'],
  ['se', -90, 'nesw-resize'],
  ['se', 45, 'ns-resize'],
] as const)('corner %s of a box turned by %d has %s', (id, rotation, cursor) =>
  expect(handleCursor(handle(id, 'corner'), box(rotation))).toBe(cursor),
)

test('an edge of an upright box', () => {
  expect(handleCursor(handle('n', 'edge'), box(0))).toBe('ns-resize')
  expect(handleCursor(handle('w', 'edge'), box(0))).toBe('ew-resize')
})

test('through pixels that are not square a corner is dragged aslant, a side the way it is seen to go', () => {
  const view = { a: 1, b: 0, c: 0, d: 5, e: 0, f: 0 }
  expect(handleCursor(handle('se', 'corner'), box(0), view)).toBe('nwse-resize')
  expect(handleCursor(handle('ne', 'corner'), box(0), { ...view, a: 0, b: 5, c: -1, d: 0 })).toBe('nwse-resize')
  // The right side of a box turned by 45 degrees of pixels faces down, nearly.
  expect(handleCursor(handle('e', 'edge'), box(45), view)).toBe('ns-resize')
  expect(handleCursor(handle('e', 'edge'), box(5), { ...view, d: 1 })).toBe('ew-resize')
})
