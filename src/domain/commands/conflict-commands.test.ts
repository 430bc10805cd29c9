import { expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { countingEnv } from '../../../tests/fixtures/opened-case.ts'
import { toJson } from '../../lib/json.ts'
import { plainLabel } from '../labels/plain-label.ts'
import { stateOf } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Project, Review } from '../records/project.ts'
import type { AnyRecord, RecordKind } from '../records/record.ts'
import { takeValue } from './conflict-commands.ts'

const at = '2026-01-01T00:00:00.000Z'
const anna = numberedId(2, 0, 0)
const caseId = numberedId(4, 0, 0)
const coded = (index: number, name: string): Label => ({
  ...plainLabel(numberedId(1, 0, index), name, '#ffffff'),
  paired: true,
  coding: { system: 'urn:glossa:starter', version: '1', code: name, display: name },
})
const [nodule, mass] = [coded(0, 'Nodule'), coded(1, 'Mass')]
const project: Project = {
  ...{ id: numberedId(10, 0, 0), revision: 7, name: 'P', createdAt: at, terminologies: [] },
  ...{ guideline: { version: 3, markdown: 'now' }, labelSet: { version: 4, labels: [nodule, mass] } },
  rules: { blinding: ['report'], requiredFields: [] },
}
const mark: Annotation = {
  ...{ id: numberedId(7, 0, 0), revision: 1, caseId, itemId: null, labelId: nodule.id, findingId: null },
  ...{ target: { kind: 'point', x: 1, y: 2 }, assertion: 'present', codings: nodule.coding ? [nodule.coding] : [] },
  ...{ codingState: 'coded', laterality: 'left', lateralityBasis: 'orientation', attributes: {} },
  ...{ labelSetVersion: 4, guidelineVersion: 3, display: null, comment: '' },
  ...{ createdBy: anna, createdAt: at, updatedBy: anna, updatedAt: at },
  origin: { kind: 'human', agent: anna, version: '', confidence: null },
}
const review: Review = {
  ...{ id: numberedId(8, 0, 0), revision: 1, caseId, annotatorId: anna, status: 'in-progress', outcome: null },
  ...{ reason: null, startedAt: at, submittedAt: null, activeSeconds: 3, reveals: [{ what: 'report', at }] },
}
const state = stateOf([
  { kind: 'annotation', record: mark },
  { kind: 'project', record: project },
  { kind: 'review', record: review },
])

/** The fields that taking a value sets; null where it cannot be taken. */
function taken(kind: RecordKind, record: AnyRecord, path: string, value: unknown): Record<string, unknown> | null {
  const command = takeValue(kind, record, path, toJson(value), project)
  if (command === null) return null
  expect(command.name).toBe('conflict.take')
  const planned = command.plan(state, countingEnv())
  if (!planned.ok) throw new Error(planned.error.code)
  return Object.fromEntries(
    planned.value.flatMap((patch) => (patch.op === 'set' ? patch.fields.map(([field, , to]) => [field, to]) : [])),
  )
}

it('a label is taken with its code, a side as a word of the reader', () => {
  expect(taken('annotation', mark, '/labelId', mass.id)).toEqual({
    '/labelId': mass.id,
    '/codings': [mass.coding],
  })
  expect(taken('annotation', mark, '/labelId', numberedId(1, 0, 9))).toBeNull()
  expect(taken('annotation', mark, '/laterality', 'right')).toEqual({
    '/laterality': 'right',
    '/lateralityBasis': 'reader',
  })
  expect(taken('annotation', mark, '/comment', 'base')).toEqual({ '/comment': 'base' })
})

it('codes are taken with what they are, and what stands for none takes them away', () => {
  expect(taken('annotation', mark, '/codings', [mass.coding])).toEqual({ '/codings': [mass.coding] })
  expect(taken('annotation', mark, '/codingState', 'none-suitable')).toEqual({
    '/codings': [],
    '/codingState': 'none-suitable',
  })
  expect(taken('annotation', mark, '/codingState', 'coded')).toBeNull()
})

it('labels, guideline and blinding are taken as new versions', () => {
  expect(taken('project', project, '/labelSet', { version: 4, labels: [nodule] })).toEqual({
    '/labelSet': { version: 8, labels: [nodule] },
  })
  expect(taken('project', project, '/guideline', { version: 3, markdown: 'other' })).toEqual({
    '/guideline': { version: 8, markdown: 'other' },
  })
  expect(taken('project', project, '/rules/blinding', [])).toEqual({
    '/rules/blinding': [],
    '/guideline': { version: 8, markdown: 'now' },
  })
})

it('nothing of a reading is taken: what was seen stays seen, and an outcome is submitted', () => {
  expect(taken('review', review, '/reveals', null)).toBeNull()
  expect(taken('review', review, '/status', 'submitted')).toBeNull()
})

it('what goes along with another field is not taken by itself', () => {
  expect(taken('annotation', mark, '/lateralityBasis', 'reader')).toBeNull()
  expect(taken('annotation', mark, '/labelSetVersion', 2)).toBeNull()
})
