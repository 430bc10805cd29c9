import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { countText } from '../../ui/time-text.ts'
import { VirtualList } from '../../ui/virtual-list/VirtualList.tsx'
import { workbenchPath } from '../shared/paths.ts'
import { deferredCases, reviewIn, standingText } from '../shared/review-text.ts'
import styles from './CaseSidebar.module.css'

interface CaseSidebarProps {
  readonly cases: readonly CaseSummary[]
  readonly caseId: string
  readonly annotatorId: string
}

/** The cases of the project beside the open one; folds away. */
export function CaseSidebar({ cases, caseId, annotatorId }: CaseSidebarProps) {
  const [isFolded, setFolded] = useState(false)
  const [walked, setWalked] = useState<number | null>(null)
  const openIndex = cases.findIndex((summary) => summary.caseId === caseId)
  const submitted = cases.filter((summary) => reviewIn(summary, annotatorId).status === 'submitted').length
  const set = deferredCases(cases, annotatorId)
  // The next of them from here, so that pressing again walks through all.
  const deferred = set.find((summary) => summary.caseId > caseId) ?? set[0]
  const name = isFolded ? 'Show cases' : 'Hide cases'
  return (
    <nav aria-label="Cases" className={styles.sidebar} data-folded={isFolded || undefined}>
      <div className={styles.head}>
        {!isFolded && (
          <span className={styles.progress}>
            {submitted} of {cases.length} submitted
          </span>
        )}
        <Tooltip label={name}>
          <ActionIcon aria-label={name} aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
            {isFolded ? <IconLayoutSidebarLeftExpand size={17} /> : <IconLayoutSidebarLeftCollapse size={17} />}
          </ActionIcon>
        </Tooltip>
      </div>
      {!isFolded && deferred !== undefined && (
        <Link href={workbenchPath(deferred.projectId, deferred.caseId)} className={styles.deferred}>
          <StatusMark status="deferred" />
          {set.length} deferred
        </Link>
      )}
      {!isFolded && (
        <VirtualList
          label="Cases"
          count={cases.length}
          rowHeightPx={30}
          keyOf={(index) => cases[index]?.caseId ?? ''}
          current={walked ?? openIndex}
          onMove={setWalked}
          renderRow={(index, tabIndex) => {
            const summary = cases[index]
            return summary === undefined ? null : (
              <CaseLink
                summary={summary}
                annotatorId={annotatorId}
                isOpen={summary.caseId === caseId}
                tabIndex={tabIndex}
                onOpen={() => setWalked(null)}
              />
            )
          }}
        />
      )}
    </nav>
  )
}

interface CaseLinkProps {
  readonly summary: CaseSummary
  readonly annotatorId: string
  readonly isOpen: boolean
  readonly tabIndex: 0 | -1
  readonly onOpen: () => void
}

function CaseLink({ summary, annotatorId, isOpen, tabIndex, onOpen }: CaseLinkProps) {
  const standing = reviewIn(summary, annotatorId)
  // Not what is said to be absent: a normal film with its checklist filled in has nothing to count.
  const there = summary.positiveCount ?? summary.annotationCount
  return (
    <Link
      href={workbenchPath(summary.projectId, summary.caseId)}
      className={styles.case}
      aria-current={isOpen ? 'page' : undefined}
      tabIndex={tabIndex}
      title={`${summary.name}: ${standingText(standing)}`}
      onClick={onOpen}
    >
      <StatusMark status={standing.status} />
      <span className={styles.name}>{summary.name}</span>
      {there > 0 && (
        <span className={styles.count} title={`${countText(there, 'annotation')} present or likely`}>
          {there}
        </span>
      )}
    </Link>
  )
}
