import { describe, expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { countingEnv, planned } from '../../../tests/fixtures/opened-case.ts'
import { unwrap } from '../../lib/result.ts'
import { applyChange } from '../log/apply.ts'
import { type RecordState, stateOf } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Coding } from '../records/primitives.ts'
import { addAnnotation, removeAnnotations, setCodings, setLabel, setTarget } from './annotation-commands.ts'
import type { Command } from './command.ts'

const env = countingEnv()
const caseId = numberedId(4, 0, 0)
const code = (name: string): Coding => ({ system: 'urn:glossa:starter', version: '1', code: name, display: name })
const label = (index: number, given: Partial<Label> = {}): Label => ({
  ...{ id: numberedId(1, 0, index), name: `Label ${index}`, color: '#e69f00', hotkey: null, targets: [], coding: null },
  ...{ conceptConstraint: null, attributes: [], paired: false },
  ...given,
})
const [nodule, mass, plain] = [label(0, { coding: code('n') }), label(1, { coding: code('m') }), label(2)]
const textOnly = label(3, { targets: ['span'] })
const project = {
  ...{ id: numberedId(10, 0, 0), revision: 1, name: 'P', createdAt: '2026-01-01T00:00:00.000Z', terminologies: [] },
  guideline: { version: 2, markdown: '' },
  labelSet: { version: 5, labels: [nodule, mass, plain, textOnly] },
  rules: { blinding: [], requiredFields: [] },
}
const empty = stateOf([
  {
    kind: 'case',
    record: {
      ...{ id: caseId, revision: 1, projectId: project.id, patientKey: 'k', name: 'C', context: '', items: [] },
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  },
])
const box = { kind: 'box' as const, x: 1, y: 1, width: 2, height: 2, rotation: 0 }

function run(state: RecordState, command: Command): RecordState {
  unwrap(command.plan(state, env))
  const change = planned(command, state, env)
  return change === null ? state : applyChange(state, change)
}
const codeOf = (state: RecordState, command: Command) => {
  const result = command.plan(state, env)
  return result.ok ? 'ok' : result.error.code
}
function only(state: RecordState): Annotation {
  const [annotation] = state.tables.annotation.values()
  if (annotation === undefined) throw new Error('no annotation')
  return annotation
}
const withMark = (given: Label = nodule) =>
  run(empty, addAnnotation({ project, label: given, itemId: null, target: box }))

describe('adding', () => {
  it('says who, when and under which versions', () => {
    expect(only(withMark())).toMatchObject({
      ...{ revision: 1, caseId, itemId: null, target: box, labelId: nodule.id, assertion: 'present' },
      ...{ codings: [code('n')], codingState: 'coded', createdBy: env.actor, updatedBy: env.actor },
      ...{ labelSetVersion: 5, guidelineVersion: 2, origin: { kind: 'human', agent: env.actor } },
    })
    expect(only(withMark(plain))).toMatchObject({ codings: [], codingState: 'deferred' })
  })

  it('takes the defaults of attributes, a default of null for none', () => {
    const attribute = { name: 'A', type: 'number' as const, required: false }
    const attributes = [
      { ...attribute, id: 'zero', default: 0 },
      { ...attribute, id: 'null', default: null },
      { ...attribute, id: 'none' },
    ]
    expect(only(withMark(label(4, { attributes }))).attributes).toEqual({ zero: 0 })
  })

  it('stores a mask in its smallest window', () => {
    const target = { kind: 'mask' as const, x: 10, y: 10, width: 3, height: 2, counts: [4, 1, 1] }
    const tight = { ...target, x: 11, y: 11, width: 1, height: 1, counts: [0, 1] }
    const state = run(empty, addAnnotation({ project, label: nodule, itemId: null, target }))
    expect(only(state).target).toEqual(tight)
    const marked = withMark()
    expect(only(run(marked, setTarget(only(marked).id, target))).target).toEqual(tight)
  })

  it('refuses a shape without extent, a label for other kinds, and a state without a case', () => {
    const flat = { ...box, width: 0 }
    expect(codeOf(empty, addAnnotation({ project, label: nodule, itemId: null, target: flat }))).toBe(
      'target-degenerate',
    )
    expect(codeOf(empty, addAnnotation({ project, label: textOnly, itemId: null, target: box }))).toBe(
      'label-not-for-target',
    )
    expect(codeOf(stateOf([]), addAnnotation({ project, label: nodule, itemId: null, target: box }))).toBe(
      'case-missing',
    )
  })
})

describe('relabelling', () => {
  const relabel = (state: RecordState, to: Label, of = project) => run(state, setLabel([only(state).id], to, of))

  it('takes the new label its code where the annotation has the old label its code, or none of its own', () => {
    expect(only(relabel(withMark(nodule), mass))).toMatchObject({
      labelId: mass.id,
      codings: [code('m')],
      codingState: 'coded',
    })
    expect(only(relabel(withMark(plain), mass)).codings).toEqual([code('m')])
    expect(only(relabel(withMark(nodule), plain))).toMatchObject({ codings: [], codingState: 'deferred' })
  })

  it('keeps codes that somebody chose, those of another system with the same code too', () => {
    for (const chosen of [[code('x')], [code('n'), code('x')], [{ ...code('n'), system: 'urn:other' }]]) {
      const marked = withMark(nodule)
      const coded = run(marked, setCodings(only(marked).id, chosen, 'deferred'))
      expect(only(relabel(coded, mass))).toMatchObject({ labelId: mass.id, codings: chosen })
    }
  })

  it('is under the label set and guideline of now', () => {
    const later = { ...project, labelSet: { ...project.labelSet, version: 6 }, guideline: { version: 3, markdown: '' } }
    expect(only(relabel(withMark(nodule), mass, later))).toMatchObject({ labelSetVersion: 6, guidelineVersion: 3 })
    expect(only(relabel(withMark(nodule), nodule, later))).toMatchObject({ labelSetVersion: 5, guidelineVersion: 2 })
  })

  it('refuses a label for other kinds, and an annotation that is gone', () => {
    const state = withMark()
    expect(codeOf(state, setLabel([only(state).id], textOnly, project))).toBe('label-not-for-target')
    expect(codeOf(empty, setLabel([only(state).id], mass, project))).toBe('annotation-missing')
  })

  it('of an annotation named twice is one edit', () => {
    const state = withMark()
    expect(unwrap(setLabel([only(state).id, only(state).id], mass, project).plan(state, env))).toHaveLength(1)
  })

  it('finds no side in an empty span, which a record may hold', () => {
    const target = { kind: 'span' as const, fragments: [{ start: 3, end: 3, quote: '' }] }
    const paired = label(4, { paired: true })
    const made = run(
      empty,
      addAnnotation({
        ...{ project, label: textOnly, itemId: null },
        target: { kind: 'span', fragments: [{ start: 3, end: 4, quote: 'x' }] },
      }),
    )
    const annotation = new Map([[only(made).id, { ...only(made), target }]])
    const state = { ...made, tables: { ...made.tables, annotation } }
    expect(only(relabel(state, paired))).toMatchObject({ labelId: paired.id, laterality: 'unknown', target })
  })
})

it('plans nothing where nothing would change', () => {
  const state = withMark()
  const { id, codings, target } = only(state)
  expect(unwrap(setTarget(id, { ...target }).plan(state, env))).toEqual([])
  expect(unwrap(setCodings(id, codings, 'deferred').plan(state, env))).toEqual([])
  expect(unwrap(removeAnnotations([numberedId(7, 9, 9)]).plan(state, env))).toEqual([])
  expect(unwrap(removeAnnotations([id, id]).plan(state, env))).toHaveLength(1)
})
