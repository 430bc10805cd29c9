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

/**
 * Commands that the application gives by itself (the user did not do them and would be surprised to take them back), and
 * `review.reveal`: what was seen cannot be unseen, and its record must not be taken back.
 */
const notUndoable: ReadonlySet<string> = new Set([
  'review.start',
  'review.reveal',
  'review.time',
  'project.create',
  'annotator.join',
])

function isStep({ origin, command }: Change): boolean {
  const done = origin === 'user' || origin === 'import' || origin === 'model' || origin === 'rule'
  return done && !notUndoable.has(command)
}

/**
 * The stacks after a change of this annotator on this device. It reads only what the log keeps, so that folding it over the log
 * after a reload gives the stacks of before the reload (with the steps back that were given up because nothing of them stood).
 */
export function recordChange(stacks: UndoStacks, change: Change): UndoStacks {
  // A batch, and its undo, is one step over many cases, which one case's stack cannot take back.
  if (change.batch !== null) return stacks
  if (change.origin === 'undo' && change.reverts !== null) {
    const { undo, redo } = dropStep(stacks, change.reverts)
    return { undo, redo: [...redo, { change, root: change.reverts }] }
  }
  if (change.origin === 'redo' && change.reverts !== null) {
    const { undo, redo } = dropStep(stacks, change.reverts)
    return { undo: [...undo, { change, root: change.reverts }], redo }
  }
  return isStep(change) ? { undo: [...stacks.undo, { change, root: change.id }], redo: [] } : stacks
}

/** The stacks without a step, wherever it is. */
export function dropStep({ undo, redo }: UndoStacks, root: string): UndoStacks {
  const others = (steps: readonly UndoStep[]) => steps.filter((step) => step.root !== root)
  return { undo: others(undo), redo: others(redo) }
}
