import type { BlobReader } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { buildMips } from '../../imaging/pixels/mips.ts'
import { openImage } from '../../imaging/pixels/open-image.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { OpenedImage } from './opened-image.ts'

/** Reads and decodes the first picture of an item. */
export async function openPicture(item: Item, blobs: BlobReader, signal: AbortSignal): Promise<Result<OpenedImage>> {
  const part = item.parts[0]
  if (part === undefined) return fail('blob-missing', { item: item.id })
  const bytes = await blobs.read(part.blob)
  if (!bytes.ok) return bytes
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  const file = await openImage(bytes.value)
  if (!file.ok) return file
  const frame = await file.value.frame(0)
  if (!frame.ok) return frame
  const { picture, defaultWindow, presets } = frame.value
  const isOneOfSeveral = item.parts.length > 1 || part.frames > 1
  return ok({
    item,
    picture,
    slice: isOneOfSeveral ? { part: part.blob, frame: 0 } : null,
    mips: buildMips(picture),
    defaultWindow,
    presets,
    dispose: () => {},
  })
}
