import { expect, it } from 'vitest'
import { inspectedItems } from '../../tests/fixtures/inspected-items.ts'
import { ctSlice, sagittal } from '../../tests/fixtures/series-files.ts'
import { imageModality } from '../modalities/image/index.ts'
import { joinDrafts } from './join-drafts.ts'

it('puts the series that a study was taken for before its localisers, each study in its own place', async () => {
  const slice = (z: number, instance: number, series: string, study: string) =>
    ctSlice({ position: [0, 0, z], instance, series, study })
  const localiser = ctSlice({
    ...{ position: [0, 0, 0], instance: 1, series: '1.5', study: '1.50', orientation: sagittal },
    imageType: 'ORIGINAL\\PRIMARY\\LOCALIZER',
  })
  const items = await inspectedItems([
    ['localiser', localiser],
    ['other', slice(0, 1, '1.6', '1.60')],
    ...[0, 1].map((z) => [`short-${z}`, slice(z, z + 1, '1.7', '1.50')] as const),
    ...[0, 1, 2].map((z) => [`long-${z}`, slice(z, z + 1, '1.8', '1.50')] as const),
  ])
  const drafts = items.map((item) => ({
    ...item,
    ...{ modality: 'image', source: { system: 'dicom', device: null, acquiredAt: null }, sizeBytes: 1, warnings: [] },
  }))
  const joined = joinDrafts(drafts, [imageModality])
  expect(joined.map(({ files, parts }) => [files.at(-1), parts.length])).toEqual([
    ['long-0', 3],
    ['other', 1],
    ['short-0', 2],
    ['localiser', 1],
  ])
})
