import type { OptionField } from '../../contracts/option-field.ts'

/** The options of the table, in words. */
export const labelCsvFields: readonly OptionField[] = [
  {
    kind: 'choice',
    key: 'rows',
    label: 'One row for each',
    choices: [
      { value: 'item', label: 'Item (picture or note)' },
      { value: 'case', label: 'Case' },
    ],
    help: 'What is said of the case as a whole holds for every item of which nothing else is said.',
  },
  {
    kind: 'choice',
    key: 'readers',
    label: 'Readers',
    choices: [
      { value: 'each', label: 'One row for each reader' },
      { value: 'majority', label: 'One row: what most say' },
      { value: 'any', label: 'One row: what any says' },
    ],
    help: 'Most: more than half of those who answered for the label, otherwise blank. Any: 1 before -1 before 0.',
  },
  {
    kind: 'mapping',
    key: 'codes',
    label: 'Codes',
    rows: [
      { value: 'present', label: 'Present, or marked' },
      { value: 'likely', label: 'Likely' },
      { value: 'unlikely', label: 'Unlikely' },
      { value: 'absent', label: 'Absent' },
      { value: 'not-assessable', label: 'Not assessable' },
    ],
    choices: [
      { value: '1', label: '1' },
      { value: '0', label: '0' },
      { value: '-1', label: '-1' },
      { value: '', label: 'blank' },
    ],
    help: 'As in CheXpert (Irvin 2019): 1 positive, 0 negative, -1 uncertain. What nobody assessed is always blank.',
  },
  {
    kind: 'toggle',
    key: 'normalMeansAbsent',
    label: 'Outcome normal means absent for every label',
    help: 'Off, a normal case has its outcome in its column and blank labels: a label set may hold what a normal film shows, such as a device.',
  },
  { kind: 'several', key: 'facts', label: 'Columns for facts', from: 'fact-keys' },
  { kind: 'several', key: 'metadata', label: 'Columns of the manifest', from: 'metadata-keys' },
]
