import type { MergeConflict, MergedKind, MergeFate, MergePreview } from '../../interchange/merge/merge-tally.ts'
import { countText } from '../../ui/time-text.ts'

export const mergedKindText: Readonly<Record<MergedKind, string>> = {
  annotator: 'People',
  patient: 'Patients',
  case: 'Cases',
  item: 'Items',
  finding: 'Findings',
  annotation: 'Annotations',
  relation: 'Relations',
  review: 'Readings',
}

export const fateText: Readonly<Record<MergeFate, string>> = {
  added: 'New',
  changed: 'Edited there',
  same: 'Here already',
  kept: 'Edited here',
  removed: 'Removed here',
}

/** What has to be known about a merge beyond its counts, one sentence each. */
export function mergeNotes(preview: MergePreview): readonly string[] {
  const { recognisedCases, ambiguousCases, itemsWithoutFile, people, fates } = preview
  const { labelsAdded, labelsJoined, labelsKept, isSameProject, isGuidelineOther } = preview
  const notes: string[] = []
  const note = (isSo: boolean, text: string) => {
    if (isSo) notes.push(text)
  }
  note(people.length > 0, `New people: ${listed(people)}.`)
  note(
    recognisedCases > 0,
    `${countText(recognisedCases, 'case')} of another project ${recognisedCases === 1 ? 'has' : 'have'} the files of cases here: readings and annotations are laid on the cases here.`,
  )
  note(
    ambiguousCases > 0,
    `${countText(ambiguousCases, 'case')} ${ambiguousCases === 1 ? 'shares' : 'share'} files with more than one case here, and ${ambiguousCases === 1 ? 'comes' : 'come'} in as new.`,
  )
  note(
    itemsWithoutFile > 0,
    `${countText(itemsWithoutFile, 'item')} ${itemsWithoutFile === 1 ? 'has' : 'have'} no picture or text in this browser: a dataset holds none. Import the files to see them; they are known by their content.`,
  )
  note(labelsAdded.length > 0, `New labels: ${listed(labelsAdded)}.`)
  note(labelsJoined.length > 0, `Labels of the same name are taken for the labels here: ${listed(labelsJoined)}.`)
  note(labelsKept.length > 0, `Labels that are described otherwise there stay as they are here: ${listed(labelsKept)}.`)
  note(isGuidelineOther, 'The guideline there is another one. The one here stays.')
  note(
    !isSameProject && fates.patient.added > 0,
    'It comes from another project. One patient has unrelated keys in two projects, so patients are not matched, unless their files are here.',
  )
  note(
    fates.annotation.kept + fates.review.kept + fates.finding.kept > 0,
    'Edited here: the dataset holds an older state, and what is here stays.',
  )
  note(
    fates.annotation.removed + fates.case.removed > 0,
    'Removed here: nobody has edited it there since, and it stays removed.',
  )
  return notes
}

const listedNames = 6

/** The first names of a list, and how many more there are. */
function listed(names: readonly string[]): string {
  const more = names.length - listedNames
  return `${names.slice(0, listedNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** A field that both sides edited, and which edit stands. */
export function conflictText({ kind, path, isTaken }: MergeConflict): string {
  const field = path
    .slice(1)
    .replaceAll('/', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  const which = isTaken ? 'the edit there is later and is taken' : 'what is here stays'
  return `${kind === 'review' ? 'reading' : kind}: ${field} edited on both sides; ${which}`
}
