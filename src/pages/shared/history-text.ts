import type { UndoReport } from '../../session/record-store.ts'

const commandText: Readonly<Record<string, string>> = {
  'annotation.add': 'adding an annotation',
  'annotation.set-target': 'a change of shape',
  'annotation.set-label': 'a change of label',
  'annotation.set-codings': 'a change of code',
  'annotation.set-assertion': 'a change of assertion',
  'annotation.set-comment': 'a comment',
  'annotation.set-laterality': 'a change of side',
  'annotation.remove': 'removing an annotation',
  'checklist.assess': 'an assessment',
  'checklist.rest-absent': 'setting the rest absent',
  'review.submit': 'submitting the case',
  'review.defer': 'setting the case aside',
  'project.rename': 'renaming the project',
  'project.set-labels': 'a change of labels',
  'project.set-blinding': 'a change of what is hidden',
}

/** What an undo or redo did, in words, and what it left alone because it has been changed since. */
export function historyText(direction: 'undo' | 'redo', { change, skipped }: UndoReport): string {
  if (change === null) {
    return skipped.length === 0
      ? `Nothing to ${direction}`
      : `Nothing left to ${direction} of that step: it has been changed since`
  }
  const done = `${direction === 'undo' ? 'Undid' : 'Did again'} ${commandText[change.command] ?? change.command}`
  if (skipped.length === 0) return done
  return `${done}. ${skipped.length === 1 ? 'One thing was' : `${skipped.length} things were`} left alone: changed since`
}
