import { expect, test } from 'vitest'
import { rasterise } from '../../../domain/geometry/rasterise.ts'
import type { Target } from '../../../domain/records/target.ts'
import { grayscaleImage, type Picture } from '../../../imaging/pixels/picture.ts'
import { statisticsOfMask } from './region-statistics.ts'
import { regionStatistics } from './statistics-off-page.ts'

const side = 400
const ramp = (factor: number): Picture =>
  grayscaleImage({
    widthPx: side,
    heightPx: side,
    values: Uint16Array.from({ length: side * side }, (_, i) => (i * 7919 * factor) % 4099),
  })
const color: Picture = {
  kind: 'color',
  widthPx: side,
  heightPx: side,
  rgba: Uint8ClampedArray.from({ length: 4 * side * side }, (_, i) => (i * 31) % 251),
}
const large: Target = { kind: 'ellipse', cx: 200, cy: 190, rx: 150, ry: 120, rotation: 15 }
const small: Target = { kind: 'box', x: 20, y: 30, width: 40, height: 30, rotation: 0 }

test('of large regions and small ones, of one picture and another, statistics are those of their pixels', async () => {
  const [first, second] = [ramp(1), ramp(3)]
  const asked = [first, first, second, first, color].flatMap((picture) =>
    [large, small].map((target) => ({ picture, target })),
  )
  const told = await Promise.all(asked.map(({ picture, target }) => regionStatistics(picture, target, {})))
  const expected = asked.map(({ picture, target }) => {
    const mask = rasterise(target, picture)
    return mask === null ? null : statisticsOfMask(picture, mask, { factor: 1, unit: null })
  })
  expect(told).toEqual(expected)
  // The picture is still the page's own.
  expect(first.kind === 'grayscale' && first.values.length).toBe(side * side)
})

test('there are none of what encloses nothing', async () => {
  const line: Target = { kind: 'length', a: { x: 0, y: 0 }, b: { x: 390, y: 390 } }
  expect(await regionStatistics(ramp(1), line, {})).toBeNull()
  expect(await regionStatistics(ramp(1), { kind: 'whole' }, {})).toBeNull()
})
