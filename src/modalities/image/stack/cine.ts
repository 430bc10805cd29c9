import type { Item } from '../../../domain/records/case.ts'
import type { OpenedStack } from './opened-stack.ts'

/** What is played: the slices of the volume on view, or the volumes at the slice on view. */
export type CinePath = 'slices' | 'volumes'

/** Plays the slices of a volume, or the volumes at one slice, one after the other, round and round. */
export interface Cine {
  isPlaying(): boolean
  path(): CinePath
  setPath(path: CinePath): void
  /** Slices, or volumes, a second. */
  rate(): number
  toggle(): void
  stop(): void
  setRate(rate: number): void
  subscribe(listener: () => void): () => void
}

export const cineRates = [5, 10, 15, 20, 30] as const

/** As fast as it was taken, where the header says how fast; else at a rate at which an eye can follow. */
export function cineRate({ facts }: Pick<Item, 'facts'>): number {
  const frameTime = facts.frameTime?.value
  return typeof frameTime === 'number' && frameTime > 0 ? Math.min(60, Math.max(1, Math.round(1000 / frameTime))) : 10
}

/** @param rate slices a second to begin with */
export function createCine(stack: OpenedStack, rate: number): Cine {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let perSecond = rate
  let path: CinePath = 'slices'

  function tell(): void {
    for (const listener of listeners) listener()
  }

  function begin(): void {
    clearInterval(timer)
    timer = setInterval(() => {
      // A slice that is not decoded yet is waited for, not left out; one that cannot be is passed over.
      if (stack.shown() === stack.wanted() || stack.problem() !== null) step()
    }, 1000 / perSecond)
  }

  function step(): void {
    const { count, depth } = stack
    const from = stack.wanted()
    if (path === 'slices') stack.goSlice(((from % depth) + 1) % depth)
    else stack.goVolume((Math.floor(from / depth) + 1) % (count / depth))
  }

  function stop(): void {
    if (timer === undefined) return
    clearInterval(timer)
    timer = undefined
    tell()
  }

  return {
    isPlaying: () => timer !== undefined,
    rate: () => perSecond,
    path: () => path,
    setPath(next) {
      path = next
      tell()
    },
    toggle() {
      if (timer !== undefined) return stop()
      begin()
      tell()
    },
    stop,
    setRate(next) {
      perSecond = next
      if (timer !== undefined) begin()
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
