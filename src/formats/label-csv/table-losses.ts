import type { Loss } from '../../contracts/export-format.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import type { TableColumns } from './table-columns.ts'

/** What a table of labels cannot carry of a case: places, codes, attributes, sides, comments, findings, relations. */
export function tableLosses(bundle: CaseBundle, { labels }: TableColumns): Loss[] {
  const known = new Set(labels.map(({ label }) => label.id))
  const losses: Loss[] = []
  const lose = (loss: string, recordId: string) => losses.push({ loss, recordId, params: {} })
  for (const { id, target, codings, attributes, laterality, comment, labelId } of bundle.annotations) {
    if (target.kind === 'span') lose('place-in-text', id)
    else if (target.kind !== 'whole' || target.slice !== undefined) lose('place-in-picture', id)
    if (codings.length > 0) lose('codes', id)
    if (Object.keys(attributes).length > 0) lose('attributes', id)
    if (laterality !== 'unknown') lose('side', id)
    if (comment !== '') lose('comment', id)
    if (!known.has(labelId)) lose('label-without-column', id)
  }
  for (const { id } of bundle.findings) lose('finding', id)
  for (const { id } of bundle.relations) lose('relation', id)
  return losses
}

const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'place-in-picture': [
    'mark counts as present; its place is not written',
    'marks count as present; their places are not written',
  ],
  'place-in-text': [
    'tag counts for its label; its text is not written',
    'tags count for their labels; their texts are not written',
  ],
  codes: ['annotation’s codes are not written', 'annotations’ codes are not written'],
  attributes: ['annotation’s attributes are not written', 'annotations’ attributes are not written'],
  side: ['annotation’s side is not written', 'annotations’ sides are not written'],
  comment: ['comment is not written', 'comments are not written'],
  'label-without-column': [
    'annotation has a label that is not in the label set',
    'annotations have labels that are not in the label set',
  ],
  finding: ['finding is not written', 'findings are not written'],
  relation: ['relation is not written', 'relations are not written'],
  contradiction: [
    'label of a reader is said both to be there and not to be; the stronger claim is written',
    'labels of a reader are said both to be there and not to be; the stronger claim is written',
  ],
  'readers-disagree': ['cell in which readers disagree', 'cells in which readers disagree'],
}

/** Plain English for a number of losses of one kind. */
export function tableLossText(loss: string, count: number): string | undefined {
  const text = Object.hasOwn(words, loss) ? words[loss]?.[count === 1 ? 0 : 1] : undefined
  return text === undefined ? undefined : `${count.toLocaleString('en')} ${text}`
}
