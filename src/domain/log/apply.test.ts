import { describe, expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import type { Annotation } from '../records/annotation.ts'
import { applyChange } from './apply.ts'
import type { Change } from './change.ts'
import type { FieldEdit, Patch } from './patch.ts'
import { emptyState, type RecordState, stateOf } from './record-state.ts'

const [anna, ben] = [numberedId(2, 0, 0), numberedId(2, 0, 1)]
const id = numberedId(7, 0, 0)
const mark: Annotation = {
  ...{ id, revision: 1, caseId: numberedId(4, 0, 0), itemId: null },
  target: { kind: 'point', x: 1, y: 2 },
  labelId: numberedId(1, 0, 0),
  ...{
    assertion: 'present',
    codings: [],
    codingState: 'deferred',
    laterality: 'unknown',
    attributes: {},
    findingId: null,
  },
  ...{ createdBy: anna, createdAt: '2026-01-01T00:00:00.000Z', updatedBy: anna, updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ labelSetVersion: 1, guidelineVersion: 1, display: null, comment: '' },
  origin: { kind: 'human', agent: anna, version: '', confidence: null },
}

let changes = 0
function change(...patches: Patch[]): Change {
  changes += 1
  const described = { device: ben, command: 'test', origin: 'user', batch: null, caseId: null, reverts: null } as const
  return {
    id: `change-${changes}`,
    at: `2026-01-02T00:00:00.${String(changes).padStart(3, '0')}Z`,
    actor: ben,
    ...described,
    patches,
  }
}
const add = (record: Annotation): Patch => ({ op: 'add', kind: 'annotation', record })
const remove = (record: Annotation): Patch => ({ op: 'remove', kind: 'annotation', record })
const set = (...fields: FieldEdit[]): Patch => ({ op: 'set', kind: 'annotation', id, baseRev: 1, fields })
const flip = (x: number): Patch => ({ op: 'maskXor', id, baseRev: 1, x, y: 0, width: 1, height: 1, counts: [0, 1] })
const apply = (state: RecordState, ...patches: Patch[]) => applyChange(state, change(...patches))

const present = stateOf([{ kind: 'annotation', record: mark }])
const removed = apply(present, remove(mark))
const marked = (state: RecordState) => state.tables.annotation.get(id)
const kindsOf = (state: RecordState) => state.conflicts.map(({ kind, path }) => [kind, path])

describe('two removals of one record that did not know of each other', () => {
  const twice = apply(removed, remove(mark))

  it('are one, and told when one of them is taken back', () => {
    expect(marked(twice)).toBeUndefined()
    expect(twice.conflicts).toEqual([])
    const back = apply(twice, add(mark))
    expect(marked(back)?.comment).toBe(mark.comment)
    expect(kindsOf(back)).toEqual([['edit-beats-removal', null]])
    // It is back for good: the next removal is one like any other.
    const again = apply(apply(back, remove({ ...mark, revision: marked(back)?.revision ?? 0 })), add(mark))
    expect(again.conflicts).toEqual(back.conflicts)
  })

  it('of which there was only one are nothing to tell', () => {
    expect(apply(removed, add(mark)).conflicts).toEqual([])
  })
})

describe('set', () => {
  it('changes the field, counts the edit and names its author', () => {
    const edit = change(set(['/comment', '', 'a'], ['/attributes/size', null, 0]))
    expect(marked(applyChange(present, edit))).toEqual({
      ...mark,
      ...{ comment: 'a', attributes: { size: 0 }, revision: 2, updatedBy: ben, updatedAt: edit.at },
    })
    expect(marked(present)).toEqual(mark)
  })

  it('wins over a value its writer had not seen, and says so', () => {
    const state = apply(
      apply(present, set(['/comment', '', 'a'])),
      set(['/comment', '', 'b'], ['/assertion', 'present', 'absent']),
    )
    expect(marked(state)).toMatchObject({ comment: 'b', assertion: 'absent' })
    expect(kindsOf(state)).toEqual([['concurrent-set', '/comment']])
  })

  it('is no conflict where both set the same', () => {
    const state = apply(apply(present, set(['/comment', '', 'a'])), set(['/comment', '', 'a']))
    expect(state.conflicts).toEqual([])
  })

  it('brings back a removed record with everything it was, and flags it', () => {
    const state = apply(removed, set(['/comment', '', 'a']))
    expect(marked(state)).toMatchObject({
      ...mark,
      comment: 'a',
      revision: 3,
      updatedBy: ben,
      updatedAt: expect.any(String),
    })
    expect(state.removed.size).toBe(0)
    expect(kindsOf(state)).toEqual([['edit-beats-removal', null]])
  })

  it('of a record nobody knows changes nothing but is flagged', () => {
    const state = apply(emptyState, set(['/comment', '', 'a']))
    expect(state.tables.annotation.size).toBe(0)
    expect(kindsOf(state)).toEqual([['record-missing', null]])
  })

  it('does not bring back a record of another kind', () => {
    const state = apply(removed, { op: 'set', kind: 'review', id, baseRev: 1, fields: [['/reason', null, 'a']] })
    expect(state.tables.review.size).toBe(0)
    expect(state.removed.get(id)?.kind).toBe('annotation')
  })
})

describe('remove', () => {
  it('keeps the record aside, with who removed it', () => {
    expect(removed.tables.annotation.size).toBe(0)
    expect(removed.removed.get(id)).toMatchObject({ kind: 'annotation', record: { id, revision: 2, updatedBy: ben } })
    expect(removed.conflicts).toEqual([])
  })

  it('leaves alone what was edited meanwhile, even where the edit was written over since', () => {
    const edited = apply(present, set(['/comment', '', 'a']))
    const back = apply(edited, set(['/comment', 'a', '']))
    for (const state of [edited, back]) {
      const after = apply(state, remove(mark))
      expect(marked(after)).toEqual(marked(state))
      expect(kindsOf(after)).toEqual([['edit-beats-removal', null]])
    }
  })

  it('twice is once', () => {
    const twice = apply(removed, remove(mark))
    expect(twice.tables).toEqual(removed.tables)
    expect(twice.removed.get(id)?.record).toEqual(removed.removed.get(id)?.record)
    expect(twice.conflicts).toEqual([])
  })
})

describe('add', () => {
  it('keeps the authors and times of the record', () => {
    expect(marked(apply(emptyState, add(mark)))).toEqual(mark)
  })

  it('brings a removed record back, and counts on', () => {
    const state = apply(removed, add(mark))
    expect(marked(state)).toEqual({ ...mark, revision: 3 })
    expect(state.removed.size).toBe(0)
    expect(state.conflicts).toEqual([])
  })

  it('does not write over what is there already', () => {
    expect(apply(present, add(mark))).toEqual(present)
    const edited = apply(present, set(['/comment', '', 'a']))
    const state = apply(edited, add(mark))
    expect(marked(state)).toEqual(marked(edited))
    expect(kindsOf(state)).toEqual([['added-twice', null]])
  })
})

describe('maskXor', () => {
  const mask = { kind: 'mask' as const, x: 0, y: 0, width: 1, height: 1, counts: [0, 1] }
  const painted = stateOf([{ kind: 'annotation', record: { ...mark, target: mask } }])

  it('flips pixels and keeps the rest of the target', () => {
    const slice = { part: '0'.repeat(64), frame: 3 }
    const state = stateOf([{ kind: 'annotation', record: { ...mark, target: { ...mask, slice } } }])
    expect(marked(apply(state, flip(1)))?.target).toEqual({ ...mask, slice, width: 2, counts: [0, 2] })
    expect(marked(apply(painted, flip(0)))?.target).toEqual({ ...mask, width: 0, height: 0, counts: [] })
  })

  it('of two people comes out the same in both orders, without a conflict', () => {
    const [one, other] = [apply(apply(painted, flip(1)), flip(2)), apply(apply(painted, flip(2)), flip(1))]
    expect(marked(one)?.target).toEqual(marked(other)?.target)
    expect(one.conflicts).toEqual([])
  })

  it('brings a removed mask back, and leaves alone what is no mask any more', () => {
    const gone = apply(painted, remove({ ...mark, target: mask }))
    const back = apply(gone, flip(1))
    expect(marked(back)?.target).toMatchObject({ width: 2 })
    expect(kindsOf(back)).toEqual([['edit-beats-removal', null]])
    for (const state of [present, removed]) {
      const after = apply(state, flip(1))
      expect([after.tables, after.removed]).toEqual([state.tables, state.removed])
      expect(kindsOf(after)).toEqual([['concurrent-set', '/target']])
    }
  })
})

describe('a state', () => {
  it('shares the tables that a change does not touch', () => {
    const state = apply(present, set(['/comment', '', 'a']))
    expect(state.tables.item).toBe(present.tables.item)
    expect(state.tables.annotation).not.toBe(present.tables.annotation)
    expect(state.removed).toBe(present.removed)
    expect(state.conflicts).toBe(present.conflicts)
    expect(applyChange(present, change())).toEqual(present)
  })

  it('names a conflict by change, record and field, whatever else is in conflict', () => {
    const edited = apply(present, set(['/comment', '', 'a'], ['/assertion', 'present', 'absent']))
    const both = change(set(['/assertion', 'present', 'likely'], ['/comment', '', 'b'], ['/comment', '', 'c']))
    expect(applyChange(edited, both).conflicts.map((conflict) => conflict.id)).toEqual([
      `${both.id}:${id}/assertion`,
      `${both.id}:${id}/comment`,
    ])
    const half = apply(present, set(['/comment', '', 'a']))
    expect(applyChange(half, both).conflicts.map((conflict) => conflict.id)).toEqual([`${both.id}:${id}/comment`])
  })
})
