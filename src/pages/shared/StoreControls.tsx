import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { RecordStoreState } from '../../session/record-store.ts'
import { useSlice } from '../../session/session-context.ts'
import { IconAction } from '../../ui/IconAction.tsx'
import { SaveStatus } from '../../ui/SaveStatus.tsx'
import { describeUnsaved } from './describe-problem.ts'

/** What is asked of a store: one record store, or several that are looked after as one. */
interface ControlledStore {
  readonly store: StoreApi<Pick<RecordStoreState, 'saveState' | 'canUndo' | 'canRedo'>>
  retry(): void
}

interface StoreControlsProps {
  readonly store: ControlledStore
  /** Whether `onUndo` takes back something that the store does not know of. */
  readonly hasOtherUndo?: boolean
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Whether the records on this page are safe, and the way back and forth through their changes. */
export function StoreControls({ store, hasOtherUndo = false, onUndo, onRedo }: StoreControlsProps) {
  // At once, not after the frame: nothing is called saved that is not, for however short.
  const saveState = useStore(store.store, (state) => state.saveState)
  const canUndo = useSlice(store.store, (state) => state.canUndo)
  const canRedo = useSlice(store.store, (state) => state.canRedo)
  const shown = typeof saveState === 'object' ? { failed: describeUnsaved(saveState.failed) } : saveState
  return (
    <>
      <SaveStatus state={shown} onRetry={store.retry} />
      <IconAction name="Undo" hint="Mod+Z" isOff={!canUndo && !hasOtherUndo} onClick={onUndo}>
        <IconArrowBackUp size={17} />
      </IconAction>
      <IconAction name="Redo" hint="Mod+Shift+Z" isOff={!canRedo} onClick={onRedo}>
        <IconArrowForwardUp size={17} />
      </IconAction>
    </>
  )
}
