import { Button, CloseButton } from '@mantine/core'
import { Link } from 'wouter'
import { workbenchPath } from '../shared/paths.ts'
import styles from './Filters.module.css'
import type { Bulk } from './use-bulk.ts'

interface BulkNoticeBarProps {
  readonly bulk: Bulk
  readonly projectId: string
}

/** Cases named at most; the others are counted. */
const named = 5

/** What a change of many cases came to, with the way back. */
export function BulkNoticeBar({ bulk, projectId }: BulkNoticeBarProps) {
  const { notice } = bulk
  return (
    <div role="status" className={styles.live}>
      {notice !== null && (
        <div className={styles.notice}>
          <span>
            {notice.text}
            {notice.skippedCases.slice(0, named).map((caseId, index) => (
              <span key={caseId}>
                {' '}
                <Link href={workbenchPath(projectId, caseId)}>
                  Look at {index === 0 ? 'the first' : `number ${index + 1}`}
                </Link>
              </span>
            ))}
          </span>
          {notice.batchId !== null && (
            <Button
              onClick={() => {
                if (notice.batchId !== null) void bulk.undo(notice.batchId)
              }}
            >
              Undo
            </Button>
          )}
          <CloseButton size="sm" aria-label="Dismiss" onClick={bulk.dismiss} />
        </div>
      )}
    </div>
  )
}
