import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { decodeText, type TextEncoding, undecodableCount } from '../../lib/text-encoding.ts'
import { noteDraft } from './note-draft.ts'
import { hasOtherSignature, headBytes, isMarkup, looksLikeWriting, promisedBy } from './sniff.ts'

/** Largest note taken: all of a note's text is in the page, and no clinical note comes near. */
export const maxNoteBytes = 8 * 1024 * 1024

/**
 * Recognises notes: plain text by content, whatever the name, unless the name promises data for programs (`.csv`, `.json`). Problems:
 * `file-empty`, `file-too-large` (told before the file is read whole), `file-unreadable`, `note-not-text` (named as a note but
 * binary), and beside the draft `note-under-other-name` where the name promises a picture or the like, and `note-undecodable` where
 * characters have no meaning in the encoding.
 */
export async function* inspectNotes(
  files: readonly SourceFile[],
  signal: AbortSignal,
): AsyncGenerator<ItemDraft | Problem> {
  for (const file of files) {
    if (signal.aborted) return
    try {
      yield* inspectNote(file)
    } catch {
      yield problem('file-unreadable', {}, { file: file.path })
    }
  }
}

async function* inspectNote(file: SourceFile): AsyncGenerator<ItemDraft | Problem> {
  const where = { file: file.path }
  if (file.sizeBytes === 0) {
    yield problem('file-empty', {}, where)
    return
  }
  const promised = promisedBy(file.name)
  if (promised === 'data') return
  const head = await file.bytes(0, headBytes)
  if (hasOtherSignature(head)) return
  if ((await readAsWriting(head, file.sizeBytes <= headBytes)) === null) {
    if (promised === 'note') yield problem('note-not-text', {}, where)
    return
  }
  if (file.sizeBytes > maxNoteBytes) {
    yield problem('file-too-large', { sizeBytes: file.sizeBytes, limitBytes: maxNoteBytes }, where)
    return
  }
  const bytes = await file.bytes()
  const writing = await readAsWriting(bytes, true)
  if (writing === null) {
    if (promised === 'note') yield problem('note-not-text', {}, where)
    return
  }
  if (promised !== 'note' && isMarkup(writing.text)) return
  const stem = file.name.replace(/(?<=.)\.[^.]*$/, '')
  yield noteDraft([file.path], bytes, writing.encoding, { patient: null, study: null, stem })
  if (promised === 'binary') yield problem('note-under-other-name', {}, where)
  const count = undecodableCount(writing.text, writing.encoding)
  if (count > 0) yield problem('note-undecodable', { count, encoding: writing.encoding }, where)
}

async function readAsWriting(bytes: Bytes, isWhole: boolean): Promise<{ encoding: TextEncoding; text: string } | null> {
  const { guessEncoding } = await import('../../lib/guess-encoding.ts')
  const encoding = guessEncoding(bytes, isWhole)
  const text = decodeText(bytes, encoding)
  return looksLikeWriting(text) ? { encoding, text } : null
}
