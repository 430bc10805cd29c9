import type { OnShare } from '../../lib/progress.ts'
import type { Result } from '../../lib/result.ts'

/** Samples of one frame as a codec gives them: pixel by pixel from the top left, the samples of a pixel side by side. */
export interface CodecFrame {
  readonly widthPx: number
  readonly heightPx: number
  readonly components: number
  /** Bits of a sample that carry its value. */
  readonly bits: number
  /** Whether the codestream itself knows of signs (JPEG 2000): a header that contradicts it is then wrong about the sign only. */
  readonly knowsSigns: boolean
  readonly values:
    | Uint8Array<ArrayBuffer>
    | Uint16Array<ArrayBuffer>
    | Int16Array<ArrayBuffer>
    | Int32Array<ArrayBuffer>
}

/** What the DICOM header promises: checked against the codestream before anything of its size is allocated. */
export interface ExpectedFrame {
  readonly widthPx: number
  readonly heightPx: number
  readonly components: number
  readonly bitsAllocated: number
  readonly bitsStored: number
}

/**
 * Decodes one frame. Fails with `codec-damaged` {codec, reason} where the codestream is broken and `codec-mismatch` where it holds
 * another picture than the header promises.
 * @param onShare is told how much is decoded, by codecs that know
 */
export type FrameCodec = (bytes: Uint8Array, expected: ExpectedFrame, onShare?: OnShare) => Promise<Result<CodecFrame>>
