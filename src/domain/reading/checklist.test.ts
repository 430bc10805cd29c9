import { expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { assessLabel, assessRestAbsent } from '../commands/checklist-commands.ts'
import type { Assertion } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import { checklistRows } from './checklist.ts'

const nodule = testLabel('Nodule', '#e69f00')
const mass = testLabel('Mass', '#e69f00', { targets: ['box', 'whole'] })
const drug = testLabel('Drug', '#e69f00', { targets: ['span'] })
const box = { kind: 'box', x: 0, y: 0, width: 2, height: 2, rotation: 0 } as const

function open(...made: Parameters<typeof createMemorySession>[2][]) {
  const session = createMemorySession([nodule, mass, drug], 'image', made[0])
  const rows = (annotator = session.env.actor) =>
    checklistRows(session.caseStore.get().tables.annotation, session.project, annotator)
  const say = (label: Label, assertion: Assertion | null) =>
    session.caseStore.dispatch(assessLabel(session.project, label.id, assertion))
  return { ...session, rows, say, values: () => rows().map(({ value }) => value) }
}

it('has the labels that can be said of a whole, none of them assessed', () => {
  const { rows } = open()
  expect(rows().map(({ label, value }) => [label.name, value])).toEqual([
    ['Nodule', null],
    ['Mass', null],
  ])
})

it('stores an assertion of the case as a whole, changes it, and takes it away: one change each', () => {
  const { say, values, annotations, written } = open()
  say(mass, 'absent')
  expect(annotations()).toMatchObject([{ itemId: null, target: { kind: 'whole' }, assertion: 'absent' }])
  say(mass, 'likely')
  expect(annotations()).toHaveLength(1)
  expect(values()).toEqual([null, 'likely'])
  say(mass, null)
  expect(annotations()).toEqual([])
  say(mass, 'absent')
  expect(values()).toEqual([null, 'absent'])
  expect(say(mass, 'absent')).toEqual({ ok: true, value: null })
  expect(written).toHaveLength(0)
})

it('derives what marks say and does not store it twice', () => {
  const { say, values, rows, annotations } = open((make) => [make(box, nodule), make(box, nodule)])
  expect(values()).toEqual(['present', null])
  expect(rows()[0]?.marks).toHaveLength(2)
  say(nodule, 'present')
  expect(annotations()).toHaveLength(2)
  say(nodule, 'absent')
  expect(values()).toEqual(['absent', null])
  say(nodule, null)
  expect(values()).toEqual(['present', null])
})

it('takes marks that deny for no assessment, and likely ones for likely', () => {
  const { values } = open((make) => [
    { ...make(box, nodule), assertion: 'absent' },
    { ...make(box, mass), assertion: 'likely' },
  ])
  expect(values()).toEqual([null, 'likely'])
})

it('sets absent what is neither assessed nor marked, as one change', async () => {
  const { caseStore, project, values } = open((make) => [make(box, nodule)])
  caseStore.dispatch(assessRestAbsent(project))
  expect(values()).toEqual(['present', 'absent'])
  expect(caseStore.dispatch(assessRestAbsent(project))).toEqual({ ok: true, value: null })
  await caseStore.undo()
  expect(values()).toEqual(['present', null])
})

it('keeps apart what others say, what was imported, and what a model says until it is adopted', () => {
  const origin = { kind: 'model', agent: 'm', version: '1', confidence: null } as const
  const { rows, env } = open((make) => [
    { ...make({ kind: 'whole' }, nodule), origin: { ...origin, kind: 'import' } },
    { ...make(box, mass), origin },
  ])
  expect(rows().map(({ value, others }) => [value, others.length])).toEqual([
    [null, 1],
    [null, 0],
  ])
  const adopted = open((make) => [{ ...make(box, mass), origin, revision: 2 }])
  expect(adopted.values()).toEqual([null, 'present'])
  expect(rows(env.device).map(({ value }) => value)).toEqual([null, null])
})

it('where two tabs assessed at once takes what was said last, and changes both', () => {
  const { say, values, annotations } = open((make) => [
    { ...make({ kind: 'whole' }, nodule), itemId: null, assertion: 'absent', updatedAt: '2026-01-02T00:00:00.000Z' },
    { ...make({ kind: 'whole' }, nodule), itemId: null, assertion: 'likely', updatedAt: '2026-01-01T00:00:00.000Z' },
  ])
  expect(values()).toEqual(['absent', null])
  say(nodule, 'present')
  expect(annotations().map(({ assertion }) => assertion)).toEqual(['present', 'present'])
  say(nodule, null)
  expect(annotations()).toEqual([])
})

it('refuses a label that cannot be said of a whole', () => {
  expect(open().say(drug, 'absent').ok).toBe(false)
})
