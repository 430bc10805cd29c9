import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { StoredBytes } from '../../../contracts/modality.ts'
import type { Part } from '../../../domain/records/case.ts'
import { type Ending, endingOf } from '../../../lib/ending.ts'
import type { OnShare } from '../../../lib/progress.ts'
import { createQueue } from '../../../lib/queue.ts'
import { fail, type Result } from '../../../lib/result.ts'
import type { DecodeWorker } from './decode.worker.ts'
import type { DecodedPicture } from './decode-picture.ts'
import type { FrameFiles } from './frame-files.ts'

interface Decoder {
  readonly remote: Remote<DecodeWorker>
  /** The end of the worker: nothing asked of it is answered then. */
  readonly ending: Ending
  /** Ends the worker; the next picture gets a new one. */
  end(reason: string): void
}

/** No picture that can be shown takes this long; a codec in an endless loop would keep the reader waiting for ever. */
const usualLimitMs = 60_000

interface DecodeOptions {
  /**
   * Ends the decoder where nobody else waits for it: a long work that nobody wants must not hold up the next picture. What has not begun
   * yet is dropped at once.
   */
  readonly signal?: AbortSignal | undefined
  /** Is told how much is decoded, where the decoder knows. */
  readonly onShare?: OnShare | undefined
  /** The decoder is ended after so long. */
  readonly timeLimitMs?: number
}

/** Pictures given to the decoder at a time: one is read while another is decoded. The others wait here, where they can be dropped. */
const atOnce = 2

const queue = createQueue(atOnce)

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
  const ending = endingOf(worker)
  const end = (reason: string) => {
    decoder = null
    worker.terminate()
    ending.end(reason)
  }
  worker.addEventListener('error', () => end('it ended by itself'))
  return { remote: wrap<DecodeWorker>(worker), ending, end }
}

/** Where there are no workers. Built for browsers, which have them, the page carries no codec. */
async function decodeHere(bytes: StoredBytes): Promise<Result<DecodedPicture>> {
  if (!import.meta.env.SSR) return fail('decoder-failed', { reason: 'this browser has no workers' })
  return (await import('./decode-picture.ts')).decodePicture(bytes)
}

/**
 * Decodes a picture off the page, which goes on answering meanwhile. The bytes are gone afterwards. Fails as `decodePicture` does, or with
 * `decoder-failed`.
 */
export function decodeOffPage(bytes: StoredBytes, options: DecodeOptions = {}): Promise<Result<DecodedPicture>> {
  const { onShare = () => {} } = options
  return withDecoder(
    (remote) => remote.decode(handedOver(bytes), proxy(onShare)),
    () => decodeHere(bytes),
    options,
  )
}

/** A blob costs nothing to give. */
function handedOver(bytes: StoredBytes): StoredBytes {
  return bytes instanceof Uint8Array ? transfer(bytes, [bytes.buffer]) : bytes
}

/** Files of several frames, where there are no workers. */
let ownFiles: FrameFiles | null = null

async function withOwnFiles(
  ask: (files: FrameFiles) => Promise<Result<DecodedPicture>>,
): Promise<Result<DecodedPicture>> {
  if (!import.meta.env.SSR) return fail('decoder-failed', { reason: 'this browser has no workers' })
  ownFiles ??= (await import('./frame-files.ts')).createFrameFiles()
  return ask(ownFiles)
}

/**
 * Decodes one frame of a stored file off the page. A file of several frames is read once and stays open in the worker until `closeFile`.
 * Fails as `decodePicture` does, with `decoder-failed`, `frame-missing`, or as reading does.
 * @param frame 0-based
 */
export async function decodeFrameOffPage(
  { blob, frames }: Pick<Part, 'blob' | 'frames'>,
  frame: number,
  read: () => Promise<Result<StoredBytes>>,
  options: DecodeOptions = {},
): Promise<Result<DecodedPicture>> {
  // A channel for each of hundreds of slices would be made for nothing.
  const told = () => (options.onShare === undefined ? undefined : proxy(options.onShare))
  if (frames > 1) {
    const decoded = await withDecoder(
      (remote) => remote.frame(blob, frame, told()),
      () => withOwnFiles((files) => files.frame(blob, frame)),
      options,
    )
    if (decoded.ok || decoded.error.code !== 'file-not-open') return decoded
  }
  if (options.signal?.aborted) return cancelled()
  const bytes = await read()
  if (!bytes.ok) return bytes
  return withDecoder(
    (remote) => remote.openFile(blob, handedOver(bytes.value), frame, told()),
    () => withOwnFiles((files) => files.open(blob, bytes.value, frame)),
    options,
  )
}

/** Lets go of the bytes of a file of several frames. */
export function closeFile(blob: string): void {
  ownFiles?.close(blob)
  // A worker that has ended has let go of everything.
  if (decoder !== null) void decoder.remote.closeFile(blob)
}

/** Pictures that are asked for, not decoded yet, and still wanted. */
let wanted = 0

const cancelled = () => fail('open-cancelled')

async function withDecoder(
  ask: (remote: Remote<DecodeWorker>) => Promise<Result<DecodedPicture>>,
  without: () => Promise<Result<DecodedPicture>>,
  { signal, timeLimitMs = usualLimitMs }: DecodeOptions = {},
): Promise<Result<DecodedPicture>> {
  if (startDecoder() === null) return signal?.aborted ? cancelled() : without()
  let isWanted = true
  const leave = () => {
    if (isWanted) wanted -= 1
    isWanted = false
  }
  const giveUp = () => {
    leave()
    if (wanted === 0) decoder?.end('nobody waits for it')
  }
  wanted += 1
  // Before the queue hears of it: what it would begin next is not wanted by then.
  signal?.addEventListener('abort', giveUp)
  try {
    return await queue.run(() => askDecoder(ask, timeLimitMs), cancelled, signal)
  } finally {
    leave()
    signal?.removeEventListener('abort', giveUp)
  }
}

async function askDecoder(
  ask: (remote: Remote<DecodeWorker>) => Promise<Result<DecodedPicture>>,
  timeLimitMs: number,
): Promise<Result<DecodedPicture>> {
  const started = startDecoder()
  if (started === null) throw new Error('the workers of this browser have gone')
  const timer = setTimeout(() => started.end(`it took more than ${timeLimitMs / 1000} s`), timeLimitMs)
  try {
    return await started.ending.before(ask(started.remote), (reason) => fail('decoder-failed', { reason }))
  } catch (error) {
    return fail('decoder-failed', { reason: String(error) })
  } finally {
    clearTimeout(timer)
  }
}
