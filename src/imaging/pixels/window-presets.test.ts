import { expect, test } from 'vitest'
import { buildLut } from './lut.ts'
import { grayscaleImage } from './picture.ts'
import { headerPresets, hounsfieldPresets, magneticPresets, pixelPresets, uptakePresets } from './window-presets.ts'

test('header windows keep the names they have there', () => {
  const windows = [
    { centre: 40, width: 400, name: 'SOFT' },
    { centre: 400, width: 1800, name: null },
  ]
  expect(headerPresets(windows).map(({ name }) => name)).toEqual(['SOFT', 'Header 2'])
})

test.each([
  [undefined, 'Lung'],
  ['CHEST', 'Lung'],
  ['HEAD', 'Brain'],
  ['LIVER', 'Abdomen, soft tissue'],
  ['C-SPINE', 'Spine, soft tissue'],
])('for %s the usual windows begin with %s', (bodyPart, first) => {
  const presets = hounsfieldPresets(bodyPart)
  expect(presets[0]?.name).toBe(first)
  expect(presets).toHaveLength(10)
  expect(presets.find(({ name }) => name === 'Lung')).toMatchObject({ centre: -600, width: 1500 })
})

test.each(['LINEAR', 'LINEAR_EXACT'] as const)('the full range shows every value (%s)', (voiFunction) => {
  const values = new Int16Array([-1000, 0, 3000])
  const picture = grayscaleImage({ widthPx: 3, heightPx: 1, values, intercept: -24, voiFunction })
  const full = pixelPresets(picture).find(({ name }) => name === 'Full range')
  if (full === undefined) throw new Error('no full range')
  const { table, first } = buildLut(picture, full)
  const grey = (value: number) => (table[value - first] ?? 0) & 255
  expect([grey(-1000), grey(3000)]).toEqual([0, 255])
  expect(grey(-999)).toBeLessThanOrEqual(1)
  expect(grey(2900)).toBeLessThan(255)
})

test('scales of uptake begin at 0 and end at the value that is so much uptake', () => {
  const picture = grayscaleImage({
    widthPx: 1,
    heightPx: 2,
    values: Uint16Array.of(0, 30_000),
    slope: 2,
    unit: 'Bq/ml',
  })
  const five = uptakePresets(picture, 0.0005).find(({ name }) => name === 'SUV 0 to 5')
  if (five === undefined) throw new Error('no scale to 5')
  const { table } = buildLut(picture, five)
  // 10,000 Bq/ml, which is stored as 5,000, is an uptake of 5.
  expect([0, 2500, 5000, 6000].map((stored) => (table[stored] ?? 0) & 255)).toEqual([0, 128, 255, 255])
})

test('more can be left out at either end of an MR slice', () => {
  const values = Uint16Array.from({ length: 1000 }, (_, i) => i)
  const picture = grayscaleImage({ widthPx: 1000, heightPx: 1, values, voiFunction: 'LINEAR_EXACT' })
  const [preset] = magneticPresets(picture)
  expect(preset?.width).toBeGreaterThan(890)
  expect(preset?.width).toBeLessThan(910)
})
