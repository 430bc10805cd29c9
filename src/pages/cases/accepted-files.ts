import { manifestExtensions } from '../../interchange/manifest/recognise-table.ts'
import type { Modules } from '../shared/modules-context.ts'

/** Exported datasets come as JSON, whatever their format. */
const datasetFiles = ['.json', 'application/json']

/** Archives are opened, tables may say something of the other files. */
const otherFiles = ['.zip', 'application/zip', ...manifestExtensions]

/** The file picker's `accept`: everything that some module can read. Recognition itself goes by content, not by name. */
export function acceptedFiles({ modalities, importFormats }: Modules): string {
  const datasets = importFormats.all.length === 0 ? [] : datasetFiles
  return [...new Set([...modalities.all.flatMap(({ accept }) => accept), ...datasets, ...otherFiles])].join(',')
}
