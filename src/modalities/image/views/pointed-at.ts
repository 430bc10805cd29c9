import type { Point } from '../../../domain/records/target.ts'

/** Where the pointer or the crosshair is, in image pixels: changes too often for the view store. */
export interface PointedAt {
  get(): Point | null
  set(at: Point | null): void
  subscribe(listener: () => void): () => void
}

export function createPointedAt(): PointedAt {
  let point: Point | null = null
  const listeners = new Set<() => void>()
  return {
    get: () => point,
    set(at) {
      if (at === point) return
      point = at
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
