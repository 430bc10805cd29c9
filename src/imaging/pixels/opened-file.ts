import type { Fact } from '../../domain/records/case.ts'
import type { OnShare } from '../../lib/progress.ts'
import type { Result } from '../../lib/result.ts'
import type { OverlayPlane } from '../dicom/overlay-planes.ts'
import type { Picture, WindowLevel } from './picture.ts'
import type { RasterFormat } from './raster/raster-file.ts'
import type { WindowPreset } from './window-presets.ts'

/** One frame, decoded. */
export interface OpenedFrame {
  readonly picture: Picture
  /** Null for colour pictures, which have no window. */
  readonly defaultWindow: WindowLevel | null
  /** Windows of the file, then those usual for its kind. */
  readonly presets: readonly WindowPreset[]
  /** Graphics of the file that lie over the picture. */
  readonly overlays: readonly OverlayPlane[]
}

/** A stored picture file, opened: frames are decoded when they are asked for, and not kept. */
export interface OpenedImage {
  readonly format: 'dicom' | 'nifti' | RasterFormat
  readonly widthPx: number
  readonly heightPx: number
  readonly frames: number
  /** What the header says; nothing for other pictures but their size. */
  readonly facts: Readonly<Record<string, Fact>>
  /**
   * @param frame 0-based
   * @param onShare is told how much is decoded, where the decoder knows
   * @throws RangeError where there is no such frame
   */
  frame(frame: number, onShare?: OnShare): Promise<Result<OpenedFrame>>
}
