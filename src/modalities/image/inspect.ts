import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { hasDicomPrefix } from '../../imaging/dicom/parse.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { inspectDicom } from './inspect-dicom.ts'

/** Bytes that tell what kind of picture a file is. */
const headBytes = 132

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
  const head = await file.bytes(0, headBytes)
  if (!hasDicomPrefix(head)) return
  const found = inspectDicom(file, await file.bytes())
  yield found.ok ? found.value : { ...found.error, file: file.path }
}
