import type { OverlayPlane } from '../../../imaging/dicom/overlay-planes.ts'
import { buildMips, type MipLevel } from '../../../imaging/pixels/mips.ts'
import { openImage } from '../../../imaging/pixels/open-image.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'
import type { WindowPreset } from '../../../imaging/pixels/window-presets.ts'
import type { Bytes } from '../../../lib/bytes.ts'
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

/** Decodes the first frame of a stored picture. Problems as those of `openImage`. */
export async function decodePicture(bytes: Bytes): Promise<Result<DecodedPicture>> {
  const file = await openImage(bytes)
  if (!file.ok) return file
  const frame = await file.value.frame(0)
  if (!frame.ok) return frame
  const { picture, defaultWindow, presets, overlays } = frame.value
  return ok({ picture, mips: buildMips(picture), defaultWindow, presets, overlays })
}

/** The memory that a decoded picture lies in, to be handed over instead of copied. */
export function memoryOf({ picture, mips, overlays }: DecodedPicture): ArrayBuffer[] {
  const own = picture.kind === 'grayscale' ? picture.values.buffer : picture.rgba.buffer
  return [...new Set([own, ...mips.map(({ pixels }) => pixels.buffer), ...overlays.map(({ bits }) => bits.buffer)])]
}
