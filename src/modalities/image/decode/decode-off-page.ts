import { type Remote, transfer, wrap } from 'comlink'
import type { Bytes } from '../../../lib/bytes.ts'
import { fail, type Result } from '../../../lib/result.ts'
import type { DecodeWorker } from './decode.worker.ts'
import { type DecodedPicture, decodePicture } from './decode-picture.ts'

interface Decoder {
  readonly remote: Remote<DecodeWorker>
  /** Settles, with the reason, when the worker ends by itself: nothing asked of it is answered then. */
  readonly failed: Promise<string>
}

let decoder: Decoder | null = null

/** The page's one decoder, started when first asked for: it keeps what it has loaded. */
export function startDecoder(): Decoder | null {
  // Node has none, and nobody to keep waiting.
  if (typeof Worker === 'undefined') return null
  decoder ??= newDecoder()
  return decoder
}

function newDecoder(): Decoder {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })
  const failed = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => {
      decoder = null
      worker.terminate()
      resolve(event.message)
    })
  })
  return { remote: wrap<DecodeWorker>(worker), failed }
}

/**
 * Decodes a picture off the page, which goes on answering meanwhile. The bytes are gone afterwards. Fails as `decodePicture` does, or with
 * `decoder-failed`.
 */
export async function decodeOffPage(bytes: Bytes): Promise<Result<DecodedPicture>> {
  const started = startDecoder()
  if (started === null) return decodePicture(bytes)
  const failed = started.failed.then((reason) => fail('decoder-failed', { reason }))
  try {
    return await Promise.race([started.remote.decode(transfer(bytes, [bytes.buffer])), failed])
  } catch (error) {
    return fail('decoder-failed', { reason: String(error) })
  }
}
