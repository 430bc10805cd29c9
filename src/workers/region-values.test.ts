import { expect, test } from 'vitest'
import { enhancedCt } from '../../tests/fixtures/series-files.ts'
import { smallProject } from '../../tests/fixtures/small-project.ts'
import type { BlobReader } from '../contracts/modality.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Item } from '../domain/records/case.ts'
import { checkedBlob } from '../lib/checked-blob.ts'
import { fail, ok } from '../lib/result.ts'
import { regionValuesFrom } from './region-values.ts'

const [bundle] = smallProject.bundles
const [item] = bundle?.items ?? []
const [annotation] = bundle?.annotations ?? []
if (bundle === undefined || item === undefined || annotation === undefined) throw new Error('the fixture has changed')

const file = enhancedCt([
  { position: [0, 0, 0], instance: 1 },
  { position: [0, 0, 2], instance: 2 },
])
const stored = 'a'.repeat(64)
const gone = 'b'.repeat(64)
const parts = [stored, gone].map((blob) => ({ blob, uid: null, frames: 2 }))
const series: Item = { ...item, parts, facts: {} }

function box(id: string, part: string, frame: number): Annotation {
  const target = { kind: 'box', x: 2, y: 2, width: 4, height: 3, rotation: 0, slice: { part, frame } } as const
  return { ...drawn, id, itemId: series.id, target }
}
const drawn: Annotation = annotation

test('regions are measured on their own slices, of a large file without reading it as a whole', async () => {
  const blobs: BlobReader = {
    read: async () => fail('blob-missing'),
    open: async (sha256) =>
      sha256 === stored ? ok(await checkedBlob(new Blob([file]), () => {})) : fail('blob-missing'),
  }
  const point = { kind: 'point', x: 3, y: 3, slice: { part: stored, frame: 1 } } as const
  const annotations = [
    ...[box('first', stored, 0), box('second', stored, 1), box('elsewhere', gone, 0)],
    { ...drawn, id: 'probe', itemId: series.id, target: { ...point, probe: true } },
    { ...drawn, id: 'point', itemId: series.id, target: point },
  ]
  const { statistics, unread } = await regionValuesFrom(blobs)({ ...bundle, items: [series], annotations })
  expect(statistics.get('first')).toMatchObject({ counted: 12, values: { min: 100, max: 100 } })
  expect(statistics.get('second')).toMatchObject({ counted: 12, values: { min: 200, max: 200 } })
  // A probe tells the pixel that it is on, a point tells nothing.
  expect(statistics.get('probe')).toMatchObject({ pixels: 1, counted: 1, values: { mean: 200 } })
  expect(statistics.has('point')).toBe(false)
  expect(unread).toEqual(['elsewhere'])
})
