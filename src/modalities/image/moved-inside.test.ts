import { expect, test } from 'vitest'
import type { Target } from '../../domain/records/target.ts'
import { movedInside, roomToMove } from './moved-inside.ts'

const picture = { widthPx: 100, heightPx: 80 }
const box: Target = { kind: 'box', x: 10.25, y: 10.5, width: 20, height: 20, rotation: 0 }
const mask: Target = { kind: 'mask', x: 40, y: 10, width: 2, height: 2, counts: [0, 4] }

test('marks are stopped together where the first of them meets the edge', () => {
  expect(roomToMove([box, { ...box, x: 60 }], 500, -500, picture)).toEqual({ x: 20, y: -10.5 })
  expect(roomToMove([{ ...box, x: -5 }], -3, 0, picture)).toEqual({ x: 0, y: 0 })
})

test('what moves with a mask moves by whole pixels as it does', () => {
  expect(roomToMove([box], 0.4, -1.6, picture)).toEqual({ x: 0.4, y: -1.6 })
  expect(roomToMove([box, mask], 0.4, -1.6, picture)).toEqual({ x: 0, y: -2 })
  // Ten and a half pixels to the edge are ten.
  expect(roomToMove([mask, box], 0.6, -30, picture)).toEqual({ x: 1, y: -10 })
  expect(movedInside(mask, 0.6, -30, picture)).toMatchObject({ x: 41, y: 0 })
})
