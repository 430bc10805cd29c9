import type { OpenedItem } from '../../contracts/modality.ts'
import type { Slice } from '../../domain/records/target.ts'
import type { OverlayPlane } from '../../imaging/dicom/overlay-planes.ts'
import type { MipLevel } from '../../imaging/pixels/mips.ts'
import type { Picture, WindowLevel } from '../../imaging/pixels/picture.ts'
import type { WindowPreset } from '../../imaging/pixels/window-presets.ts'

/** A picture made ready to show. */
export interface OpenedImage extends OpenedItem {
  readonly picture: Picture
  /** Which picture of the item it is; null where the item has only one. */
  readonly slice: Slice | null
  /** Levels 1, 2, ... of `buildMips`. */
  readonly mips: readonly MipLevel[]
  /** The window to begin with; null for colour. */
  readonly defaultWindow: WindowLevel | null
  /** Windows to choose from, in the order of their keys; none for colour. */
  readonly presets: readonly WindowPreset[]
  /** Graphics of the file that lie over the picture, no part of its values; absent: none. */
  readonly overlays?: readonly OverlayPlane[]
}

/** Whether an opened item is a picture. */
export function isOpenedImage(opened: OpenedItem): opened is OpenedImage {
  return 'picture' in opened
}
