import { useCallback, useEffect, useState } from 'react'
import { ok, type Problem, type Result } from '../../lib/result.ts'
import { onRebuilt } from '../../persistence/change-feed.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useApp } from './app-services.ts'
import { openProjectStore } from './record-stores.ts'
import { guardStore } from './store-guards.ts'

export type Opening<T> =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem }

/** Something opened, and what to do when the page is left. */
export interface Held<T> {
  readonly value: T
  release(): void
}

const opening = { state: 'opening' } as const

/** A project's own records, for as long as the component is there; opened anew where its rows were made anew. */
export function useProjectStore(projectId: string): Opening<RecordStore> {
  const { db, env } = useApp()
  const [making, setMaking] = useState({})
  useEffect(() => onRebuilt(db, projectId, () => setMaking({})), [db, projectId])
  return useHeld(
    // biome-ignore lint/correctness/useExhaustiveDependencies: what was read of other rows is no use
    useCallback(async () => {
      const store = await openProjectStore(db, env, projectId)
      return store.ok ? ok({ value: store.value, release: guardStore(store.value) }) : store
    }, [db, env, projectId, making]),
  )
}

/**
 * What `open` opens, for as long as the component is there and `open` stays the same; its signal aborts when they go.
 * @throws in rendering what `open` threw, for the boundary around the page: it would be opening for ever
 */
export function useHeld<T>(open: (signal: AbortSignal) => Promise<Result<Held<T>>>): Opening<T> {
  const [held, setHeld] = useState<{ by: typeof open; opened: Opening<T> } | null>(null)
  const [broken, setBroken] = useState<{ by: typeof open; error: unknown } | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    let release = () => {}
    const take = (result: Result<Held<T>>) => {
      if (leaving.signal.aborted) {
        if (result.ok) result.value.release()
        return
      }
      if (result.ok) release = result.value.release
      const opened: Opening<T> = result.ok
        ? { state: 'open', value: result.value.value }
        : { state: 'failed', problem: result.error }
      setHeld({ by: open, opened })
    }
    void open(leaving.signal).then(take, (error: unknown) => leaving.signal.aborted || setBroken({ by: open, error }))
    return () => {
      leaving.abort()
      release()
    }
  }, [open])
  if (broken?.by === open) throw broken.error
  // What an earlier `open` gave is closed by now.
  return held?.by === open ? held.opened : opening
}
