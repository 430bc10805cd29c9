import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { decodeText, detectEncoding, type TextEncoding } from '../../lib/text-encoding.ts'
import { hasOtherSignature, headBytes, isMarkup, looksLikeWriting, promisedBy } from './sniff.ts'

/** Largest note taken: all of a note's text is in the page, and no clinical note comes near. */
export const maxNoteBytes = 8 * 1024 * 1024

/**
 * Recognises notes: plain text by content, whatever the name, unless the name promises data for programs (`.csv`, `.json`). Problems:
 * `file-empty`, `file-too-large` (told before the file is read whole), `file-unreadable`, `note-not-text` (named as a note but
 * binary), and `note-under-other-name` beside the draft where the name promises a picture or the like.
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
  if (readAsWriting(head, file.sizeBytes <= headBytes) === null) {
    if (promised === 'note') yield problem('note-not-text', {}, where)
    return
  }
  if (file.sizeBytes > maxNoteBytes) {
    yield problem('file-too-large', { sizeBytes: file.sizeBytes, limitBytes: maxNoteBytes }, where)
    return
  }
  const bytes = await file.bytes()
  const writing = readAsWriting(bytes, true)
  if (writing === null) {
    if (promised === 'note') yield problem('note-not-text', {}, where)
    return
  }
  if (promised !== 'note' && isMarkup(writing.text)) return
  yield draftOf(file, bytes, writing.encoding)
  if (promised === 'binary') yield problem('note-under-other-name', {}, where)
}

function readAsWriting(bytes: Bytes, isWhole: boolean): { encoding: TextEncoding; text: string } | null {
  const encoding = detectEncoding(bytes, isWhole)
  const text = decodeText(bytes, encoding)
  return looksLikeWriting(text) ? { encoding, text } : null
}

function draftOf(file: SourceFile, bytes: Bytes, encoding: TextEncoding): ItemDraft {
  return {
    modality: 'text',
    name: 'Note',
    files: [file.path],
    parts: [{ bytes, uid: null, frames: 1 }],
    source: { system: 'text', device: null, acquiredAt: null },
    facts: { encoding: { value: encoding, origin: 'header' } },
    group: { patient: null, study: null, stem: file.name.replace(/(?<=.)\.[^.]*$/, '') },
  }
}
