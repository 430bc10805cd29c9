import type { ColumnRole } from '../../../interchange/manifest/table-mapping.ts'

/** What a column can be for, in the order of the menu. */
export const roleText: Readonly<Record<ColumnRole, string>> = {
  ignore: 'Leave out',
  text: 'Text of the note',
  spans: 'Tags of the note',
  'note-id': 'Note id',
  'note-type': 'Kind of note',
  file: 'File',
  patient: 'Patient',
  study: 'Study',
  split: 'Split',
  date: 'Date taken',
  view: 'View',
  laterality: 'Side shown',
  posture: 'Posture',
  portable: 'Portable',
  manufacturer: 'Manufacturer',
  age: 'Age',
  sex: 'Sex',
  label: 'One label',
  'label-list': 'List of labels',
  rater: 'Rater',
  'box-x': 'Box: left',
  'box-y': 'Box: top',
  'box-width': 'Box: width',
  'box-height': 'Box: height',
  'box-x-max': 'Box: right',
  'box-y-max': 'Box: bottom',
  'span-start': 'Tag: start',
  'span-end': 'Tag: end',
  'span-quote': 'Tag: its words',
  metadata: 'Keep as is',
}

/** The roles in groups, as the menu shows them. */
export const roleGroups: readonly { readonly group: string; readonly roles: readonly ColumnRole[] }[] = [
  { group: 'The note', roles: ['text', 'spans', 'note-id', 'note-type'] },
  { group: 'Which picture', roles: ['file', 'patient', 'study', 'split'] },
  { group: 'How it was taken', roles: ['date', 'view', 'laterality', 'posture', 'portable', 'manufacturer'] },
  { group: 'Labels', roles: ['label', 'label-list', 'rater'] },
  { group: 'Boxes', roles: ['box-x', 'box-y', 'box-width', 'box-height', 'box-x-max', 'box-y-max'] },
  { group: 'Tags', roles: ['span-start', 'span-end', 'span-quote'] },
  { group: 'Case', roles: ['age', 'sex', 'metadata'] },
]
