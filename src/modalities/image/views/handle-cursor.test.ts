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
