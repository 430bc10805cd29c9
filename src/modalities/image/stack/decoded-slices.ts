import type { Problem, Result } from '../../../lib/result.ts'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import { decodeOrder } from './decode-order.ts'

/** Most bytes of decoded slices of one item that are kept, however many panes show it; of a longer stack, those around the readers. */
export const keptBytesAtMost = 768 * 1024 * 1024

/** Reads in flight: one is read from the store while another is decoded. */
const inFlight = 2

/** Somebody who goes through slices, a pane: what is decoded and kept follows all of them. Indices are places in the stack, from 0. */
export interface Looker {
  shown(): number
  wanted(): number
  /** Which way it goes. */
  direction(): 1 | -1
  /** False: it waits for a reader, and nothing is decoded ahead for it. */
  isStarted(): boolean
  /** Another slice is decoded, or cannot be. */
  onChange(): void
}

/** The decoded slices of one item, each decoded once for everybody who looks. */
export interface DecodedSlices {
  get(index: number): DecodedPicture | undefined
  /** Why a slice could not be decoded; null where it was not tried, or is there. */
  problem(index: number): Problem | null
  /** Lets a slice that failed be tried again. */
  forgive(index: number): void
  /** Decodes for a looker too, once it is started. Returns what takes it away again. */
  join(looker: Looker): () => void
  /** Goes on decoding for those who look: to be called when one of them goes elsewhere. */
  fill(): void
  /** A slice for itself; it is not kept. */
  picture(index: number): Promise<Result<DecodedPicture>>
  keptBytes(): number
  dispose(): void
}

export interface SliceSource {
  readonly count: number
  /** The slice that was decoded first. */
  readonly first: { readonly index: number; readonly picture: DecodedPicture }
  decode(index: number): Promise<Result<DecodedPicture>>
  /** Most bytes of decoded pixels to keep. */
  readonly budgetBytes: number
}

export function createDecodedSlices({ count, first, decode, budgetBytes }: SliceSource): DecodedSlices {
  const kept = new Map<number, DecodedPicture>([[first.index, first.picture]])
  const failed = new Map<number, Problem>()
  const running = new Set<number>()
  const lookers = new Set<Looker>()
  const sliceBytes = Math.max(1, bytesOf(first.picture))
  const mostKept = Math.max(3, Math.floor(budgetBytes / sliceBytes))
  let isGone = false

  /** What is to be there, the most urgent first: of each reader in turn, and of all together no more than are kept. */
  function* urgent(): Generator<number> {
    const started = [...lookers].filter((looker) => looker.isStarted())
    const most = Math.max(1, Math.floor(mostKept / Math.max(1, started.length)))
    const orders = started.map((looker) =>
      decodeOrder({ count, wanted: looker.wanted(), direction: looker.direction(), most }),
    )
    for (let isMore = orders.length > 0; isMore; ) {
      isMore = false
      for (const order of orders) {
        const next = order.next()
        if (next.done === true) continue
        isMore = true
        yield next.value
      }
    }
  }

  function fill(): void {
    if (isGone) return
    for (const index of urgent()) {
      if (running.size >= inFlight) return
      if (kept.has(index) || failed.has(index) || running.has(index)) continue
      void load(index)
    }
  }

  async function load(index: number): Promise<void> {
    running.add(index)
    const decoded = await decode(index)
    running.delete(index)
    if (isGone) return
    if (decoded.ok) keep(index, decoded.value)
    else failed.set(index, decoded.error)
    for (const looker of lookers) looker.onChange()
    fill()
  }

  /** What nobody is about to need goes first: what is needed is never more than is kept, so that it comes to rest. */
  function keep(index: number, picture: DecodedPicture): void {
    kept.set(index, picture)
    if (kept.size <= mostKept) return
    const needed = new Set(urgent())
    for (const looker of lookers) needed.add(looker.shown())
    const distance = (from: number) =>
      Math.min(...[...lookers].map((looker) => Math.abs(looker.wanted() - from)), Number.MAX_SAFE_INTEGER)
    const spare = [...kept.keys()].filter((each) => !needed.has(each)).sort((a, b) => distance(b) - distance(a))
    for (const each of spare.slice(0, kept.size - mostKept)) kept.delete(each)
  }

  return {
    get: (index) => kept.get(index),
    problem: (index) => failed.get(index) ?? null,
    forgive: (index) => void failed.delete(index),
    join(looker) {
      lookers.add(looker)
      return () => void lookers.delete(looker)
    },
    fill,
    async picture(index) {
      const known = kept.get(index)
      return known === undefined ? decode(index) : { ok: true, value: known }
    },
    keptBytes: () => kept.size * sliceBytes,
    dispose() {
      isGone = true
      kept.clear()
      lookers.clear()
    },
  }
}

/** Memory of the pixels of a decoded slice. */
export function bytesOf({ picture, mips }: DecodedPicture): number {
  const own = picture.kind === 'grayscale' ? picture.values.byteLength : picture.rgba.byteLength
  return mips.reduce((sum, { pixels }) => sum + pixels.byteLength, own)
}
