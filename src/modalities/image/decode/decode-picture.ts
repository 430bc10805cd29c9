import type { StoredBytes } from '../../../contracts/modality.ts'
import type { OverlayPlane } from '../../../imaging/dicom/overlay-planes.ts'
import { buildMips, type MipLevel } from '../../../imaging/pixels/mips.ts'
import { openImage } from '../../../imaging/pixels/open-image.ts'
import type { OpenedImage } from '../../../imaging/pixels/opened-file.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'
import type { WindowPreset } from '../../../imaging/pixels/window-presets.ts'
import { checkedSource } from '../../../lib/checked-blob.ts'
import type { OnShare } from '../../../lib/progress.ts'
import { ok, type Result } from '../../../lib/result.ts'

/** A picture with what is needed to show it at once. */
export interface DecodedPicture {
  readonly picture: Picture
  /** See `buildMips`. */
  readonly mips: readonly MipLevel[]
  /** The window to begin with; null for colour. */
  readonly defaultWindow: WindowLevel | null
  /** Windows to choose from; none for colour. */
  readonly presets: readonly WindowPreset[]
  /** Graphics of the file that lie over the picture. */
  readonly overlays: readonly OverlayPlane[]
}

/** Opens a stored file; one that is stored as a blob is read in pieces. */
export function openStored(bytes: StoredBytes, onShare?: OnShare): Promise<Result<OpenedImage>> {
  return openImage(bytes instanceof Uint8Array ? bytes : checkedSource(bytes), onShare)
}

/** Decodes the first frame of a stored picture. Problems as those of `openImage`. */
export async function decodePicture(bytes: StoredBytes, onShare?: OnShare): Promise<Result<DecodedPicture>> {
  const file = await openStored(bytes, onShare)
  return file.ok ? decodeFrame(file.value, 0, true, onShare) : file
}

/**
 * Decodes one frame of an opened file.
 * @param frame 0-based
 * @param withMips whether to halve it too: of a slice, that is done when it is seen that small
 * @throws RangeError where there is no such frame
 */
export async function decodeFrame(
  file: OpenedImage,
  frame: number,
  withMips: boolean,
  onShare?: OnShare,
): Promise<Result<DecodedPicture>> {
  const decoded = await file.frame(frame, onShare)
  if (!decoded.ok) return decoded
  const { picture, defaultWindow, presets, overlays } = decoded.value
  return ok({ picture, mips: withMips ? buildMips(picture) : [], defaultWindow, presets, overlays })
}

/** The memory that a decoded picture lies in, to be handed over instead of copied. */
export function memoryOf({ picture, mips, overlays }: DecodedPicture): ArrayBuffer[] {
  const own = picture.kind === 'grayscale' ? picture.values.buffer : picture.rgba.buffer
  return [...new Set([own, ...mips.map(({ pixels }) => pixels.buffer), ...overlays.map(({ bits }) => bits.buffer)])]
}
