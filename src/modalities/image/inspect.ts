import type { InspectOptions, ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { isRasterFormat } from '../../imaging/pixels/raster/read-raster.ts'
import { type FileKind, sniffBytes, sniffFile } from '../../imaging/pixels/sniff.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { inspectDicom } from './inspect-dicom.ts'
import { inspectRaster } from './inspect-raster.ts'

/** Pictures that are recognised and cannot be opened: somebody means them to be shown, and has to be told. */
const unsupported: ReadonlySet<FileKind> = new Set(['tiff', 'jpeg-2000', 'heif', 'nifti'])

/**
 * Recognises pictures by their first bytes, whatever the name; each file is one item. Problems: `file-unreadable`,
 * `image-format-unsupported`, and those of `imaging` for pictures that are damaged; behind the draft of a file, what to know of it:
 * `image-animated`, `burned-in-text`, `burned-in-text-likely`.
 */
export async function* inspectPictures(
  files: readonly SourceFile[],
  signal: AbortSignal,
  options: InspectOptions,
): AsyncGenerator<ItemDraft | Problem> {
  for (const file of files) {
    if (signal.aborted) return
    try {
      yield* inspectPicture(file, options)
    } catch {
      yield problem('file-unreadable', {}, { file: file.path })
    }
  }
}

async function* inspectPicture(file: SourceFile, options: InspectOptions): AsyncGenerator<ItemDraft | Problem> {
  const kind = sniffFile(await file.bytes(0, sniffBytes))
  if (unsupported.has(kind)) yield problem('image-format-unsupported', { format: kind }, { file: file.path })
  if (kind !== 'dicom' && !isRasterFormat(kind)) return
  const bytes = await file.bytes()
  const found = kind === 'dicom' ? await inspectDicom(file, bytes, options) : inspectRaster(file, bytes, kind, options)
  if (!found.ok) {
    yield { ...found.error, file: file.path }
    return
  }
  const { draft, warnings } = found.value
  yield draft
  for (const warning of warnings) yield { ...warning, file: file.path }
}
