import { expose, transfer } from 'comlink'
import type { StoredBytes } from '../../../contracts/modality.ts'
import type { OnShare } from '../../../lib/progress.ts'
import type { Result } from '../../../lib/result.ts'
import { type DecodedPicture, decodePicture, memoryOf } from './decode-picture.ts'
import { createFrameFiles } from './frame-files.ts'

const files = createFrameFiles()

const handedOver = (decoded: Result<DecodedPicture>) =>
  decoded.ok ? transfer(decoded, memoryOf(decoded.value)) : decoded

const decodeWorker = {
  async decode(bytes: StoredBytes, onShare: OnShare): Promise<Result<DecodedPicture>> {
    return handedOver(await decodePicture(bytes, onShare))
  },

  /** See `FrameFiles`. */
  async openFile(
    blob: string,
    bytes: StoredBytes,
    frame: number,
    onShare: OnShare | undefined,
  ): Promise<Result<DecodedPicture>> {
    return handedOver(await files.open(blob, bytes, frame, onShare))
  },
  async frame(blob: string, frame: number, onShare: OnShare | undefined): Promise<Result<DecodedPicture>> {
    return handedOver(await files.frame(blob, frame, onShare))
  },
  closeFile: (blob: string) => files.close(blob),
}

export type DecodeWorker = typeof decodeWorker

expose(decodeWorker)
