import type { BlobReader } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { decodeOffPage, startDecoder } from './decode/decode-off-page.ts'
import type { OpenedImage } from './opened-image.ts'

/** Reads and decodes the first picture of an item. */
export async function openPicture(item: Item, blobs: BlobReader, signal: AbortSignal): Promise<Result<OpenedImage>> {
  const part = item.parts[0]
  if (part === undefined) return fail('blob-missing', { item: item.id })
  // It starts while the bytes are read.
  startDecoder()
  const bytes = await blobs.read(part.blob)
  if (!bytes.ok) return bytes
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  const decoded = await decodeOffPage(bytes.value)
  if (!decoded.ok) return decoded
  const isOneOfSeveral = item.parts.length > 1 || part.frames > 1
  return ok({
    item,
    ...decoded.value,
    slice: isOneOfSeveral ? { part: part.blob, frame: 0 } : null,
    dispose: () => {},
  })
}
