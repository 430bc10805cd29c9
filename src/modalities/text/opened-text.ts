import type { BlobReader, OpenedItem } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { lineStartsOf } from '../../domain/text/lines.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { decodeText, detectEncoding, isTextEncoding } from '../../lib/text-encoding.ts'

/** A note made ready to show. */
export interface OpenedText extends OpenedItem {
  /** The decoded source; spans count UTF-16 code units of it. */
  readonly text: string
  /** See `lineStartsOf`. */
  readonly lineStarts: readonly number[]
}

export function openedText(item: Item, text: string): OpenedText {
  return { item, text, lineStarts: lineStartsOf(text), dispose: () => {} }
}

/** Whether an opened item is a note. */
export function isOpenedText(opened: OpenedItem): opened is OpenedText {
  return 'lineStarts' in opened
}

/** Reads and decodes a note. */
export async function openText(
  item: Item,
  blobs: Pick<BlobReader, 'read'>,
  signal: AbortSignal,
): Promise<Result<OpenedText>> {
  const part = item.parts[0]
  if (part === undefined) return fail('blob-missing', { item: item.id })
  const bytes = await blobs.read(part.blob)
  if (!bytes.ok) return bytes
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  return ok(openedText(item, readText(item, bytes.value)))
}

/** Decodes a note in the encoding recorded at import; offsets depend on it: it is detected anew only where none is recorded. */
export function readText({ facts }: Item, bytes: Bytes): string {
  const recorded = facts.encoding?.value
  return decodeText(bytes, isTextEncoding(recorded) ? recorded : detectEncoding(bytes, true))
}
