import type { Problem } from '../../lib/result.ts'
import { persistenceMessage } from '../../persistence/messages.ts'

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'label-not-for-target': ({ label, kind }) =>
    `The label "${label}" is not for this kind of mark (${kind}). Choose another label.`,
  'label-name-twice': () => 'Another label has this name. Give each label its own.',
  'label-name-missing': () => 'A label needs a name.',
  'label-hotkey-twice': () => 'Another label has this key. Give each label its own.',
  'label-hotkey-taken': ({ key, by }) => `The key ${key} belongs to "${by}". Choose another.`,
  'target-degenerate': () => 'The shape has no extent. Draw it larger.',
  'annotation-missing': () => 'This annotation is gone: it was removed here or in another tab.',
  'record-invalid': ({ kind, reason }) => `The ${kind} would not be valid (${reason}). Nothing was changed.`,
  'name-missing': () => 'A name is needed.',
  'reason-missing': () => 'This outcome needs a reason.',
  'no-label-for-target': ({ kind }) =>
    `No label of this project is for this kind of mark (${kind}). Add one in the settings.`,
  'worker-failed': ({ reason }) => `A background task ended by itself (${reason}). Try again.`,
  'import-needs-empty-project': () =>
    'This is a Glossa export. It can only be brought into a project without cases: make a new project and import it there.',
  'file-not-recognised': () =>
    'No module reads this kind of file: it is neither a picture that can be opened nor plain text.',
  'save-failed': ({ reason }) => `The change could not be written (${reason}).`,
  'modality-unknown': ({ modality }) => `This version of Glossa has no viewer for it (${modality}). Reload the page.`,
  'format-unknown': ({ formatId }) =>
    `This version of Glossa does not write this format (${formatId}). Reload the page.`,
  'target-not-finite': () => 'The shape has coordinates that are no numbers. Nothing was changed.',
  'no-files': () => 'There was no file in what you dropped.',
  'batch-missing': () => 'This change is not in this browser any more, so it cannot be undone here.',
  'batch-undone': () => 'This change has been undone already.',
  cancelled: () => 'Cancelled. Nothing was changed.',
}

/** Plain English for a Problem: what is wrong, and what to do. */
export function describeProblem(problem: Problem): string {
  return messages[problem.code]?.(problem.params) ?? persistenceMessage(problem) ?? `It did not work (${problem.code}).`
}
