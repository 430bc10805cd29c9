import { expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { projectOf, setBlinding } from '../commands/project-commands.ts'
import { logReveal, reviewOf, startReview, submitReview } from '../commands/review-commands.ts'
import { type RecordState, stateOf } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import { type BlindingRule, blindingRules } from '../records/project.ts'
import type { Target } from '../records/target.ts'
import { hiddenFrom, withoutHidden } from './blinding.ts'

const label = testLabel('Nodule', '#e69f00')
const box = { kind: 'box', x: 0, y: 0, width: 2, height: 2, rotation: 0 } as const
const span = { kind: 'span', fragments: [{ start: 0, end: 1, quote: 'x' }] } satisfies Target
const other = numberedId(1, 0, 9)
const note = numberedId(5, 0, 9)
const by = (kind: Annotation['origin']['kind']) => ({ kind, agent: 'a', version: '1', confidence: null })

function opened() {
  let made: Record<string, Annotation> = {}
  const session = createMemorySession([label], 'image', (make) => {
    made = {
      own: make(box, label),
      ownSpan: { ...make(span, label), itemId: note },
      ownOnNote: { ...make({ kind: 'whole' }, label), itemId: note },
      imported: { ...make(box, label), origin: by('import') },
      model: { ...make(box, label), origin: by('model') },
      rule: { ...make(box, label), origin: by('rule') },
      others: { ...make(box, label), createdBy: other },
    }
    return Object.values(made)
  })
  const [item] = session.caseStore.get().tables.item.values()
  if (item === undefined) throw new Error('no item')
  const state = stateOf([
    ...[...session.caseStore.get().tables.case.values()].map((record) => ({ kind: 'case' as const, record })),
    { kind: 'item', record: item },
    { kind: 'item', record: { ...item, id: note, modality: 'text' } },
    ...Object.values(made).map((record) => ({ kind: 'annotation' as const, record })),
  ])
  const names = (seen: RecordState) =>
    Object.keys(made).filter((name) => seen.tables.annotation.has(made[name]?.id ?? ''))
  const see = (...rules: BlindingRule[]) =>
    withoutHidden(state, new Set(rules), session.env.actor, ({ modality }) => modality === 'text')
  return { ...session, state, names, see }
}

it('hides by each rule what it is for', () => {
  const { names, see } = opened()
  expect(names(see('report'))).toEqual(['own', 'imported', 'model', 'rule', 'others'])
  expect(names(see('suggestions'))).toEqual(['own', 'ownSpan', 'ownOnNote', 'imported', 'others'])
  expect(names(see('earlier-labels'))).toEqual(['own', 'ownSpan', 'ownOnNote', 'model', 'rule'])
  expect(names(see(...blindingRules))).toEqual(['own'])
})

it('changes nothing where nothing is hidden, and keeps tables that lose nothing', () => {
  const { state, see } = opened()
  expect(see()).toBe(state)
  expect(see('report').tables.review).toBe(state.tables.review)
  expect(see('earlier-labels').tables.item).toBe(state.tables.item)
})

it('hides reviews of others, their findings without visible evidence, and relations to what is hidden', () => {
  const { state, env, names } = opened()
  const at = env.now()
  const stamps = { createdBy: other, createdAt: at, updatedBy: other, updatedAt: at }
  const [own, hidden] = [...state.tables.annotation.values()].filter(({ target }) => target.kind === 'box')
  const finding = { revision: 1, patientKey: 'k', labelId: label.id, codings: [], note: 'secret', ...stamps }
  const ends = [own, hidden].map((one) => ({ role: 'r', annotationId: one?.id ?? '' }))
  const review = {
    ...{ id: numberedId(9, 0, 9), revision: 1, caseId: numberedId(4, 0, 0), annotatorId: other, reason: null },
    ...{ status: 'submitted' as const, outcome: 'normal' as const, startedAt: at, submittedAt: at, activeSeconds: 1 },
  }
  const full = stateOf([
    ...[...state.tables.annotation.values()].map((record) => ({ kind: 'annotation' as const, record })),
    { kind: 'finding', record: { ...finding, id: numberedId(6, 0, 1) } },
    {
      kind: 'relation',
      record: { id: numberedId(7, 0, 1), revision: 1, caseId: review.caseId, type: 't', ends, ...stamps },
    },
    { kind: 'review', record: review },
  ])
  const seen = withoutHidden(full, new Set<BlindingRule>(['earlier-labels']), env.actor, () => false)
  expect([seen.tables.finding.size, seen.tables.relation.size, seen.tables.review.size]).toEqual([0, 0, 0])
  expect(names(seen)).toContain('own')
})

it('hides until the outcome is set; what is revealed is written down once, and undo does not take it back', async () => {
  const { caseStore, projectStore, env } = createMemorySession([label], 'image')
  projectStore.dispatch(setBlinding(['suggestions', 'report']))
  const hidden = () => {
    const project = projectOf(projectStore.get())
    return project === undefined ? [] : [...hiddenFrom(project, reviewOf(caseStore.get(), env.actor))]
  }
  expect(projectOf(projectStore.get())).toMatchObject({
    rules: { blinding: ['report', 'suggestions'] },
    guideline: { version: 2 },
  })
  expect(hidden()).toEqual(['report', 'suggestions'])
  caseStore.dispatch(logReveal(['report']))
  expect(hidden()).toEqual(['suggestions'])
  expect(reviewOf(caseStore.get(), env.actor)).toMatchObject({
    status: 'in-progress',
    reveals: [{ what: 'report', at: expect.any(String) }],
  })
  expect(caseStore.dispatch(logReveal(['report']))).toEqual({ ok: true, value: null })
  expect(await caseStore.undo()).toEqual({ change: null, skipped: [] })
  caseStore.dispatch(startReview())
  caseStore.dispatch(submitReview('normal', null, 1))
  expect(hidden()).toEqual([])
  caseStore.dispatch(logReveal(['suggestions']))
  await caseStore.undo()
  // Submitted no longer, and no longer blind: what was shown meanwhile stays on record.
  expect(reviewOf(caseStore.get(), env.actor)).toMatchObject({
    status: 'in-progress',
    reveals: [{ what: 'report' }, { what: 'suggestions' }],
  })
  expect(hidden()).toEqual([])
})

it('keeps rules that it does not know, and sets none twice', async () => {
  const { projectStore } = createMemorySession([label], 'image')
  expect(projectStore.dispatch(setBlinding([]))).toEqual({ ok: true, value: null })
  projectStore.dispatch(setBlinding(['earlier-labels']))
  await projectStore.undo()
  expect(projectOf(projectStore.get())).toMatchObject({ rules: { blinding: [] }, guideline: { version: 1 } })
})
