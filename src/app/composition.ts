import type { ExportFormat } from '../contracts/export-format.ts'
import type { ImportFormat } from '../contracts/import-format.ts'
import type { Modality } from '../contracts/modality.ts'
import { labelCsvExport } from '../formats/label-csv/label-csv-export.ts'
import { measurementCsvExport } from '../formats/measurement-csv/measurement-csv-export.ts'
import { nativeMessage } from '../formats/native/messages.ts'
import { nativeExport } from '../formats/native/native-export.ts'
import { nativeImport } from '../formats/native/native-import.ts'
import { csvMessage } from '../interchange/csv-comparison.ts'
import { manifestMessage } from '../interchange/manifest/messages.ts'
import { createRegistry } from '../lib/registry.ts'
import type { Problem } from '../lib/result.ts'
import { imageModality } from '../modalities/image/index.ts'
import { imageMessage } from '../modalities/image/messages.ts'
import { textModality } from '../modalities/text/index.ts'
import { textMessage } from '../modalities/text/messages.ts'
import { importMessage } from '../workers/messages.ts'

/** The only list of modules: toolbar, shortcut help, file picker, import and export are made from it. */
export const modalities = createRegistry<Modality>([imageModality, textModality])

export const exportFormats = createRegistry<ExportFormat<unknown>>([nativeExport, labelCsvExport, measurementCsvExport])

export const importFormats = createRegistry<ImportFormat>([nativeImport])

/** What the modules, and importing, say of their Problems: each in plain English, undefined for others' codes. */
export const messages: readonly ((problem: Problem) => string | undefined)[] = [
  imageMessage,
  textMessage,
  nativeMessage,
  csvMessage,
  importMessage,
  manifestMessage,
]
