import { expect, test } from 'vitest'
import { readerOf } from '../../tests/fixtures/arbitrary-projects.ts'
import { ben, smallProject, withFirstCase } from '../../tests/fixtures/small-project.ts'
import { exportView } from '../interchange/export-view.ts'
import { plainSelection, type Selection } from '../interchange/selection.ts'
import { utf8 } from '../lib/bytes.ts'
import { ok } from '../lib/result.ts'
import { checkOffsets } from './check-offsets.ts'

/** The small project with a note whose text is another one than the tag on it says; its tag is of a reader who submitted. */
const whole = withFirstCase((one) => ({
  ...one,
  items: one.items.map((item) => ({ ...item, facts: { encoding: { value: 'utf-8', origin: 'header' as const } } })),
}))

async function wrong(selection: Partial<Selection>, text: string) {
  const view = await exportView(readerOf(whole), { ...plainSelection, ...selection })
  const stored = async () => ok(utf8(text))
  return checkOffsets(view, { read: stored, open: stored })
}

test('a tag that does not stand on its words is told with its case and note; one that does is not', async () => {
  expect(await wrong({}, 'No nodule.')).toEqual([])
  const [case1] = smallProject.bundles
  const note = case1?.items.find(({ modality }) => modality === 'text')?.name
  expect(await wrong({}, 'A nodule.')).toMatchObject([
    { code: 'span-quote-differs', params: { caseId: case1?.case.id, note, quote: 'nodule', start: 3 } },
  ])
})

test('what is not chosen is not looked at', async () => {
  for (const selection of [{ annotators: [ben] }, { labels: [] }, { outcomes: ['excluded' as const] }])
    expect(await wrong(selection, 'A nodule.')).toEqual([])
})
