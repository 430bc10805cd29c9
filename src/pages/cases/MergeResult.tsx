import { Button } from '@mantine/core'
import type { MergePreview } from '../../interchange/merge/merge-tally.ts'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { MergeSummary } from './MergeSummary.tsx'

interface MergeResultProps {
  readonly merge: MergePreview
  readonly onClose: () => void
}

/** What a merge has done. */
export function MergeResult({ merge, onClose }: MergeResultProps) {
  return (
    <Dialog size="lg" title={merge.hasChanges ? 'Import finished' : 'Nothing was imported'} onClose={onClose}>
      <div className={dialog.body}>
        <p>{merge.hasChanges ? 'The dataset was merged.' : 'All that the dataset holds is here already.'}</p>
        <MergeSummary preview={merge} />
        <div className={dialog.actions}>
          <Button variant="filled" data-autofocus onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
