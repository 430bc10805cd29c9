import { type Remote, transfer, wrap } from 'comlink'
import type { Bytes } from '../../../lib/bytes.ts'
import { fail, type Result } from '../../../lib/result.ts'
import type { DecodeWorker } from './decode.worker.ts'
import type { DecodedPicture } from './decode-picture.ts'

interface Decoder {
  readonly remote: Remote<DecodeWorker>
  /** Settles, with the reason, when the worker ends: nothing asked of it is answered then. */
  readonly failed: Promise<string>
  /** Ends the worker; the next picture gets a new one. */
  end(reason: string): void
}

/** No picture that can be shown takes this long; a codec in an endless loop would keep the reader waiting for ever. */
const timeLimitMs = 60_000

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
  let end: Decoder['end'] = () => {}
  const failed = new Promise<string>((resolve) => {
    end = (reason) => {
      decoder = null
      worker.terminate()
      resolve(reason)
    }
  })
  worker.addEventListener('error', (event) => end(event.message))
  return { remote: wrap<DecodeWorker>(worker), failed, end }
}

/** Where there are no workers. Built for browsers, which have them, the page carries no codec. */
async function decodeHere(bytes: Bytes): Promise<Result<DecodedPicture>> {
  if (!import.meta.env.SSR) return fail('decoder-failed', { reason: 'this browser has no workers' })
  return (await import('./decode-picture.ts')).decodePicture(bytes)
}

/**
 * Decodes a picture off the page, which goes on answering meanwhile. The bytes are gone afterwards. Fails as `decodePicture` does, or with
 * `decoder-failed`.
 */
export async function decodeOffPage(bytes: Bytes): Promise<Result<DecodedPicture>> {
  const started = startDecoder()
  if (started === null) return decodeHere(bytes)
  const failed = started.failed.then((reason) => fail('decoder-failed', { reason }))
  const timer = setTimeout(() => started.end(`it took more than ${timeLimitMs / 1000} s`), timeLimitMs)
  try {
    return await Promise.race([started.remote.decode(transfer(bytes, [bytes.buffer])), failed])
  } catch (error) {
    return fail('decoder-failed', { reason: String(error) })
  } finally {
    clearTimeout(timer)
  }
}
