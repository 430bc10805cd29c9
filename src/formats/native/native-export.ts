import type { ExportFormat } from '../../contracts/export-format.ts'
import { regionValuesField, regionValuesLossText } from '../../interchange/region-values-option.ts'
import { datasetSchemaName } from './dataset-schema.ts'
import { type NativeOptions, parseNativeOptions } from './native-options.ts'
import { readBackDataset } from './read-back.ts'
import { writeDataset } from './write-dataset.ts'

/** Everything Glossa knows of a project, in one JSON document that it can read again. */
export const nativeExport: ExportFormat<NativeOptions> = {
  id: 'native',
  label: 'Glossa dataset (annotations.json)',
  description:
    'Everything that is known: marks, codes, findings, relations, readings, authors and times. For merging readers, for archives, and for programs.',
  spec: datasetSchemaName,
  fields: [regionValuesField],
  parseOptions: parseNativeOptions,
  write: writeDataset,
  lossText: regionValuesLossText,
  readBack: readBackDataset,
}
