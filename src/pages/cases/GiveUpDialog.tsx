import { Button } from '@mantine/core'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'

interface GiveUpDialogProps {
  /** Whether files are being read or written at the moment. */
  readonly isRunning: boolean
  readonly onGiveUp: () => void
  readonly onStay: () => void
}

/** Asks before an import with work in it is given up. */
export function GiveUpDialog({ isRunning, onGiveUp, onStay }: GiveUpDialogProps) {
  return (
    <Dialog title="Give this import up?" size="sm" onClose={onStay}>
      <div className={dialog.body}>
        <p>
          {isRunning
            ? 'It is still at work. Nothing of it is in the project then, and the files have to be read again.'
            : 'What you regrouped and decided here is lost then. Nothing is in the project yet.'}
        </p>
        <div className={dialog.actions}>
          <Button color="red" onClick={onGiveUp}>
            Give it up
          </Button>
          <Button variant="filled" data-autofocus onClick={onStay}>
            Go on with it
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
