import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { openImage } from '../../imaging/pixels/open-image.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, type Result } from '../../lib/result.ts'
import { stemOf } from './stem.ts'

/** What a PNG, JPEG or WebP file holds; a Problem of `imaging` where it is cut off, damaged or too large. Its pixels are not decoded. */
export async function inspectRaster(file: SourceFile, bytes: Bytes): Promise<Result<ItemDraft>> {
  const image = await openImage(bytes)
  if (!image.ok) return image
  return ok({
    modality: 'image',
    name: 'Picture',
    files: [file.path],
    parts: [{ bytes, uid: null, frames: image.value.frames }],
    source: { system: image.value.format, device: null, acquiredAt: null },
    facts: image.value.facts,
    group: { patient: null, study: null, stem: stemOf(file.name) },
  })
}
