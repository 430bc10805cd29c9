import type { UndoReport } from '../../session/record-store.ts'

const commandText: Readonly<Record<string, string>> = {
  'annotation.add': 'adding an annotation',
  'annotation.move': 'moving marks',
  'annotation.paste': 'pasting',
  'annotation.duplicate': 'duplicating',
  'annotation.set-target': 'a change of shape',
  'annotation.paint': 'a stroke',
  'annotation.cut': 'a cut',
  'annotation.unite': 'uniting regions',
  'annotation.subtract': 'subtracting regions',
  'annotation.intersect': 'intersecting regions',
  'annotation.to-mask': 'making a mask',
  'annotation.to-polygon': 'making a polygon',
  'annotation.fill-holes': 'filling holes',
  'annotation.smooth': 'smoothing',
  'annotation.simplify': 'simplifying',
  'annotation.set-label': 'a change of label',
  'annotation.set-codings': 'a change of code',
  'annotation.set-assertion': 'a change of assertion',
  'annotation.set-comment': 'a comment',
  'annotation.set-laterality': 'a change of side',
  'annotation.set-attribute': 'a change of an attribute',
  'annotation.copy-to-slice': 'copying to a slice',
  'annotation.fill-between-slices': 'filling in between slices',
  'annotation.bring-to-front': 'a change of order',
  'annotation.send-to-back': 'a change of order',
  'item.state-fact': 'a statement about an image',
  'item.calibrate': 'calibrating the picture',
  'item.drop-calibration': 'taking a calibration back',
  'annotation.remove': 'removing an annotation',
  'annotation.split': 'splitting a tag',
  'annotation.merge': 'merging tags',
  'annotation.tag-all': 'tagging all places of a phrase',
  'annotation.untag-all': 'untagging all places of a phrase',
  'finding.join': 'joining marks into a finding',
  'finding.leave': 'taking a mark out of a finding',
  'finding.dissolve': 'dissolving a finding',
  'finding.set-note': 'a note of a finding',
  'finding.set-label': 'a change of a finding’s label',
  'finding.set-codings': 'a change of a finding’s code',
  'conflict.take': 'taking the other of two edits',
  'checklist.assess': 'an assessment',
  'checklist.rest-absent': 'setting the rest absent',
  'review.submit': 'submitting the case',
  'review.defer': 'setting the case aside',
  'project.rename': 'renaming the project',
  'project.set-labels': 'a change of labels',
  'project.set-guideline': 'a change of the guideline',
  'project.set-sections': 'a change of the sections of notes',
  'project.set-blinding': 'a change of what is hidden',
  'project.set-keep-sources': 'a change of whether source files are kept',
}

/**
 * What an undo or redo did, in words, and what it left alone because it has been changed since.
 * @param subject what it was about, where that can be told
 */
export function historyText(
  direction: 'undo' | 'redo',
  { change, skipped }: UndoReport,
  subject: string | null = null,
): string {
  if (change === null) {
    return skipped.length === 0
      ? `Nothing to ${direction}`
      : `Nothing left to ${direction} of that step: it has been changed since`
  }
  const what = commandText[change.command] ?? change.command
  const done = `${direction === 'undo' ? 'Undid' : 'Did again'} ${what}${subject === null ? '' : `: ${subject}`}`
  if (skipped.length === 0) return done
  return `${done}. ${skipped.length === 1 ? 'One thing was' : `${skipped.length} things were`} left alone: changed since`
}
