import { expect, test } from 'vitest'
import { createStroke } from '../paint/stroke.ts'
import { createPaintingSync } from './painting-sync.ts'
import { type Region, regionOf } from './regions/region.ts'
import { createRegionIndex } from './regions/region-index.ts'

const size = { widthPx: 100, heightPx: 100 }

function stored(width: number): Region {
  const made = regionOf('a', { kind: 'mask', x: 10, y: 10, width, height: 1, counts: [0, width] }, '#e69f00')
  if (made === null) throw new Error('it has pixels')
  return made
}

function strokeOver({ target }: Region, row: number) {
  const stroke = createStroke(size, target.kind === 'mask' ? target : null)
  stroke.span(row, 0, 50, true)
  stroke.note({ x: 0, y: row, width: 50, height: 1 })
  return stroke
}

test('a mask that is changed under a stroke is painted on as it is now, and as it is now when the stroke is given up', () => {
  const index = createRegionIndex()
  const sync = createPaintingSync(index)
  const before = stored(20)
  index.update([before], [])
  sync.follow(strokeOver(before, 30), 'a')
  const now = stored(40)
  const anew = strokeOver(now, 30)
  // The tool hears of it before the index does.
  sync.follow(anew, 'a')
  index.update([now], [])
  sync.follow(anew, 'a')
  expect(index.get('a')?.painted?.pixels).toBe(anew)
  expect(index.get('a')?.target).toBe(now.target)
  anew.span(31, 0, 50, true)
  anew.note({ x: 0, y: 31, width: 50, height: 1 })
  sync.follow(anew, 'a')
  expect(index.get('a')?.painted).toMatchObject({ pixels: anew, count: 2 })
  sync.follow(null, null)
  sync.settle()
  expect(index.get('a')).toBe(now)
})
