import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type BulkChange, listBulkChanges } from '../../persistence/bulk-changes.ts'
import dialogStyles from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { timeText } from '../../ui/time-text.ts'
import { useApp } from '../shared/app-services.ts'
import { bulkChangeText } from './bulk-text.ts'
import styles from './Filters.module.css'
import type { ListNames } from './list-names.ts'

interface BulkHistoryProps {
  readonly projectId: string
  readonly names: ListNames
  readonly onUndo: (batchId: string) => void
  readonly onClose: () => void
}

const shown = 20

/** The latest changes of many cases at once, each to be taken back as one. */
export function BulkHistory({ projectId, names, onUndo, onClose }: BulkHistoryProps) {
  const { db } = useApp()
  const [changes, setChanges] = useState<readonly BulkChange[]>()
  useEffect(() => {
    void listBulkChanges(db, projectId, shown).then(setChanges)
  }, [db, projectId])
  return (
    <Dialog title="Changes of many cases" size="lg" onClose={onClose}>
      <div className={dialogStyles.body}>
        {changes === undefined ? (
          <SkeletonRows label="Reading the changes" rows={3} />
        ) : changes.length === 0 ? (
          <p>None yet. Select cases in the list to assign a split, or to defer them.</p>
        ) : (
          <ul className={styles.history} aria-label="Changes">
            {changes.map((change) => (
              <li key={change.batchId}>
                <span>
                  {bulkChangeText(change)}
                  <br />
                  <span className={styles.count}>
                    {names.annotator(change.actor)}, {timeText(change.at)}
                  </span>
                </span>
                {change.isUndone ? (
                  <span className={styles.count}>Undone</span>
                ) : (
                  <Button
                    aria-label={`Undo: ${bulkChangeText(change)}`}
                    onClick={() => {
                      onClose()
                      onUndo(change.batchId)
                    }}
                  >
                    Undo
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <div className={dialogStyles.actions}>
          <Button data-autofocus onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
