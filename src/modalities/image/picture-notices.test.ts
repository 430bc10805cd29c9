import { expect, test } from 'vitest'
import type { Facts } from '../../domain/records/case.ts'
import { pictureNotices } from './picture-notices.ts'

const part = (x1: number, y1: number, rowMm: number, columnMm = 1) => ({ x0: 0, y0: 0, x1, y1, rowMm, columnMm })

/** An ultrasound picture of 100 by 100 pixels. */
function codes(...regions: readonly ReturnType<typeof part>[]): readonly string[] {
  const size = { value: 100, origin: 'header' } as const
  const facts: Facts = { rows: size, columns: size, ultrasoundRegions: { value: [...regions], origin: 'header' } }
  return pictureNotices(facts).map(({ code }) => code)
}

test('ultrasound with parts of another pixel shape than the one that is shown says so', () => {
  expect(codes(part(99, 79, 2))).toEqual([])
  expect(codes(part(99, 79, 2), part(20, 20, 1))).toEqual(['parts-distorted'])
  expect(codes(part(20, 20, 2))).toEqual(['parts-distorted'])
  expect(codes(part(20, 20, 1))).toEqual([])
  expect(codes(part(99, 40, 2), part(99, 40, 3))).toEqual(['parts-distorted'])
})
