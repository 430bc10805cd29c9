import { expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { emptyState } from '../../domain/log/record-state.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import { spanChanges } from './note-change.ts'

function placeOf(text: string, quote: string) {
  const label = testLabel('Nodule', '#ffffff')
  const session = createMemorySession([label], 'text')
  const start = text.indexOf(quote)
  const target: TargetOf<'span'> = { kind: 'span', fragments: [{ start, end: start + quote.length, quote }] }
  const annotation = { ...session.annotation(target, label), target }
  const [change] = spanChanges(
    {
      state: emptyState,
      item: session.item,
      caseName: 'Case',
      oldText: text,
      newText: text,
      spans: [{ annotation, state: 'exact', places: [target] }],
    },
    session.project,
  )
  return change?.old
}

test('what is around a span is cut between words, and an ellipsis says that the text goes on', () => {
  const words = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')
  const place = placeOf(`${words} nodule ${words}`, 'nodule')
  expect(place?.before).toMatch(/^… word\d+ .* word29 $/)
  expect(place?.after).toMatch(/^ word0 .* word\d+ …$/)
  expect(placeOf('A nodule here.', 'nodule')).toEqual({ before: 'A ', quote: 'nodule', after: ' here.' })
  expect(placeOf(`${'x'.repeat(90)}nodule${'y'.repeat(90)}`, 'nodule')?.before).toMatch(/^…x+$/)
})
