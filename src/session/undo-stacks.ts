import type { Change } from '../domain/log/change.ts'

/** One step that can be taken back: the change to invert, and the original edit it stands for. */
export interface UndoStep {
  readonly change: Change
  /** Id of the user's own change at the root of a row of undos and redos. */
  readonly root: string
}

/** `undo` and `redo`, the next step last. */
export interface UndoStacks {
  readonly undo: readonly UndoStep[]
  readonly redo: readonly UndoStep[]
}

export const emptyUndoStacks: UndoStacks = { undo: [], redo: [] }

/** Commands that are bookkeeping, not edits: undoing them would surprise. */
const notUndoable: ReadonlySet<string> = new Set([
  'review.start',
  'review.submit',
  'review.defer',
  'project.create',
  'annotator.join',
])

/**
 * The stacks after a change of this annotator on this device. It reads only what the log keeps, so that folding it over the log
 * after a reload gives the stacks of before the reload.
 */
export function recordChange(stacks: UndoStacks, change: Change): UndoStacks {
  if (change.origin === 'undo' && change.reverts !== null) {
    const step: UndoStep = { change, root: change.reverts }
    return { undo: stacks.undo.filter(({ root }) => root !== change.reverts), redo: [...stacks.redo, step] }
  }
  if (change.origin === 'redo' && change.reverts !== null) {
    const step: UndoStep = { change, root: change.reverts }
    return { undo: [...stacks.undo, step], redo: stacks.redo.filter(({ root }) => root !== change.reverts) }
  }
  if (change.origin !== 'user' || notUndoable.has(change.command)) return stacks
  return { undo: [...stacks.undo, { change, root: change.id }], redo: [] }
}
