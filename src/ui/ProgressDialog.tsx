import { Button } from '@mantine/core'
import { Dialog } from './Dialog.tsx'
import styles from './ProgressDialog.module.css'

export interface ShownProgress {
  /** What is being done: "Reading files". */
  readonly text: string
  readonly done: number
  /** 0: not known yet. */
  readonly total: number
  /** What of it takes a while by itself, a large file, and how much of that is done, 0 to 1. */
  readonly detail?: { readonly text: string; readonly share: number }
}

interface ProgressDialogProps {
  readonly title: string
  readonly progress: ShownProgress
  /** Stops the work; nothing of it is kept. */
  readonly onCancel: () => void
}

/** A task that takes a while: how far it is, and the way out. */
export function ProgressDialog({ title, progress, onCancel }: ProgressDialogProps) {
  const { text, done, total, detail } = progress
  const value = total === 1 && detail !== undefined ? detail.share : done
  return (
    <Dialog title={title} isDismissible={false} onClose={onCancel}>
      <div className={styles.body}>
        <div className={styles.line}>
          <span>{text}</span>
          {(total > 0 || done > 0) && <span className={styles.count}>{countOf(progress)}</span>}
        </div>
        <progress className={styles.bar} aria-label={title} {...(total > 0 ? { value, max: total } : {})} />
        {detail !== undefined && (
          <div className={styles.line}>
            <span className={styles.detail} title={detail.text}>
              {detail.text}
            </span>
            <span className={styles.count}>{Math.round(100 * detail.share)} %</span>
          </div>
        )}
        <Button className={styles.cancel} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Dialog>
  )
}

/** "15,000 of 100,000", or how many until now where nobody knows how many there are. */
function countOf({ done, total }: ShownProgress): string {
  const shown = done.toLocaleString('en-GB')
  return total > 0 ? `${shown} of ${total.toLocaleString('en-GB')}` : shown
}
