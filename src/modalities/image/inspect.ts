import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { type FileKind, sniffBytes, sniffFile } from '../../imaging/pixels/sniff.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { inspectDicom } from './inspect-dicom.ts'
import { inspectRaster } from './inspect-raster.ts'

/** What other modalities may take; kinds of picture that cannot be opened are refused here, by name. */
const notOurs: ReadonlySet<FileKind> = new Set(['unknown', 'pdf', 'zip', 'gzip'])

/**
 * Recognises pictures by their first bytes, whatever the name; each file is one item. Problems: `file-unreadable`, and those of
 * `imaging` for pictures that cannot be shown.
 */
export async function* inspectPictures(
  files: readonly SourceFile[],
  signal: AbortSignal,
): AsyncGenerator<ItemDraft | Problem> {
  for (const file of files) {
    if (signal.aborted) return
    try {
      yield* inspectPicture(file)
    } catch {
      yield problem('file-unreadable', {}, { file: file.path })
    }
  }
}

async function* inspectPicture(file: SourceFile): AsyncGenerator<ItemDraft | Problem> {
  const kind = sniffFile(await file.bytes(0, sniffBytes))
  if (notOurs.has(kind)) return
  const bytes = await file.bytes()
  const found = kind === 'dicom' ? inspectDicom(file, bytes) : await inspectRaster(file, bytes)
  yield found.ok ? found.value : { ...found.error, file: file.path }
}
