import type { ExportView } from '../../interchange/export-view.ts'
import type { LabelCode, LabelCsvOptions } from './label-csv-options.ts'
import type { LabelColumn, TableColumns } from './table-columns.ts'

/** Counts of the codes written, by column. */
export class CodeTally {
  readonly #counts = new Map<string, Record<string, number>>()

  add({ column }: LabelColumn, code: LabelCode, isImplied: boolean): void {
    const counts = this.#counts.get(column) ?? { '1': 0, '0': 0, '-1': 0, blank: 0, impliedByNormal: 0 }
    this.#counts.set(column, counts)
    const key = code === '' ? 'blank' : code
    counts[key] = (counts[key] ?? 0) + 1
    if (isImplied) counts.impliedByNormal = (counts.impliedByNormal ?? 0) + 1
  }

  of(column: string): Readonly<Record<string, number>> {
    return this.#counts.get(column) ?? {}
  }
}

/** What goes with the table: how its codes came about, which column is which label, how often each code stands. */
export function mappingOf(
  view: ExportView,
  options: LabelCsvOptions,
  columns: TableColumns,
  tally: CodeTally,
  rowCount: number,
): object {
  const { project } = view
  const { rows, readers, codes, normalMeansAbsent, exportedAt, appVersion } = options
  return {
    schema: 'urn:glossa:label-csv:1',
    exportedAt,
    app: { name: 'Glossa', version: appVersion },
    project: { id: project.id, name: project.name, labelSetVersion: project.labelSet.version },
    rows,
    readers,
    rowCount,
    codes: { ...codes, 'not-assessed': '' },
    normalMeansAbsent,
    rules: rulesOf(options),
    source: 'Codes as in CheXpert: Irvin et al. 2019, arXiv:1901.07031',
    labels: columns.labels.map(({ column, label }) => ({
      column,
      labelId: label.id,
      name: label.name,
      coding: label.coding,
      counts: tally.of(column),
    })),
  }
}

function rulesOf({ rows, readers, normalMeansAbsent, includeUnsubmitted, labels }: LabelCsvOptions): string[] {
  return [
    'A blank cell says nothing: the label was not assessed, or could not be (see codes). It is not a negative.',
    'A drawn mark or a tag counts as a statement for its label, present unless the reader said otherwise.',
    rows === 'item'
      ? 'What a reader said of the item goes before what they said of the whole case; where they said nothing of the item, the case counts.'
      : 'What a reader said of any item and of the whole case is taken together.',
    'Of several statements of one reader the strongest counts: present, likely, unlikely, absent, not assessable.',
    {
      each: 'One row for each reader.',
      majority:
        'One row for all readers: the code of more than half of those whose code is not blank, otherwise blank.',
      any: 'One row for all readers: 1 if any gives it, else -1, else 0, else blank.',
    }[readers],
    normalMeansAbsent
      ? 'A label without a statement in a reading submitted as normal has the code of absent (counted as impliedByNormal).'
      : 'The outcome normal stands in its column and fills no label.',
    includeUnsubmitted
      ? 'Unsubmitted work is in the table: see status. Status new without annotator is a case that nobody has begun.'
      : 'Every row is of a submitted reading.',
    ...(labels === null ? [] : ['Labels were filtered: other labels have no column; the cases stay.']),
    'Cells of free text that begin with = + - @, a tab or a carriage return have an apostrophe before them.',
    'The separator | joins several values in one cell.',
  ]
}
