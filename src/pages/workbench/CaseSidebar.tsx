import { ActionIcon, Button } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { memo, useCallback, useState } from 'react'
import { Link } from 'wouter'
import { jsonEquals } from '../../lib/json.ts'
import type { CaseRow } from '../../persistence/case-list/case-row.ts'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { countText } from '../../ui/time-text.ts'
import { VirtualList } from '../../ui/virtual-list/VirtualList.tsx'
import { describeProblem } from '../shared/describe-problem.ts'
import { workbenchPath } from '../shared/paths.ts'
import { reviewIn, standingText } from '../shared/review-text.ts'
import { useCaseRows } from '../shared/use-listed-cases.ts'
import styles from './CaseSidebar.module.css'
import type { CaseWalk } from './use-case-walk.ts'

interface CaseSidebarProps {
  readonly walk: CaseWalk
  readonly caseId: string
  readonly annotatorId: string
}

/** The list that the open case is walked in, beside it; folds away. */
export function CaseSidebar({ walk, caseId, annotatorId }: CaseSidebarProps) {
  const [isFolded, setFolded] = useState(hasLittleRoom)
  const [walked, setWalked] = useState<number | null>(null)
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 0])
  const { list, found, failure, retry } = walk.listed
  const { deferred, nextDeferredId } = walk.standing
  const rowAt = useCaseRows(walk.listed, first, last)
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), [])
  const onOpen = useCallback(() => setWalked(null), [])
  const count = found?.rows.length ?? 0
  const name = isFolded ? 'Show cases' : 'Hide cases'
  return (
    <nav aria-label="Cases" className={styles.sidebar} data-folded={isFolded || undefined}>
      <div className={styles.head}>
        {!isFolded && found !== undefined && (
          <span
            className={styles.progress}
            title={
              walk.isFiltered ? `Of the ${found.total.toLocaleString('en-GB')} cases, those of the filters` : undefined
            }
          >
            {found.submitted.toLocaleString('en-GB')} of {count.toLocaleString('en-GB')} submitted
            {walk.isFiltered && ', filtered'}
          </span>
        )}
        <ActionIcon data-hint={name} aria-label={name} aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
          {isFolded ? <IconLayoutSidebarLeftExpand size={17} /> : <IconLayoutSidebarLeftCollapse size={17} />}
        </ActionIcon>
      </div>
      {!isFolded && failure !== null && (
        <div role="alert" className={styles.failed}>
          <p>{describeProblem(failure)}</p>
          <Button size="compact-sm" onClick={retry}>
            Read the list again
          </Button>
        </div>
      )}
      {!isFolded && nextDeferredId !== null && (
        <Link href={workbenchPath(list.projectId, nextDeferredId, walk.search)} className={styles.deferred}>
          <StatusMark status="deferred" />
          {deferred} deferred
        </Link>
      )}
      {!isFolded && (
        <VirtualList
          label="Cases"
          count={count}
          rowHeightPx={30}
          keyOf={(index) => String(found?.rows[index] ?? index)}
          current={walked ?? walk.place}
          onMove={setWalked}
          onRange={onRange}
          renderRow={(index, tabIndex) => {
            const row = rowAt(index)
            return row === undefined ? null : (
              <CaseLink
                row={row}
                path={workbenchPath(list.projectId, row.caseId, walk.search)}
                annotatorId={annotatorId}
                isOpen={row.caseId === caseId}
                tabIndex={tabIndex}
                onOpen={onOpen}
              />
            )
          }}
        />
      )}
    </nav>
  )
}

/** Where the window is narrow, or its zoom high, the open case takes it all to begin with. */
function hasLittleRoom(): boolean {
  return window.matchMedia('(max-width: 1000px)').matches
}

interface CaseLinkProps {
  readonly row: CaseRow
  readonly path: string
  readonly annotatorId: string
  readonly isOpen: boolean
  readonly tabIndex: 0 | -1
  readonly onOpen: () => void
}

/** Rows are read anew after every edit; one that says the same is not drawn again. */
const CaseLink = memo(function CaseLink({ row, path, annotatorId, isOpen, tabIndex, onOpen }: CaseLinkProps) {
  const standing = reviewIn(row, annotatorId)
  return (
    <Link
      href={path}
      className={styles.case}
      aria-current={isOpen ? 'page' : undefined}
      tabIndex={tabIndex}
      title={`${row.name}: ${standingText(standing)}`}
      onClick={onOpen}
    >
      <StatusMark status={standing.status} />
      <span className={styles.name}>{row.name}</span>
      {/* Not what is said to be absent: a normal film with its checklist filled in has nothing to count. */}
      {row.positiveCount > 0 && (
        <span className={styles.count} title={`${countText(row.positiveCount, 'annotation')} present or likely`}>
          {row.positiveCount}
        </span>
      )}
    </Link>
  )
}, isSameLink)

function isSameLink({ row: was, ...before }: CaseLinkProps, { row: is, ...after }: CaseLinkProps): boolean {
  if (before.onOpen !== after.onOpen || before.path !== after.path || before.annotatorId !== after.annotatorId)
    return false
  if (before.isOpen !== after.isOpen || before.tabIndex !== after.tabIndex) return false
  return was.name === is.name && was.positiveCount === is.positiveCount && jsonEquals(was.reviews, is.reviews)
}
