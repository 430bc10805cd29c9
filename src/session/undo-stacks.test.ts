import { describe, expect, it } from 'vitest'
import { numberedId } from '../../tests/fixtures/arbitrary-primitives.ts'
import { type Change, type Origin, origins } from '../domain/log/change.ts'
import { dropStep, emptyUndoStacks, recordChange, type UndoStacks } from './undo-stacks.ts'

let count = 0
function change(given: Partial<Change> = {}): Change {
  const who = { actor: numberedId(2, 0, 0), device: numberedId(11, 0, 0), at: '2026-01-01T00:00:00.000Z' }
  const described = {
    command: 'annotation.add',
    origin: 'user',
    batch: null,
    caseId: null,
    reverts: null,
    patches: [],
  } as const
  return { id: `c${count++}`, ...who, ...described, ...given }
}
const stacksOf = (...changes: Change[]) => changes.reduce(recordChange, emptyUndoStacks)
const roots = ({ undo, redo }: UndoStacks) => [undo.map(({ root }) => root), redo.map(({ root }) => root)]

describe('undo stacks', () => {
  it('hold each step once, however often it is undone and redone', () => {
    const [a, b] = [change(), change()]
    const undoB = change({ origin: 'undo', reverts: b.id })
    const redoB = change({ origin: 'redo', reverts: b.id })
    expect(roots(stacksOf(a, b))).toEqual([[a.id, b.id], []])
    expect(roots(stacksOf(a, b, undoB))).toEqual([[a.id], [b.id]])
    expect(roots(stacksOf(a, b, undoB, redoB))).toEqual([[a.id, b.id], []])
    expect(stacksOf(a, b, undoB).redo.at(-1)?.change).toBe(undoB)
    expect(stacksOf(a, b, undoB, redoB).undo.at(-1)?.change).toBe(redoB)
  })

  it('forget what was undone at the next edit, and at nothing else', () => {
    const a = change()
    const undo = change({ origin: 'undo', reverts: a.id })
    const b = change()
    expect(roots(stacksOf(a, undo, b))).toEqual([[b.id], []])
    expect(roots(stacksOf(a, undo, change({ command: 'review.start' })))).toEqual([[], [a.id]])
    expect(roots(stacksOf(a, undo, change({ batch: numberedId(12, 0, 0) })))).toEqual([[], [a.id]])
  })

  it('take what a person has done, a submission too, and not what is done for them', () => {
    expect(stacksOf(change({ command: 'review.submit' })).undo).toHaveLength(1)
    for (const command of ['review.start', 'project.create', 'annotator.join']) {
      expect(stacksOf(change({ command }))).toEqual(emptyUndoStacks)
    }
    const taken = origins.filter((origin: Origin) => stacksOf(change({ origin })).undo.length > 0)
    expect(taken).toEqual(['user', 'import', 'model', 'rule'])
  })

  it('leave a batch to those who undo it whole', () => {
    expect(stacksOf(change({ batch: numberedId(12, 0, 0) }))).toEqual(emptyUndoStacks)
  })

  it('drop a step wherever it is', () => {
    const [a, b] = [change(), change()]
    const stacks = stacksOf(a, b, change({ origin: 'undo', reverts: b.id }))
    expect(roots(dropStep(stacks, a.id))).toEqual([[], [b.id]])
    expect(roots(dropStep(stacks, b.id))).toEqual([[a.id], []])
    expect(dropStep(stacks, 'other')).toEqual(stacks)
  })

  it('take back what was done before the part of the log that was read', () => {
    expect(roots(stacksOf(change({ origin: 'undo', reverts: 'older' })))).toEqual([[], ['older']])
  })
})
