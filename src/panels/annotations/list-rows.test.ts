import { expect, test } from 'vitest'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Finding } from '../../domain/records/project.ts'
import { inOrderOfMaking, listRows, rowKey } from './list-rows.ts'

const at = '2026-01-01T00:00:00.000Z'
const authorship = { createdBy: 'p', createdAt: at, updatedBy: 'p', updatedAt: at }

function mark(id: string, findingId: string | null, caseId = 'now'): Annotation {
  return {
    id,
    revision: 1,
    caseId,
    itemId: 'i',
    target: { kind: 'point', x: 0, y: 0 },
    labelId: 'l',
    assertion: 'present',
    codings: [],
    codingState: 'deferred',
    laterality: 'unknown',
    attributes: {},
    findingId,
    ...authorship,
    labelSetVersion: 1,
    guidelineVersion: 1,
    origin: { kind: 'human', agent: 'p', version: '', confidence: null },
    display: null,
    comment: '',
  }
}

const finding = (id: string): Finding => ({
  id,
  revision: 1,
  patientKey: 'k',
  labelId: 'l',
  codings: [],
  note: '',
  ...authorship,
})

const byId = <T extends { readonly id: string }>(records: readonly T[]) =>
  new Map(records.map((each) => [each.id, each]))

test('a finding stands where its first mark would, with its evidence below it, that of other cases last', () => {
  const rows = listRows({
    annotations: inOrderOfMaking([mark('4', 'f'), mark('1', null), mark('2', 'f'), mark('3', null), mark('5', 'gone')]),
    findings: byId([finding('f'), finding('elsewhere only')]),
    elsewhere: [mark('0', 'f', 'prior'), mark('9', 'elsewhere only', 'prior')],
  })
  expect(rows.map(rowKey)).toEqual(['1', 'f', '2', '4', '0', '3', '5'])
  expect(rows.map((row) => (row.kind === 'mark' ? row.findingId : row.evidence.length))).toEqual([
    null,
    3,
    'f',
    'f',
    'f',
    null,
    null,
  ])
})
