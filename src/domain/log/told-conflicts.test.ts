import { expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { type Json, toJson } from '../../lib/json.ts'
import { fail, unwrap } from '../../lib/result.ts'
import { takeValue } from '../commands/conflict-commands.ts'
import { plainLabel } from '../labels/plain-label.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Project } from '../records/project.ts'
import { applyChanges } from './apply.ts'
import type { Change } from './change.ts'
import type { Patch } from './patch.ts'
import { emptyState } from './record-state.ts'
import { tellConflicts } from './told-conflicts.ts'

const [anna, ben] = [numberedId(2, 0, 0), numberedId(2, 0, 1)]
const id = numberedId(7, 0, 0)
const label = plainLabel(numberedId(1, 0, 0), 'Nodule', '#ffffff')
const mark: Annotation = {
  ...{ id, revision: 1, caseId: numberedId(4, 0, 0), itemId: null },
  target: { kind: 'point', x: 1, y: 2 },
  labelId: label.id,
  ...{ assertion: 'present', codings: [], codingState: 'deferred', laterality: 'unknown', attributes: {} },
  ...{ findingId: null, labelSetVersion: 1, guidelineVersion: 1, display: null, comment: '' },
  ...{ createdBy: anna, createdAt: '2026-01-01T00:00:00.000Z', updatedBy: anna, updatedAt: '2026-01-01T00:00:00.000Z' },
  origin: { kind: 'human', agent: anna, version: '', confidence: null },
}

const project: Project = {
  ...{ id: numberedId(10, 0, 0), revision: 1, name: 'P', createdAt: mark.createdAt, terminologies: [] },
  ...{ guideline: { version: 1, markdown: '' }, labelSet: { version: 1, labels: [label] } },
  rules: { blinding: [], requiredFields: [] },
}

let count = 0
function change(actor: string, ...patches: Patch[]): Change {
  count += 1
  const at = `2026-01-02T00:00:00.${String(count).padStart(3, '0')}Z`
  const rest = { device: ben, command: 'test', origin: 'user', batch: null, caseId: null, reverts: null } as const
  return { id: numberedId(9, 0, count), at, actor, ...rest, patches }
}
const comment = (from: string, to: string): Patch => ({
  ...{ op: 'set', kind: 'annotation', id, baseRev: 1 },
  fields: [['/comment', from, to]],
})
const added = change(anna, { op: 'add', kind: 'annotation', record: mark })

function told(...changes: Change[]) {
  const state = applyChanges(emptyState, changes)
  return { state, told: tellConflicts(state.conflicts, changes, state) }
}

it('two values given to one field: by whom, and which one holds', () => {
  const { told: one } = told(added, change(anna, comment('', 'base')), change(ben, comment('', 'apex')))
  expect(one).toMatchObject([
    {
      record: { id },
      sides: [
        { by: anna, did: { kind: 'value', value: 'base' }, holds: false },
        { by: ben, did: { kind: 'value', value: 'apex' }, holds: true },
      ],
    },
  ])
})

it('the other value is taken by a command like any other, and then holds', () => {
  const edits = [added, change(anna, comment('', 'base')), change(ben, comment('', 'apex'))]
  const { state } = told(...edits)
  const env = { now: () => added.at, newId: () => id, actor: anna, device: anna }
  const take = (path: string, value: Json) => takeValue('annotation', mark, path, value, project)?.plan(state, env)
  const planned = unwrap(take('/comment', 'base') ?? fail('none'))
  const after = told(...edits, change(anna, ...planned))
  expect(after.told[0]?.sides.map(({ holds }) => holds)).toEqual([true, false])
  expect(after.told).toHaveLength(1)
  expect(take('/assertion', 'perhaps')).toMatchObject({ ok: false })
})

it('what was set again since holds neither; part of what was set as a whole is found', () => {
  const edits = [added, change(anna, comment('', 'base')), change(ben, comment('', 'apex'))]
  expect(told(...edits, change(ben, comment('apex', 'hilum'))).told[0]?.sides.map(({ holds }) => holds)).toEqual([
    false,
    false,
  ])
  const set = (path: string, from: string | object | null, to: string | object): Patch =>
    ({ op: 'set', kind: 'annotation', id, baseRev: 1, fields: [[path, from, to]] }) as Patch
  const parts = told(
    added,
    change(anna, set('/attributes', null, { size: '12' })),
    change(ben, set('/attributes/size', null, '14')),
  )
  expect(parts.told[0]?.sides[0]).toMatchObject({ by: anna, did: { value: '12' } })
  // And the other way round: a part, and then the whole.
  const whole = told(
    change(anna, { op: 'add', kind: 'annotation', record: { ...mark, attributes: { margin: 'sharp' } } }),
    change(ben, set('/attributes/size', null, '14')),
    change(anna, set('/attributes', { margin: 'sharp' }, { margin: 'blurred' })),
  )
  expect(whole.told[0]?.sides).toMatchObject([
    { by: ben, did: { kind: 'value', value: { margin: 'sharp', size: '14' } }, holds: false },
    { by: anna, did: { kind: 'value', value: { margin: 'blurred' } }, holds: true },
  ])
})

it('an edit and a removal that did not know of each other: the edit holds', () => {
  const removal = change(ben, { op: 'remove', kind: 'annotation', record: mark })
  const edit = change(anna, comment('', 'base'))
  for (const order of [
    [edit, removal],
    [removal, edit],
  ]) {
    const { told: one } = told(added, ...order)
    expect(one).toHaveLength(1)
    const byKind = Object.fromEntries(one[0]?.sides.map(({ did, holds, by }) => [did.kind, [by, holds]]) ?? [])
    expect(byKind).toEqual({ edit: [anna, true], removal: [ben, false] })
  }
})

it('nothing is told of a record that may not be seen', () => {
  const edits = [added, change(anna, comment('', 'base')), change(ben, comment('', 'apex'))]
  const { state } = told(...edits)
  expect(tellConflicts(state.conflicts, edits, emptyState)).toEqual([])
})

it('labels that are taken again hold, though they are a version of their own by then', () => {
  const labels = (from: string[], to: string[], version: number): Patch => ({
    ...{ op: 'set', kind: 'project', id: project.id, baseRev: 1 },
    fields: [['/labelSet', toJson(setOf(from, version - 1)), toJson(setOf(to, version))]],
  })
  const setOf = (names: string[], version: number) => ({
    version,
    labels: names.map((name, index) => plainLabel(numberedId(1, 0, index), name, '#ffffff')),
  })
  const edits = [
    change(anna, { op: 'add', kind: 'project', record: { ...project, labelSet: setOf(['A'], 1) } }),
    change(anna, labels(['A'], ['A', 'B'], 2)),
    change(ben, labels(['A'], ['A', 'C'], 2)),
  ]
  const { state } = told(...edits)
  const now = state.tables.project.get(project.id) ?? project
  const env = { now: () => added.at, newId: () => id, actor: anna, device: anna }
  const command = takeValue('project', now, '/labelSet', toJson(setOf(['A', 'B'], 2)), now) ?? expect.fail()
  const after = told(...edits, change(anna, ...unwrap(command.plan(state, env))))
  expect(after.told[0]?.sides.map(({ holds }) => holds)).toEqual([true, false])
})
