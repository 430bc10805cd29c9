import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RecordStore } from '../../session/record-store.ts'
import { commitTyped } from '../../ui/use-commit-on-leave.ts'

/** Every store that holds or may hold unsaved work: those of open pages, and those whose page was left before the work was safe. */
const open = new Set<RecordStore>()
const leftUnsaved = createStore<readonly RecordStore[]>(() => [])

/** Begins to watch over a store; call the answer when its page is left. What cannot be saved then is kept and shown, not dropped. */
export function guardStore(store: RecordStore): () => void {
  open.add(store)
  return () => void leave(store)
}

async function leave(store: RecordStore): Promise<void> {
  const flushed = await store.flush()
  if (!flushed.ok) await savedAtLast(store)
  open.delete(store)
  store.close()
}

function savedAtLast(store: RecordStore): Promise<void> {
  leftUnsaved.setState((stores) => [...stores, store], true)
  return new Promise((resolve) => {
    const unsubscribe = store.store.subscribe(({ saveState }) => {
      if (saveState !== 'saved') return
      unsubscribe()
      leftUnsaved.setState((stores) => stores.filter((other) => other !== store), true)
      resolve()
    })
  })
}

/** Stores of pages already left whose work is not safe yet. */
export function useLeftUnsaved(): readonly RecordStore[] {
  return useStore(leftUnsaved)
}

/** Writes out what is pending when the page goes out of sight, and asks before it is closed on unsaved work, typing that was not ended included. */
export function installSaveGuards(): void {
  const flushAll = () => {
    for (const store of open) void store.flush()
  }
  window.addEventListener('pagehide', flushAll)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushAll()
  })
  window.addEventListener('beforeunload', (event) => {
    commitTyped()
    if ([...open].some((store) => store.store.getState().saveState !== 'saved')) event.preventDefault()
  })
}
