import { describe, expect, test } from 'vitest'
import type { Item } from '../../domain/records/case.ts'
import type { PatientCase } from '../../session/patient-session.ts'
import { paneChoices } from './pane-choices.ts'
import { distanceText, studyRelation } from './study-times.ts'

const open = '2024-04-05T13:40:00.000Z'

describe('how far one study lies from another', () => {
  test.each([
    ['2024-04-05T20:00:00.000Z', 'same day'],
    ['2024-04-04T13:40:00.000Z', '1 day before'],
    ['2024-04-15T13:40:00.000Z', '10 days after'],
    ['2024-03-08T13:40:00.000Z', '4 weeks before'],
    ['2023-08-05T10:15:00.000Z', '8 months before'],
    ['2020-01-01T00:00:00.000Z', '4 years before'],
  ])('%s is %s', (at, text) => expect(distanceText(at, open)).toBe(text))
})

function study(id: string, acquiredAt: string | null): PatientCase {
  const item: Item = {
    id: `${id}-film`,
    revision: 1,
    caseId: id,
    modality: 'image',
    name: 'Film',
    parts: [],
    source: { system: 'dicom', device: null, acquiredAt },
    facts: {},
  }
  const record = { id, revision: 1, projectId: 'p', patientKey: 'k', name: `Case ${id}`, context: '', items: [item.id] }
  return { case: { ...record, createdAt: open }, items: [item] }
}

const now = study('now', open)
const old = study('old', '2023-08-05T10:15:00.000Z')
const older = study('older', '2020-01-01T00:00:00.000Z')
const later = study('later', '2024-05-05T10:15:00.000Z')
const undated = study('undated', null)

test('a study is a prior only where both have a date', () => {
  expect(studyRelation(old, now)).toEqual({ isPrior: true, distance: '8 months before' })
  expect(studyRelation(later, now)).toEqual({ isPrior: false, distance: '4 weeks after' })
  expect(studyRelation(undated, now)).toEqual({ isPrior: false, distance: null })
  expect(studyRelation(old, undated)).toEqual({ isPrior: false, distance: null })
})

test('a pane offers the case’s own items, then priors, the latest first, then other studies', () => {
  const { own, priors, others } = paneChoices('now', now.items, [older, undated, old, now, later])
  expect(own.map(({ name, caseId }) => [name, caseId])).toEqual([['Film', null]])
  expect(priors.map(({ name }) => name)).toEqual([
    '8 months before, Case old: Film',
    '4 years before, Case older: Film',
  ])
  expect(others.map(({ caseId }) => caseId)).toEqual(['later', 'undated'])
})
