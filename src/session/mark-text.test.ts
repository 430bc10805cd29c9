import { expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../tests/fixtures/memory-session.ts'
import type { Facts } from '../domain/records/case.ts'
import type { Slice, Target } from '../domain/records/target.ts'
import { markText, placeText } from './mark-text.ts'

const picture = { widthPx: 900, heightPx: 600 }
const at = (x: number, y: number) => placeText({ x: x - 5, y: y - 5, width: 10, height: 10 }, picture)

test('a place is told by the ninth of the picture that the middle of a mark is in', () => {
  expect([at(10, 10), at(450, 10), at(890, 10)]).toEqual(['upper left', 'upper middle', 'upper right'])
  expect([at(10, 300), at(450, 300), at(890, 300)]).toEqual(['middle left', 'centre', 'middle right'])
  expect([at(10, 590), at(450, 590), at(890, 590)]).toEqual(['lower left', 'lower middle', 'lower right'])
})

test('what reaches over the edge is told by the nearest ninth', () => {
  expect([at(-20, -20), at(920, 620)]).toEqual(['upper left', 'lower right'])
})

test('a mark is as large as the pixels are where it lies: in an ultrasound region, on its frame', () => {
  const nodule = testLabel('Nodule', '#e69f00')
  const regions = [{ x0: 0, y0: 0, x1: 99, y1: 99, rowMm: 0.5, columnMm: 0.25 }]
  const spacings = [null, { rowMm: 0.5, columnMm: 0.25 }]
  const said = (facts: Facts, slice?: Slice) => {
    const box: Target = { kind: 'box', x: 20, y: 10, width: 40, height: 10, rotation: 0 }
    const target = slice === undefined ? box : { ...box, slice }
    const { caseStore, item } = createMemorySession([nodule], 'image', (mark) => [mark(target, nodule)], facts)
    const [annotation] = caseStore.get().tables.annotation.values()
    return annotation === undefined ? '' : markText(annotation, { labelName: 'Nodule', item, picture: null })
  }
  const header = { origin: 'header' } as const
  expect(said({ ultrasoundRegions: { ...header, value: regions } })).toBe('Nodule, box, 10 by 5.0 mm')
  const slices: Facts = { sliceSpacings: { ...header, tag: 'PixelSpacing', value: spacings } }
  const on = (frame: number): Slice => ({ part: 'a'.repeat(64), frame })
  expect([0, 1].map((frame) => said(slices, on(frame)))).toEqual([
    'Nodule, box, 40 by 10 px',
    'Nodule, box, 10 by 5.0 mm',
  ])
})
