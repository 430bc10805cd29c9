import { expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { createMemorySession, type MemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import type { Annotation } from '../records/annotation.ts'
import type { ReviewOutcome } from '../records/project.ts'
import { doubtsAbout, submitChecks } from './submit-checks.ts'

const coding = { system: 'urn:glossa:starter', version: '1', code: 'n', display: 'Nodule' }
const size = { id: 'size', name: 'Size', type: 'number', required: true } as const
const nodule = testLabel('Nodule', '#e69f00', { coding })
const measured = testLabel('Mass', '#e69f00', { coding, attributes: [size] })
const box = { kind: 'box', x: 0, y: 0, width: 2, height: 2, rotation: 0 } as const

type Make = MemorySession['annotation']

/** Doubts about a case with these annotations, as `severity message`. */
function doubts(outcome: ReviewOutcome | null, made: (make: Make) => readonly Annotation[], coded = false) {
  const session = createMemorySession([nodule, measured], 'image', made)
  const project = coded
    ? { ...session.project, terminologies: [{ system: coding.system, version: '1', title: 'Starter' }] }
    : session.project
  const found = doubtsAbout(session.caseStore.get(), project, session.env.actor, outcome)
  return found.map(({ severity, message }) => `${severity} ${message}`)
}

const ofCase = (make: Make, assertion: Annotation['assertion']): Annotation => ({
  ...make({ kind: 'whole' }, nodule),
  itemId: null,
  assertion,
})

it('finds nothing in an untouched case, whatever its outcome but findings', () => {
  for (const outcome of [null, 'normal', 'other-abnormality', 'not-assessable', 'excluded'] as const) {
    expect(doubts(outcome, () => [])).toEqual([])
  }
  expect(doubts('findings', () => [])).toEqual(['warn Findings, though nothing is annotated as present or likely'])
})

it('doubts normal or not assessable with findings of the reader, not of others', () => {
  expect(doubts('normal', (make) => [make(box, nodule)])).toEqual(['warn Normal, though you say there is: Nodule'])
  expect(doubts('not-assessable', (make) => [make(box, nodule)])[0]).toMatch(/^warn Not assessable/)
  expect(doubts('findings', (make) => [make(box, nodule)])).toEqual([])
  const others = (make: Make) => [{ ...make(box, nodule), createdBy: numberedId(1, 0, 9) }]
  expect(doubts('normal', others)).toEqual([])
  expect(doubts('findings', others)).toEqual([])
})

it('sees the checklist deny what is marked, and the other way round', () => {
  expect(doubts(null, (make) => [make(box, nodule), ofCase(make, 'absent')])).toContain(
    'warn Nodule is absent in the checklist, though it has 1 mark',
  )
  const denied = (make: Make) => [{ ...make(box, nodule), assertion: 'absent' as const }, ofCase(make, 'present')]
  expect(doubts(null, denied)).toContain('warn Nodule is present in the checklist, though 1 mark says absent')
})

it('notes what is said to be there and shown nowhere, and a checklist left half done', () => {
  expect(doubts('findings', (make) => [ofCase(make, 'likely')])).toEqual([
    'note Nodule is likely, and no mark shows where',
    'note Mass is not assessed',
  ])
})

it('blocks on a required attribute; zero and false are values', () => {
  const wanting = 'block Mass: “Size” has to be filled in'
  expect(doubts(null, (make) => [make(box, measured)])).toEqual([wanting])
  expect(doubts('findings', (make) => [{ ...make(box, measured), attributes: { size: '' } }])).toEqual([wanting])
  for (const value of [0, false, 'x']) {
    expect(doubts(null, (make) => [{ ...make(box, measured), attributes: { size: value } }])).toEqual([])
  }
  expect(doubts(null, (make) => [{ ...make(box, measured), assertion: 'absent' }])).toEqual([])
  expect(doubts('excluded', (make) => [make(box, measured)])).toEqual([])
})

it('sees evidence of one finding on both sides', () => {
  const findingId = numberedId(6, 0, 1)
  const on = (first: Annotation['laterality'], second: Annotation['laterality']) => (make: Make) => [
    { ...make(box, nodule), findingId, laterality: first },
    { ...make(box, nodule), findingId, laterality: second },
  ]
  expect(doubts(null, on('left', 'right'))).toEqual([
    'warn Nodule: marks of one finding are on the left and on the right',
  ])
  for (const side of ['left', 'bilateral', 'unknown', 'midline'] as const)
    expect(doubts(null, on('left', side))).toEqual([])
})

it('notes codes put off, once for each label, where the project codes', () => {
  const two = (make: Make) => [make(box, nodule), make(box, nodule)]
  expect(doubts(null, two, true)).toEqual(['note Nodule: 2 marks have no code yet'])
  expect(doubts(null, two)).toEqual([])
})

it('tells the gravest first, and each check by an id of its own', () => {
  const all = doubts('normal', (make) => [make(box, measured), make(box, nodule), ofCase(make, 'absent')], true)
  expect(all.map((doubt) => doubt.split(' ')[0])).toEqual(['block', 'warn', 'warn', 'note', 'note'])
  expect(new Set(submitChecks.map(({ id }) => id)).size).toBe(submitChecks.length)
})
