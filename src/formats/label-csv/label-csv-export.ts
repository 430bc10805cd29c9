import type { ExportFormat } from '../../contracts/export-format.ts'
import { labelCsvFields } from './label-csv-fields.ts'
import { type LabelCsvOptions, parseLabelCsvOptions } from './label-csv-options.ts'
import { readBackTable } from './read-back-table.ts'
import { tableLossText } from './table-losses.ts'
import { writeTable } from './write-table.ts'

/** A table of labels, for training classifiers and for spreadsheets. */
export const labelCsvExport: ExportFormat<LabelCsvOptions> = {
  id: 'label-csv',
  label: 'Table of labels (labels.csv)',
  description:
    'A row for each picture or case, a column for each label: 1, 0, -1 or blank. For training classifiers and for spreadsheets. Places and codes are not in it.',
  spec: 'https://www.rfc-editor.org/rfc/rfc4180',
  fields: labelCsvFields,
  parseOptions: parseLabelCsvOptions,
  write: writeTable,
  lossText: tableLossText,
  readBack: readBackTable,
}
