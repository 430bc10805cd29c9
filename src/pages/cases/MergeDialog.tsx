import { Button } from '@mantine/core'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { MergeSummary } from './MergeSummary.tsx'
import type { PendingMerge } from './use-import.ts'

/** What a merge would do, and the question whether to do it. */
export function MergeDialog({ merge }: { readonly merge: PendingMerge }) {
  return (
    <Dialog size="lg" title="Merge this dataset into the project?" onClose={() => merge.answer(false)}>
      <div className={dialog.body}>
        <p>
          The dataset is laid over what is here: nothing that is here is lost, and nothing comes in twice. Records are
          known by their ids, items by their files.
        </p>
        <MergeSummary preview={merge.preview} />
        <div className={dialog.actions}>
          <Button onClick={() => merge.answer(false)}>Cancel</Button>
          <Button variant="filled" data-autofocus onClick={() => merge.answer(true)}>
            Merge
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
