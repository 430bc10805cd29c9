import { describe, expect, it } from 'vitest'
import type { StoredDraft } from './collect-drafts.ts'
import { groupCases } from './group-cases.ts'

function draft(stem: string, patient: string | null = null, study: string | null = null): StoredDraft {
  return {
    modality: 'image',
    name: 'Picture',
    files: [stem],
    parts: [],
    source: { system: 'png', device: null, acquiredAt: null },
    facts: {},
    group: { patient, study, stem },
  }
}

const stemsOf = (drafts: readonly StoredDraft[]) =>
  groupCases(drafts).map((group) => group.drafts.map(({ group: { stem } }) => stem))

describe('grouping into cases', () => {
  it('keeps a study of a patient together and two studies apart', () => {
    expect(stemsOf([draft('a', 'p', 's1'), draft('b', 'p', 's2'), draft('c', 'p', 's1')])).toEqual([['a', 'c'], ['b']])
  })

  it('does not join studies of one number but two patients', () => {
    expect(stemsOf([draft('a', 'p', 's'), draft('b', 'q', 's')])).toEqual([['a'], ['b']])
  })

  it('puts a note with the picture of its name, whatever the case and the order', () => {
    expect(stemsOf([draft('CHEST1'), draft('x', 'p', 's'), draft('chest1'), draft('X')])).toEqual([
      ['x', 'X'],
      ['CHEST1', 'chest1'],
    ])
  })

  it('takes the patient of the study for a note that joins it', () => {
    expect(groupCases([draft('x'), draft('x', 'p', 's')]).map(({ patient }) => patient)).toEqual(['p'])
  })
})
