import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseCommandMaker } from '../../../tests/fixtures/arbitrary-commands.ts'
import {
  arbitraryEdit,
  arbitraryOpenedCase,
  contentOf,
  countingEnv,
  type OpenedCase,
  planned,
} from '../../../tests/fixtures/opened-case.ts'
import { sampleCase } from '../../../tests/fixtures/sample-case.ts'
import { jsonEquals } from '../../lib/json.ts'
import type { AnyRecord } from '../records/record.ts'
import { applyChange, applyChanges } from './apply.ts'
import type { Change } from './change.ts'
import { invalidRecord } from './check-records.ts'
import { getField } from './field-path.ts'
import { invertChange } from './invert.ts'
import { type FieldEdit, type Patch, patchSchema } from './patch.ts'
import type { RecordState } from './record-state.ts'
import { sameContent } from './same-content.ts'
import { isTally, withoutTallies } from './tallies.ts'

const edits = fc.array(arbitraryEdit, { maxLength: 10 })

/** The changes that edits make, with the states before and after each. */
function play({ state, project }: OpenedCase, makers: readonly CaseCommandMaker[], person = 0) {
  const env = countingEnv(person)
  const changes: Change[] = []
  const states: RecordState[] = [state]
  for (const maker of makers) {
    const now = states.at(-1) ?? state
    const change = planned(maker(now, project), now, env)
    if (change === null) continue
    changes.push(change)
    states.push(applyChange(now, change))
  }
  return { changes, states, env, last: states.at(-1) ?? state }
}

function takeBack(change: Change, state: RecordState, env = countingEnv(9)) {
  const { patches, skipped } = invertChange(change, state)
  const undo: Change = { ...change, id: env.newId(), at: env.now(), origin: 'undo', reverts: change.id, patches }
  return { undo, skipped, state: applyChange(state, undo) }
}

describe('any sequence of edits', () => {
  it('undone whole gives back the first content, redone whole the last, without a conflict', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
        const { changes, states, last, env } = play(opened, makers)
        let state = last
        const undos: Change[] = []
        for (const [index, change] of [...changes.entries()].reverse()) {
          const taken = takeBack(change, state, env)
          expect(taken.skipped).toEqual([])
          state = taken.state
          undos.push(taken.undo)
          expect(contentOf(state)).toEqual(contentOf(states[index] ?? opened.state))
        }
        for (const undo of undos.reverse()) {
          const taken = takeBack(undo, state, env)
          expect(taken.skipped).toEqual([])
          state = taken.state
        }
        expect(contentOf(state)).toEqual(contentOf(last))
        expect(state.conflicts).toEqual([])
      }),
    )
  })

  it('as one change does the same, and is taken back as one', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
        const { changes, last, env } = play(opened, makers)
        const [first] = changes
        if (first === undefined) return
        const whole: Change = { ...first, id: env.newId(), patches: changes.flatMap(({ patches }) => patches) }
        const state = applyChange(opened.state, whole)
        // Stamps apart, which name the one change.
        expect(contentOf(state)).toEqual(contentOf(last))
        expect(revisionsIn(state)).toEqual(revisionsIn(last))
        expect(state.conflicts).toEqual([])
        const taken = takeBack(whole, state, env)
        expect(taken.skipped).toEqual([])
        expect(contentOf(taken.state)).toEqual(contentOf(opened.state))
        expect(contentOf(takeBack(taken.undo, taken.state, env).state)).toEqual(contentOf(last))
      }),
    )
  })

  it('applied together or one by one gives one state', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
        const { changes, last } = play(opened, makers)
        expect(applyChanges(opened.state, changes)).toEqual(last)
      }),
    )
  })

  it('leaves valid records, and patches that can be read back', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
        const { changes, states } = play(opened, makers)
        for (const [index, { patches }] of changes.entries()) {
          expect(invalidRecord(patches, states[index + 1] ?? opened.state)).toBeUndefined()
          for (const patch of patches) expect(patchSchema.parse(JSON.parse(JSON.stringify(patch)))).toEqual(patch)
        }
      }),
    )
  })

  it('leaves the states before it as they were', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
        const before = structuredClone(opened.state)
        play(opened, makers)
        expect(opened.state).toEqual(before)
      }),
    )
  })
})

it('inverts an inverse to the change itself', () => {
  fc.assert(
    fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
      const { changes, states } = play(opened, makers)
      for (const [index, change] of changes.entries()) {
        const { undo, state } = takeBack(change, states[index + 1] ?? opened.state)
        const back = invertChange(undo, state)
        expect(back.patches.flatMap(withoutStamps)).toEqual(change.patches.flatMap(withoutStamps))
      }
    }),
  )
})

