import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useModules } from '../modules-context.ts'
import { activeShortcuts } from './active-shortcuts.ts'
import { knownKeys } from './known-keys.ts'
import { ShortcutList } from './ShortcutList.tsx'

interface ShortcutDialogProps {
  /** What was typed before the field was there. */
  readonly takeTyped: () => string
  readonly onClose: () => void
}

/** Every shortcut, with what is on the page besides, open to be changed. */
export function ShortcutDialog({ takeTyped, onClose }: ShortcutDialogProps) {
  const { modalities } = useModules()
  const [known] = useState(() => knownKeys(modalities, activeShortcuts()))
  return (
    <Dialog title="Keyboard shortcuts" size="xl" onClose={onClose}>
      <ShortcutList known={known} takeTyped={takeTyped} />
    </Dialog>
  )
}
