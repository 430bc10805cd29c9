import type { OpenedItem } from '../../contracts/modality.ts'
import type { Slice } from '../../domain/records/target.ts'
import type { OverlayPlane } from '../../imaging/dicom/overlay-planes.ts'
import type { MipLevel } from '../../imaging/pixels/mips.ts'
import type { Picture, WindowLevel } from '../../imaging/pixels/picture.ts'
import type { WindowPreset } from '../../imaging/pixels/window-presets.ts'
import type { OpenedStack } from './stack/opened-stack.ts'

/** A picture made ready to show; of a stack, the slice on view: what is read of it is another after each scroll. */
export interface OpenedImage extends OpenedItem {
  readonly picture: Picture
  /** Null or absent: a single picture. */
  readonly stack?: OpenedStack | null
  /** Which picture of the item it is; null where the item has only one. */
  readonly slice: Slice | null
  /** Levels 1, 2, ... of `buildMips`; of a slice they are made when asked for. */
  readonly mips: readonly MipLevel[]
  /** The window to begin with, one for all slices; null for colour. */
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
