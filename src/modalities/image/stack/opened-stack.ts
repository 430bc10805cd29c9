import type { Stack } from '../../../domain/stack/stack.ts'
import type { Problem, Result } from '../../../lib/result.ts'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import type { DecodedSlices } from './decoded-slices.ts'

/** The slices of an item at work in one pane: one is shown, others are decoded ahead of it. Indices are places in the stack, from 0. */
export interface OpenedStack {
  readonly stack: Stack
  readonly count: number
  /** Slices of each volume: `count` where there is one. */
  readonly depth: number
  /** The slice on view. */
  shown(): number
  /** The slice asked for: another than the shown one while it is being decoded. */
  wanted(): number
  /** Shows a slice, cut to those there are, as soon as it is decoded: until then what is on view stays, with its own marks. */
  go(index: number): void
  /** Goes to a slice of the volume that is looked at. @param slice cut to those of a volume */
  goSlice(slice: number): void
  /** Goes to the same place in another volume. @param volume from 0, cut to those there are */
  goVolume(volume: number): void
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

interface StackSource {
  readonly stack: Stack
  /** The slice to begin with. */
  readonly first: { readonly index: number; readonly picture: DecodedPicture }
  /** Shared with other panes that show the same item. */
  readonly slices: DecodedSlices
}

/** An opened stack with what belongs to its owner alone. */
export interface OwnedStack extends OpenedStack {
  current(): DecodedPicture
  dispose(): void
}

export function createOpenedStack({ stack, first, slices }: StackSource): OwnedStack {
  const count = stack.slices.length
  const depth = count / stack.volumes
  const listeners = new Set<() => void>()
  let shown = first.index
  let wanted = first.index
  let direction: 1 | -1 = 1
  let current = first.picture
  let isStarted = false

  function tell(): void {
    for (const listener of listeners) listener()
  }

  function showWanted(): void {
    const picture = slices.get(wanted)
    if (picture === undefined) return
    shown = wanted
    current = picture
  }

  const leave = slices.join({
    shown: () => shown,
    wanted: () => wanted,
    direction: () => direction,
    isStarted: () => isStarted,
    onChange() {
      if (shown !== wanted) showWanted()
      tell()
    },
  })

  function go(index: number): void {
    const next = Math.max(0, Math.min(count - 1, index))
    if (next === wanted) return
    direction = next > wanted ? 1 : -1
    wanted = next
    // Asked for again, a slice may be there by now.
    slices.forgive(next)
    showWanted()
    isStarted = true
    tell()
    slices.fill()
  }

  return {
    stack,
    count,
    depth,
    shown: () => shown,
    wanted: () => wanted,
    go,
    goSlice: (slice) => go(Math.max(0, Math.min(depth - 1, slice)) + wanted - (wanted % depth)),
    goVolume: (volume) => go((wanted % depth) + depth * Math.max(0, Math.min(stack.volumes - 1, volume))),
    isDecoded: (index) => slices.get(index) !== undefined,
    problem: () => slices.problem(wanted),
    picture: slices.picture,
    start() {
      isStarted = true
      slices.fill()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => current,
    dispose() {
      leave()
      listeners.clear()
    },
  }
}
