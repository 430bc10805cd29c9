import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import { sectionPresets } from './section-presets.ts'
import { sectionAt, sectionsOf } from './sections.ts'

const known = (id: string) => sectionPresets.find((preset) => preset.id === id)?.sections ?? []
const named = (text: string, id: string) => sectionsOf(text, known(id)).map(({ name, title }) => name ?? `? ${title}`)

describe('headings', () => {
  it('of a radiology report are found under their known names', () => {
    const report = `EXAMINATION: Chest, two views

CLINICAL HISTORY: Cough.
COMPARISON: None.

FINDINGS:
Heart: normal.
The impression is that of a nodule.
Impression
1. Nodule.
WET READ: done`
    expect(named(report, 'radiology')).toEqual([
      'Examination',
      'History',
      'Comparison',
      'Findings',
      'Impression',
      'Signature',
    ])
  })

  it('of a discharge summary, numbered or not', () => {
    const summary = `Admission Date:  [**2101-1-1**]
1. HISTORY OF PRESENT ILLNESS: He fell.
2. PMH: none.
Brief Hospital Course:
He did well.
Discharge Medications:
1. Aspirin 81 mg PO DAILY
2. Metoprolol 25 mg PO BID
Followup Instructions:
___`
    expect(named(summary, 'discharge-summary')).toEqual([
      'Admission',
      'History of present illness',
      'Past medical history',
      'Hospital course',
      'Discharge medications',
      'Followup',
    ])
  })

  it('that no list has count when they are in capitals, or alone before a colon', () => {
    const note =
      'SOCIAL WORK: seen.\nWound care:\nClean it.\nTemp: 38.1\nHe said: no.\nA sentence that goes on and on until: here\nWORSE NOW'
    expect(named(note, 'radiology')).toEqual(['? SOCIAL WORK', '? Wound care', '? WORSE NOW'])
  })

  it('of one letter need their colon', () => {
    expect(named('S: better\nA man came.\nA\nO: soft', 'progress-note')).toEqual(['Subjective', 'Objective'])
  })
})

test('a section reaches to the next, and an offset is in one', () => {
  const text = 'before\r\nFINDINGS: clear\r\nIMPRESSION: normal'
  const sections = sectionsOf(text, known('radiology'))
  expect(sections.map(({ whole }) => text.slice(whole.start, whole.end))).toEqual([
    'FINDINGS: clear\r\n',
    'IMPRESSION: normal',
  ])
  expect(sections.map(({ heading }) => text.slice(heading.start, heading.end))).toEqual(['FINDINGS:', 'IMPRESSION:'])
  expect(sectionAt(sections, 0)).toBeUndefined()
  expect(sectionAt(sections, text.indexOf('clear'))?.name).toBe('Findings')
  expect(sectionAt(sections, text.length)?.name).toBe('Impression')
})

test('sections of any text lie in order, each with its heading at its start', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(arbitraryText, fc.constantFrom('FINDINGS:', 'Plan:', '\n', '2. HPI: x'))),
      (pieces) => {
        const text = pieces.join('\n')
        let before = 0
        for (const { heading, whole } of sectionsOf(text, known('radiology'))) {
          expect(whole.start).toBe(heading.start)
          expect(whole.start).toBeGreaterThanOrEqual(before)
          expect(heading.end).toBeGreaterThan(heading.start)
          expect(whole.end).toBeGreaterThanOrEqual(heading.end)
          before = whole.end
        }
      },
    ),
  )
})
