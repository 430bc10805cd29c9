import type { Label } from '../../domain/records/label.ts'
import type { Project } from '../../domain/records/project.ts'
import { freeText } from '../../interchange/csv-text.ts'
import type { LabelCsvOptions } from './label-csv-options.ts'

export interface LabelColumn {
  /** Header of the column: the label's name, with a number where another column has it already. */
  readonly column: string
  readonly label: Label
}

export interface TableColumns {
  readonly headers: readonly string[]
  readonly labels: readonly LabelColumn[]
}

/** The columns of the table: who and what, chosen facts and manifest columns, then one a label. Every header is there once. */
export function tableColumns(project: Project, options: LabelCsvOptions): TableColumns {
  const { rows, facts, metadata } = options
  const taken = new Set<string>()
  const unique = (name: string): string => {
    let header = freeText(name)
    for (let count = 2; taken.has(header); count++) header = `${freeText(name)} (${count})`
    taken.add(header)
    return header
  }
  const fixed = [
    'case_id',
    ...(rows === 'item' ? ['item_id', 'item_kind'] : []),
    ...['patient_key', 'split', 'status', 'outcome', 'reason', 'annotator_id', 'annotator', 'annotations'],
  ]
  const others = [...fixed, ...facts, ...metadata].map(unique)
  const labels = project.labelSet.labels
    .filter(({ id }) => options.labels === null || options.labels.includes(id))
    .map((label) => ({ label, column: unique(label.name) }))
  return { headers: [...others, ...labels.map(({ column }) => column)], labels }
}
