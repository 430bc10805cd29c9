import { expect, test } from 'vitest'
import { emptyPreview } from '../../../tests/fixtures/empty-preview.ts'
import { utf8 } from '../../lib/bytes.ts'
import { ok } from '../../lib/result.ts'
import { reportOfNothing } from '../report-of-nothing.ts'
import { sourceFileFromBytes } from '../source-files.ts'
import { readBratFiles } from './brat-files.ts'
import { withStandoff } from './with-standoff.ts'

const fileOf = (path: string, text: string) => {
  const bytes = utf8(text)
  return { name: path, path, sizeBytes: bytes.length, load: async () => ok(sourceFileFromBytes(path, bytes)) }
}

test('a file of tags that cannot be read any more is told, and the others are read', async () => {
  const gone = { ...fileOf('a.ann', ''), load: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }
  const read = await readBratFiles([gone, fileOf('b.ann', 'T1\tSign 0 5\tcough')])
  expect(read.problems).toMatchObject([{ code: 'file-unreadable', file: 'a.ann' }])
  expect([...read.byNote.keys()]).toEqual(['b'])
})

test('tags given without any note are told in the report', async () => {
  const { problems } = withStandoff([], await readBratFiles([fileOf('b.ann', 'T1\tSign 0 5\tcough')]))
  const report = reportOfNothing({ ...emptyPreview, tags: { sources: [], problems } })
  expect(report.problems).toMatchObject([{ code: 'tags-without-note', file: 'b.ann' }])
})
