import { Button } from '@mantine/core'
import type { BlindingRule } from '../../domain/records/project.ts'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { hiddenList } from './BlindNotice.tsx'

interface RevealDialogProps {
  readonly rules: readonly BlindingRule[]
  readonly onReveal: () => void
  readonly onClose: () => void
}

/** Asks once: what was seen cannot be unseen, and Shift+R lies beside R. */
export function RevealDialog({ rules, onReveal, onClose }: RevealDialogProps) {
  return (
    <Dialog title="Reveal what is hidden?" size="sm" onClose={onClose}>
      <div className={dialog.body}>
        <p>
          You will see {hiddenList(rules)} of this case before you have set an outcome. The time is logged with your
          reading, and this cannot be undone.
        </p>
        <div className={dialog.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" data-autofocus onClick={onReveal}>
            Reveal
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