function revisionsIn({ tables }: RecordState): unknown {
  return [...tables.annotation.values()].map(({ id, revision }) => [id, revision]).sort()
}

function withoutStamps(patch: Patch): object[] {
  if (patch.op === 'maskXor') return [{ ...patch, baseRev: 0 }]
  if (patch.op === 'set') {
    const fields = patch.fields.filter(([path]) => !isTally(patch.kind, path))
    return fields.length === 0 ? [] : [{ ...patch, baseRev: 0, fields }]
  }
  const record = withoutTallies(patch.kind, patch.record)
  return [{ ...patch, record: { ...record, revision: 0, updatedBy: '', updatedAt: '' } }]
}

it('stamps what it puts back as an edit, and brings a removed record back with its author and time', () => {
  fc.assert(
    fc.property(arbitraryOpenedCase, edits, (opened, makers) => {
      const { changes, states, last, env } = play(opened, makers)
      const change = changes.at(-1)
      if (change === undefined) return
      const { state, undo } = takeBack(change, last, env)
      for (const patch of undo.patches) {
        const id = 'record' in patch ? patch.record.id : patch.id
        const [was, before, now] = [states.at(-2), last, state].map(
          (of) => of?.tables.annotation.get(id) ?? of?.removed.get(id)?.record,
        )
        if (now === undefined || before === undefined) continue
        expect(now.revision).toBe(before.revision + 1)
        if (!('updatedBy' in now) || was === undefined || !('updatedBy' in was)) continue
        expect(now.updatedAt).toBe(patch.op === 'add' ? was.updatedAt : undo.at)
      }
    }),
  )
})

it('takes back fields that lie in one another, and a field that was set twice', () => {
  const { opened, first } = sampleCase()
  const fields: FieldEdit[] = [
    ['/comment', first.comment, 'a'],
    ['/attributes/size', null, 1],
    ['/comment', 'a', 'b'],
    ['/attributes/size', 1, 2],
  ]
  const patches: Patch[] = [{ op: 'set', kind: 'annotation', id: first.id, baseRev: 0, fields }]
  const [change] = play(opened, [
    () => ({ name: 'test', scope: 'case', plan: () => ({ ok: true, value: patches }) }),
  ]).changes
  if (change === undefined) throw new Error('nothing planned')
  const state = applyChange(opened.state, change)
  expect(state.tables.annotation.get(first.id)).toMatchObject({ comment: 'b', attributes: { size: 2 } })
  const taken = takeBack(change, state)
  expect(taken.skipped).toEqual([])
  expect(contentOf(taken.state)).toEqual(contentOf(opened.state))
})

it('leaves alone whatever somebody else has set, edited or removed since', () => {
  fc.assert(
    fc.property(arbitraryOpenedCase, arbitraryEdit, edits, (opened, make, makers) => {
      const { changes, last: own } = play(opened, [make])
      const [change] = changes
      if (change === undefined) return
      const { changes: foreign, last } = play({ ...opened, state: own }, makers, 1)
      const { state } = takeBack(change, last)
      expect(state.conflicts).toEqual(last.conflicts)
      for (const { id, path } of foreign.flatMap(({ patches }) => patches).flatMap(placesOf)) {
        const before = last.tables.annotation.get(id) ?? last.tables.review.get(id)
        const after = state.tables.annotation.get(id) ?? state.tables.review.get(id)
        if (before === undefined) expect(after).toBeUndefined()
        if (before === undefined || path === null || isOwn(change, before, path)) continue
        expect(after).toBeDefined()
        if (after !== undefined) expect(getField(after, path)).toEqual(getField(before, path))
      }
    }),
  )
})

/** What a patch writes. */
function placesOf(patch: Patch): { id: string; path: string | null }[] {
  if (patch.op === 'set') return patch.fields.map(([path]) => ({ id: patch.id, path }))
  return patch.op === 'maskXor' ? [] : [{ id: patch.record.id, path: null }]
}

/** Whether a place holds, by chance, what the change itself gave it; or flips of a mask, which are taken back whatever lies under them. */
function isOwn({ patches }: Change, record: AnyRecord, path: string): boolean {
  return patches.some((patch) => {
    if (patch.op === 'set')
      return patch.fields.some(([own, , to]) => own === path && jsonEquals(getField(record, path), to))
    if (patch.op === 'maskXor') return patch.id === record.id && path === '/target'
    return patch.op === 'add' && sameContent(patch.record, record)
  })
}
