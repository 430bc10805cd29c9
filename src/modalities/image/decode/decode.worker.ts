import { expose, transfer } from 'comlink'
import type { Bytes } from '../../../lib/bytes.ts'
import type { Result } from '../../../lib/result.ts'
import { type DecodedPicture, decodePicture, memoryOf } from './decode-picture.ts'

const decodeWorker = {
  async decode(bytes: Bytes): Promise<Result<DecodedPicture>> {
    const decoded = await decodePicture(bytes)
    return decoded.ok ? transfer(decoded, memoryOf(decoded.value)) : decoded
  },
}

export type DecodeWorker = typeof decodeWorker

expose(decodeWorker)
