import { expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import type { Laterality } from '../records/annotation.ts'
import { reportSide } from './report-side.ts'

const effusion = testLabel('Effusion', '#56b4e9', { paired: true })

/** Doubts where the note says right, and a mark of the reader's own is on a side. */
function doubts(laterality: Laterality, findingId: string | null = null) {
  const session = createMemorySession([effusion], 'image', (make) => [
    {
      ...make({ kind: 'span', fragments: [{ start: 0, end: 1, quote: 'n' }] }, effusion),
      findingId,
      laterality: 'right',
    },
    { ...make({ kind: 'point', x: 1, y: 1 }, effusion), findingId, laterality },
  ])
  return reportSide.run(session.caseStore.get(), session.project, session.env.actor, null)
}

it('warns of a note that speaks of the other side than the marks of its label', () => {
  expect(doubts('left')).toMatchObject([
    {
      message: 'Effusion: the note says right, the marks are on the left',
      severity: 'warn',
      place: { kind: 'annotation', field: 'side' },
    },
  ])
  for (const side of ['right', 'bilateral', 'midline', 'unknown'] as const) expect(doubts(side)).toEqual([])
})

it('leaves the evidence of one finding to its own check', () => {
  expect(doubts('left', '01900000-0000-7006-8000-000000000001')).toEqual([])
})
