import type { StoredBytes } from '../../../contracts/modality.ts'
import type { OpenedImage } from '../../../imaging/pixels/opened-file.ts'
import type { OnShare } from '../../../lib/progress.ts'
import { fail, type Result } from '../../../lib/result.ts'
import { type DecodedPicture, decodeFrame, openStored } from './decode-picture.ts'

/** Files of several frames that stay open between their frames, by the SHA-256 of their bytes. */
export interface FrameFiles {
  /** Opens a file, or one of one frame, and decodes a frame of it. */
  open(blob: string, bytes: StoredBytes, frame: number, onShare?: OnShare): Promise<Result<DecodedPicture>>
  /** Decodes a frame of an open file; `file-not-open` where it is not, or no more. */
  frame(blob: string, frame: number, onShare?: OnShare): Promise<Result<DecodedPicture>>
  close(blob: string): void
}

export function createFrameFiles(): FrameFiles {
  const files = new Map<string, OpenedImage>()

  function checked(file: OpenedImage, frame: number, onShare?: OnShare): Promise<Result<DecodedPicture>> {
    // What the record says of a file may be more than it holds.
    if (frame >= file.frames) return Promise.resolve(fail('frame-missing', { frame, frames: file.frames }))
    return decodeFrame(file, frame, false, onShare)
  }

  return {
    async open(blob, bytes, frame, onShare) {
      const file = await openStored(bytes, onShare)
      if (!file.ok) return file
      if (file.value.frames > 1) files.set(blob, file.value)
      return checked(file.value, frame, onShare)
    },
    frame(blob, frame, onShare) {
      const file = files.get(blob)
      return file === undefined ? Promise.resolve(fail('file-not-open')) : checked(file, frame, onShare)
    },
    close: (blob) => void files.delete(blob),
  }
}
