import type { BlobReader } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { parseDicom } from '../../imaging/dicom/parse.ts'
import { readVoiWindows } from '../../imaging/dicom/voi-windows.ts'
import { percentileWindow } from '../../imaging/pixels/default-window.ts'
import { dicomPicture } from '../../imaging/pixels/dicom-picture.ts'
import { buildMips } from '../../imaging/pixels/mips.ts'
import type { Picture, WindowLevel } from '../../imaging/pixels/picture.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { OpenedImage } from './opened-image.ts'

/** Reads and decodes a picture. */
export async function openPicture(item: Item, blobs: BlobReader, signal: AbortSignal): Promise<Result<OpenedImage>> {
  const part = item.parts[0]
  if (part === undefined) return fail('blob-missing', { item: item.id })
  const bytes = await blobs.read(part.blob)
  if (!bytes.ok) return bytes
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  const decoded = decodeDicom(bytes.value)
  if (!decoded.ok) return decoded
  const { picture, window } = decoded.value
  const defaultWindow = picture.kind === 'color' ? null : (window ?? percentileWindow(picture))
  return ok({ item, picture, mips: buildMips(picture), defaultWindow, dispose: () => {} })
}

function decodeDicom(bytes: Bytes): Result<{ picture: Picture; window: WindowLevel | null }> {
  const file = parseDicom(bytes)
  if (!file.ok) return file
  const picture = dicomPicture(file.value, 0)
  if (!picture.ok) return picture
  const [first] = readVoiWindows(file.value.dataSet, 0).windows
  return ok({
    picture: picture.value,
    window: first === undefined ? null : { centre: first.centre, width: first.width },
  })
}
