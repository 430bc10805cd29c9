import type { BlobReader } from '../../../contracts/modality.ts'
import type { Item } from '../../../domain/records/case.ts'
import type { Stack } from '../../../domain/stack/stack.ts'
import type { OnShare } from '../../../lib/progress.ts'
import { fail, type Result } from '../../../lib/result.ts'
import { closeFile, decodeFrameOffPage } from '../decode/decode-off-page.ts'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import { bytesOf, keptBytesAtMost } from './decoded-slices.ts'

/** Decodes slices of an item by their place in its stack. */
export interface SliceReader {
  /** @param onShare is told how far it is, where that can be known */
  decode(index: number, onShare?: OnShare): Promise<Result<DecodedPicture>>
  /** Gives up what is being decoded, and lets go of what the decoder holds for it. */
  close(): void
}

export function sliceReader(item: Item, stack: Stack, blobs: Pick<BlobReader, 'open'>): SliceReader {
  const parts = new Map(item.parts.map((part) => [part.blob, part]))
  /** Frames of each file of several that were decoded: when all were, its bytes are needed no more. */
  const done = new Map<string, Set<number>>()
  const closing = new AbortController()
  const { signal } = closing
  return {
    async decode(index, onShare) {
      const slice = stack.slices[index]?.slice
      const part = parts.get(slice?.part ?? '')
      if (slice === undefined || part === undefined) return fail('blob-missing', { item: item.id })
      const decoded = await decodeFrameOffPage(part, slice.frame, () => blobs.open(part.blob), { signal, onShare })
      if (!decoded.ok || part.frames === 1) return decoded
      const frames = done.get(part.blob) ?? new Set()
      done.set(part.blob, frames.add(slice.frame))
      const areAllKept = part.frames * bytesOf(decoded.value) <= keptBytesAtMost
      if (areAllKept && frames.size === part.frames) closeFile(part.blob)
      return decoded
    },
    close() {
      closing.abort()
      for (const { blob, frames } of item.parts) if (frames > 1) closeFile(blob)
    },
  }
}
