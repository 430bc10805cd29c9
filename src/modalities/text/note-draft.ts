import type { ItemDraft } from '../../contracts/modality.ts'
import type { Bytes } from '../../lib/bytes.ts'
import type { TextEncoding } from '../../lib/text-encoding.ts'

/** A note before it belongs to a case. @param files where it was found, for messages */
export function noteDraft(
  files: readonly string[],
  bytes: Bytes,
  encoding: TextEncoding,
  group: ItemDraft['group'],
): ItemDraft {
  return {
    modality: 'text',
    name: 'Note',
    files,
    parts: [{ bytes, uid: null, frames: 1 }],
    source: { system: 'text', device: null, acquiredAt: null },
    facts: { encoding: { value: encoding, origin: 'header' } },
    group,
  }
}
