import { expect, test } from 'vitest'
import { ok, problem } from '../lib/result.ts'
import type { ImportPreview } from './import-preview.ts'
import { previewHead, previewPiece, wholePreview } from './preview-pieces.ts'

const refused = (count: number) =>
  Array.from({ length: count }, (_, line) => problem('file-empty', {}, { file: 'a', line }))

const preview: ImportPreview = {
  items: [],
  changed: [],
  known: [],
  duplicates: Array.from({ length: 1000 }, (_, line) => ({ file: `line ${line}`, sameAs: null })),
  refused: refused(2500),
  skippedCount: 3,
  directories: [],
  tables: [],
  manifest: null,
  markCount: 0,
  newLabels: [],
  tags: { sources: [], problems: [] },
  keepSources: false,
}

test('a preview of lists of every length comes whole, no message longer than some', async () => {
  const messages: number[] = []
  const head = previewHead(preview)
  expect(JSON.stringify(head).length).toBeLessThan(200)
  const whole = await wholePreview(head, async (from) => {
    const piece = previewPiece(preview, from)
    messages.push(piece.refused.length)
    return ok(piece)
  })
  expect(whole).toEqual(ok(preview))
  expect(messages).toEqual([1000, 1000, 500])
})
