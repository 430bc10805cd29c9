import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { timeText } from '../../ui/time-text.ts'
import { VirtualList } from '../../ui/virtual-list/VirtualList.tsx'
import { workbenchPath } from '../shared/paths.ts'
import { outcomeText, reviewIn, statusText } from '../shared/review-text.ts'
import styles from './CaseTable.module.css'

interface CaseTableProps {
  readonly cases: readonly CaseSummary[]
  /** Whose status and outcome to show. */
  readonly annotatorId: string
}

/** The cases of a project, one row each; arrow keys walk, Enter opens. */
export function CaseTable({ cases, annotatorId }: CaseTableProps) {
  const [current, setCurrent] = useState(-1)
  return (
    <div className={styles.table}>
      <div className={styles.head} aria-hidden>
        <span>Case</span>
        <span>Status</span>
        <span>Outcome</span>
        <span>Items</span>
        <span className={styles.number}>Annotations</span>
        <span className={styles.number}>Changed</span>
      </div>
      <VirtualList
        label="Cases"
        count={cases.length}
        rowHeightPx={36}
        keyOf={(index) => cases[index]?.caseId ?? ''}
        current={current}
        onMove={setCurrent}
        renderRow={(index, tabIndex) => {
          const summary = cases[index]
          return summary === undefined ? null : (
            <CaseRow summary={summary} annotatorId={annotatorId} tabIndex={tabIndex} />
          )
        }}
      />
    </div>
  )
}

interface CaseRowProps {
  readonly summary: CaseSummary
  readonly annotatorId: string
  readonly tabIndex: 0 | -1
}

function CaseRow({ summary, annotatorId, tabIndex }: CaseRowProps) {
  const { status, outcome } = reviewIn(summary, annotatorId)
  return (
    <div className={styles.row}>
      <Link href={workbenchPath(summary.projectId, summary.caseId)} className={styles.name} tabIndex={tabIndex}>
        {summary.name}
      </Link>
      <span className={styles.status}>
        <StatusMark status={status} />
        {statusText[status]}
      </span>
      <span>{outcome === null ? '' : outcomeText[outcome]}</span>
      <span className={styles.items}>{summary.items.map(({ name }) => name).join(', ')}</span>
      <span className={styles.number}>{summary.annotationCount}</span>
      <span className={styles.number}>{timeText(summary.updatedAt)}</span>
    </div>
  )
}
