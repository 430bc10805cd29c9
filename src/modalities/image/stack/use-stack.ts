import { useSyncExternalStore } from 'react'

interface Watched {
  subscribe(listener: () => void): () => void
}

/** What a stack or its player says now; rendered again when that is another. @param read answers with a plain value */
export function useWatched<T extends Watched, V extends string | number | boolean | null>(
  watched: T,
  read: (watched: T) => V,
): V {
  return useSyncExternalStore(watched.subscribe, () => read(watched))
}
