import type { Stack } from '../../../domain/stack/stack.ts'
import type { Problem, Result } from '../../../lib/result.ts'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import { decodeOrder } from './decode-order.ts'

/** The slices of an item at work: one is shown, others are decoded ahead of it. Indices are places in the stack, from 0. */
export interface OpenedStack {
  readonly stack: Stack
  readonly count: number
  /** The slice on view. */
  shown(): number
  /** The slice asked for: another than the shown one while it is being decoded. */
  wanted(): number
  /** Shows a slice, cut to those there are, as soon as it is decoded: until then what is on view stays, with its own marks. */
  go(index: number): void
  isDecoded(index: number): boolean
  /** Why a slice that was asked for is not shown; null where nothing went wrong. */
  problem(): Problem | null
  /** A slice for itself, whether shown or not; it is not kept. */
  picture(index: number): Promise<Result<DecodedPicture>>
  /** Begins to decode ahead: not before somebody looks, so that a case opened ahead takes the memory of one slice. */
  start(): void
  /** Calls when another slice is shown or asked for, or one more is decoded. Returns the unsubscriber. */
  subscribe(listener: () => void): () => void
}

export interface StackSource {
  readonly stack: Stack
  /** The slice that was decoded first. */
  readonly first: { readonly index: number; readonly picture: DecodedPicture }
  decode(index: number): Promise<Result<DecodedPicture>>
  /** Most bytes of decoded pixels to keep. */
  readonly budgetBytes: number
}

/** Most bytes of decoded slices that a pane keeps; of a longer stack, those around the reader. */
export const keptBytesAtMost = 768 * 1024 * 1024

/** Reads in flight: one is read from the store while another is decoded. */
const inFlight = 2

/** An opened stack with what belongs to its owner alone. */
export interface OwnedStack extends OpenedStack {
  current(): DecodedPicture
  keptBytes(): number
  dispose(): void
}

export function createOpenedStack({ stack, first, decode, budgetBytes }: StackSource): OwnedStack {
  const count = stack.slices.length
  const kept = new Map<number, DecodedPicture>([[first.index, first.picture]])
  const failed = new Map<number, Problem>()
  const running = new Set<number>()
  const listeners = new Set<() => void>()
  const sliceBytes = Math.max(1, bytesOf(first.picture))
  const mostKept = Math.max(3, Math.floor(budgetBytes / sliceBytes))
  let shown = first.index
  let wanted = first.index
  let direction: 1 | -1 = 1
  let current = first.picture
  let isStarted = false
  let isGone = false

  function tell(): void {
    for (const listener of listeners) listener()
  }

  function fill(): void {
    if (isGone || !isStarted) return
    for (const index of decodeOrder({ count, wanted, direction, most: mostKept })) {
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
    if (index === wanted) showWanted()
    tell()
    fill()
  }

  function keep(index: number, picture: DecodedPicture): void {
    kept.set(index, picture)
    while (kept.size > mostKept) {
      let farthest = index
      for (const each of kept.keys())
        if (each !== shown && Math.abs(each - wanted) > Math.abs(farthest - wanted)) farthest = each
      if (farthest === wanted) return
      kept.delete(farthest)
      if (farthest === index) return
    }
  }

  function showWanted(): void {
    const picture = kept.get(wanted)
    if (picture === undefined) return
    shown = wanted
    current = picture
  }

  return {
    stack,
    count,
    shown: () => shown,
    wanted: () => wanted,
    go(index) {
      const next = Math.max(0, Math.min(count - 1, index))
      if (next === wanted) return
      direction = next > wanted ? 1 : -1
      wanted = next
      // Asked for again, a slice may be there by now.
      failed.delete(next)
      showWanted()
      isStarted = true
      tell()
      fill()
    },
    isDecoded: (index) => kept.has(index),
    problem: () => failed.get(wanted) ?? null,
    async picture(index) {
      const known = kept.get(index)
      return known === undefined ? decode(index) : { ok: true, value: known }
    },
    start() {
      isStarted = true
      fill()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => current,
    keptBytes: () => kept.size * sliceBytes,
    dispose() {
      isGone = true
      kept.clear()
      listeners.clear()
    },
  }
}

/** Memory of the pixels of a decoded slice. */
export function bytesOf({ picture, mips }: DecodedPicture): number {
  const own = picture.kind === 'grayscale' ? picture.values.byteLength : picture.rgba.byteLength
  return mips.reduce((sum, { pixels }) => sum + pixels.byteLength, own)
}
