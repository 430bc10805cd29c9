import type { Problem } from '../../lib/result.ts'
import { persistenceMessage } from '../../persistence/messages.ts'

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'label-not-for-target': ({ label, kind }) =>
    `The label "${label}" is not for this kind of mark (${kind}). Choose another label.`,
  'label-name-twice': () => 'Another label has this name. Give each label its own.',
  'label-name-missing': () => 'A label needs a name.',
  'label-hotkey-twice': () => 'Another label has this key. Give each label its own.',
  'label-hotkey-taken': ({ key, by }) => `The key ${key} belongs to "${by}". Choose another.`,
  'section-lists-missing': () => 'One kind of note must stay.',
  'section-list-name-missing': () => 'A kind of note needs a name.',
  'section-list-name-twice': () => 'Another kind of note has this name. Give each its own.',
  'section-name-missing': () => 'A section needs a name.',
  'section-name-twice': () => 'Another section of this kind of note has this name. Give each its own.',
  'section-heading-empty': ({ heading }) => `“${heading}” has no letters: no heading could be found by it.`,
  'section-heading-twice': ({ heading, name }) =>
    `“${heading}” is a heading of “${name}” already. Take it out there first.`,
  'attribute-name-missing': () => 'An attribute needs a name.',
  'attribute-name-twice': () => 'Another attribute of this label has this name. Give each its own.',
  'attribute-options-missing': () => 'A choice needs options, each with a text.',
  'attribute-option-twice': () => 'Each option can be there once only.',
  'attribute-limits-crossed': () => 'The least value is greater than the greatest. Change one of them.',
  'attribute-unit-not-ucum': () => 'Write the unit as UCUM does, without blanks: mm, cm2, mL, %, [HU].',
  'attribute-default-unfit': () => 'The default is not a value that this attribute can have.',
  'attribute-not-boolean': ({ name }) => `${name} is either yes or no.`,
  'attribute-not-option': ({ name }) => `This is none of the options of ${name}.`,
  'attribute-not-number': ({ name }) => `${name} needs a number.`,
  'attribute-too-small': ({ name, min }) => `${name} is at least ${min}.`,
  'attribute-too-large': ({ name, max }) => `${name} is at most ${max}.`,
  'attribute-off-step': ({ name, step }) => `${name} goes in steps of ${step ?? 1}.`,
  'attribute-not-text': ({ name }) => `${name} needs a text.`,
  'target-degenerate': () => 'The shape has no extent. Draw it larger.',
  'finding-needs-two': () => 'A finding joins two marks or more. Select another one too.',
  'finding-missing': () => 'This finding is gone: its last evidence was removed here or in another tab.',
  'finding-other-patient': () => 'Marks of two patients cannot be one finding.',
  'annotation-missing': () => 'This annotation is gone: it was removed here or in another tab.',
  'item-missing': () => 'This item is gone: it was removed here or in another tab.',
  'calibration-empty': () => 'A line of no length measures nothing. The picture was not calibrated.',
  'fact-value-unknown': ({ name, value }) => `"${value}" cannot be stated as ${name}. Nothing was changed.`,
  'record-invalid': ({ kind, reason }) => `The ${kind} would not be valid (${reason}). Nothing was changed.`,
  'name-missing': () => 'A name is needed.',
  'reason-missing': () => 'This outcome needs a reason.',
  'no-label-for-target': ({ kind }) =>
    `No label of this project is for this kind of mark (${kind}). Add one in the settings.`,
  'worker-failed': ({ reason }) => `A background task ended by itself (${reason}). Try again.`,
  'save-failed': ({ reason }) => `The change could not be written (${reason}).`,
  'modality-unknown': ({ modality }) => `This version of Glossa has no viewer for it (${modality}). Reload the page.`,
  'format-unknown': ({ formatId }) =>
    `This version of Glossa does not write this format (${formatId}). Reload the page.`,
  'target-not-finite': () => 'The shape has coordinates that are no numbers. Nothing was changed.',
  'phrase-missing': () => 'Type the words to look for.',
  'label-missing': () => 'This label is gone: it was removed in another tab. Choose another.',
  'no-files': () => 'There was no file in what you chose.',
  'batch-missing': () => 'This change is not in this browser any more, so it cannot be undone here.',
  'batch-undone': () => 'This change has been undone already.',
  cancelled: () => 'Cancelled. Nothing was changed.',
  'value-unfit': () => 'It cannot be taken any more: what it was a value of has become something else meanwhile.',
  'record-missing': () => 'It is not there any more: it was removed meanwhile.',
  'import-busy': () => 'Another import is under way: end it first, then give these files again.',
  'done-before-cancel': () => 'It was written before it was stopped: all of it is there.',
}

/** What keeps edits from being saved, and that they are not lost by it yet: short, it has to fit beside the buttons of a page. */
export function describeUnsaved(problem: Problem): string {
  if (problem.code !== 'storage-full') return describeProblem(problem)
  return 'no disk space is left for this browser. Free some or delete a project, then try again. Keep this tab open: your work is still here.'
}

/** Plain English for a Problem of what is on every page: what is wrong, and what to do. Where modules are at work, see `useDescribe`. */
export function describeProblem(problem: Problem): string {
  return messages[problem.code]?.(problem.params) ?? persistenceMessage(problem) ?? `It did not work (${problem.code}).`
}
