import { useStore } from 'zustand'
import { describeUnsaved } from '../pages/shared/describe-problem.ts'
import { useLeftUnsaved } from '../pages/shared/store-guards.ts'
import type { RecordStore } from '../session/record-store.ts'
import { FloatingBar } from '../ui/FloatingBar.tsx'
import { SaveStatus } from '../ui/SaveStatus.tsx'

/** Work of a page already left that could not be saved: it stays in sight until it is. */
export function UnsavedBar() {
  const [first] = useLeftUnsaved()
  if (first === undefined) return null
  return (
    <FloatingBar isAlert={false}>
      <UnsavedStore store={first} />
    </FloatingBar>
  )
}

function UnsavedStore({ store }: { readonly store: RecordStore }) {
  const saveState = useStore(store.store, (state) => state.saveState)
  const shown = typeof saveState === 'object' ? { failed: describeUnsaved(saveState.failed) } : saveState
  return <SaveStatus state={shown} onRetry={store.retry} />
}
