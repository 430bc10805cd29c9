import type { ExportFormat } from '../contracts/export-format.ts'
import type { ImportFormat } from '../contracts/import-format.ts'
import type { Modality } from '../contracts/modality.ts'
import { nativeExport } from '../formats/native/native-export.ts'
import { nativeImport } from '../formats/native/native-import.ts'
import { createRegistry } from '../lib/registry.ts'
import { imageModality } from '../modalities/image/index.ts'
import { textModality } from '../modalities/text/index.ts'

/** The only list of modules: toolbar, shortcut help, file picker, import and export are made from it. */
export const modalities = createRegistry<Modality>([imageModality, textModality])

export const exportFormats = createRegistry<ExportFormat<unknown>>([nativeExport])

export const importFormats = createRegistry<ImportFormat>([nativeImport])
