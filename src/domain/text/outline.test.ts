import { expect, test } from 'vitest'
import { bestOutline } from './outline.ts'
import { sectionPresets } from './section-presets.ts'

const presetOf = (text: string) => bestOutline(text, sectionPresets).list.id

test('the list that knows most headings is taken', () => {
  expect(presetOf('INDICATION: cough\nTECHNIQUE: PA\nFINDINGS: clear\nIMPRESSION: normal')).toBe('radiology')
  expect(
    presetOf('HPI: x\nPAST MEDICAL HISTORY: y\nHOSPITAL COURSE: z\nDISCHARGE MEDICATIONS: none\nFINDINGS: clear'),
  ).toBe('discharge-summary')
  expect(presetOf('S: tired\nO: afebrile\nA: stable\nP: home')).toBe('progress-note')
  expect(presetOf('No headings at all.')).toBe('radiology')
  expect(() => bestOutline('', [])).toThrow(RangeError)
})
