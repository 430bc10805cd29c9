import { expect, test } from 'vitest'
import { emptyPreview } from '../../tests/fixtures/empty-preview.ts'
import { ok, problem } from '../lib/result.ts'
import type { ImportPreview } from './import-preview.ts'
import { previewHead, previewPiece, wholePreview } from './preview-pieces.ts'

const refused = (count: number) =>
  Array.from({ length: count }, (_, line) => problem('file-empty', {}, { file: 'a', line }))

const preview: ImportPreview = {
  ...emptyPreview,
  known: [],
  duplicates: Array.from({ length: 1000 }, (_, line) => ({ file: `line ${line}`, sameAs: null })),
  refused: refused(2500),
  skippedCount: 3,
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
