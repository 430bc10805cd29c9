import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { anyone, type CaseQuery } from '../../persistence/case-list/case-query.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { ProgressDialog } from '../../ui/ProgressDialog.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useApp } from '../shared/app-services.ts'
import { addressOfQuery } from '../shared/case-query-address.ts'
import { pageKey, searchCasesKey } from '../shared/keys/page-keys.ts'
import { casesPath } from '../shared/paths.ts'
import { useDescribe } from '../shared/use-describe.ts'
import type { ListedCases } from '../shared/use-listed-cases.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { BulkBar } from './BulkBar.tsx'
import { BulkHistory } from './BulkHistory.tsx'
import { BulkNoticeBar } from './BulkNoticeBar.tsx'
import { CaseGrid } from './CaseGrid.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import { caseColumns } from './case-columns.tsx'
import { DeferForm } from './DeferForm.tsx'
import { FilterBar } from './FilterBar.tsx'
import { FilterChips } from './FilterChips.tsx'
import styles from './Filters.module.css'
import { foundText } from './found-text.ts'
import { useListNames } from './list-names.ts'
import { hasFilters, withoutFilters } from './query-edits.ts'
import { SplitForm } from './SplitForm.tsx'
import { useBulk } from './use-bulk.ts'
import { useColumnChoice } from './use-column-choice.ts'
import { useSelection } from './use-selection.ts'

interface CaseBrowserProps {
  readonly projectStore: RecordStore
  readonly listed: ListedCases
  readonly query: CaseQuery
}

/** The cases of a project: found, sorted, chosen, changed many at a time. What is looked for is kept in the address. */
export function CaseBrowser({ projectStore, listed, query }: CaseBrowserProps) {
  const { env, identity } = useApp()
  const { projectId } = listed.list
  const names = useListNames(projectStore)
  const describe = useDescribe()
  const columns = useColumnChoice(projectId)
  const selection = useSelection(listed.found?.rows)
  const bulk = useBulk(listed.list)
  const searchField = useRef<HTMLInputElement>(null)
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const [, navigate] = useLocation()
  useShortcuts([{ ...pageKey(searchCasesKey), run: () => searchField.current?.focus() }])

  const search = addressOfQuery(query, env.actor)
  const onQuery = (next: CaseQuery) => {
    // Every key of a search would else be a step back.
    const isTyping = next.text !== query.text
    navigate(casesPath(projectId, addressOfQuery(next, env.actor)), { replace: isTyping })
  }
  const shownColumns = useMemo(
    () => caseColumns.filter(({ id }, index) => index === 0 || columns.chosen.includes(id)),
    [columns.chosen],
  )
  const context = useMemo(() => ({ names, reader: query.reader }), [names, query.reader])
  const chosenRows = useMemo(() => Uint32Array.from(selection.rows), [selection.rows])
  const found = listed.found
  const readers = [
    identity.current,
    ...[...projectStore.get().tables.annotator.values()].filter(({ id }) => id !== env.actor),
  ]
  const run = async (work: Promise<boolean>) => {
    if (await work) selection.clear()
  }
  const problem = listed.failure ?? bulk.failure

  return (
    <>
      <FilterBar
        listed={listed}
        query={query}
        names={names}
        readers={
          query.reader === anyone || readers.some(({ id }) => id === query.reader)
            ? readers
            : [...readers, { id: query.reader, name: names.annotator(query.reader) }]
        }
        onQuery={onQuery}
        searchField={searchField}
      >
        <span className={styles.found} role="status">
          {found === undefined ? '' : foundText(found, listed.state.isWhole, hasFilters(query))}
        </span>
        <ColumnMenu chosen={columns.chosen} onChoose={columns.choose} />
        <Button
          variant="default"
          leftSection={<IconHistory size={15} />}
          title="Changes of many cases at once"
          onClick={() => setHistoryOpen(true)}
        >
          Changes
        </Button>
      </FilterBar>
      <FilterChips query={query} me={env.actor} names={names} onQuery={onQuery} />
      {problem !== null && (
        <ProblemList label="Problems with the list" problems={[{ subject: null, message: describe(problem) }]} />
      )}
      {listed.failure !== null && (
        <span>
          <Button onClick={listed.retry}>Read the list again</Button>
        </span>
      )}
      <BulkNoticeBar bulk={bulk} projectId={projectId} />
      {selection.rows.size > 0 && found !== undefined && (
        <BulkBar
          chosen={selection.rows.size}
          found={found.rows.length}
          onAll={selection.all}
          onNone={selection.clear}
          splitForm={(close) => (
            <SplitForm
              list={listed.list}
              rows={chosenRows}
              onAssign={(split) => {
                close()
                void run(bulk.assignSplit(chosenRows, split))
              }}
              onClose={close}
            />
          )}
          deferForm={(close) => (
            <DeferForm
              projectId={projectId}
              count={chosenRows.length}
              annotator={identity.current.name}
              onDefer={(reason) => {
                close()
                void run(bulk.defer(chosenRows, reason))
              }}
              onClose={close}
            />
          )}
        />
      )}
      {found === undefined ? (
        listed.failure === null && <SkeletonRows label="Reading cases" rows={10} />
      ) : found.rows.length === 0 ? (
        <EmptyState
          title="No case matches"
          actions={<Button onClick={() => onQuery(withoutFilters(query))}>Clear filters</Button>}
        >
          None of the {found.total.toLocaleString('en-GB')} cases has everything that is asked for.
        </EmptyState>
      ) : (
        <div className={styles.list}>
          <CaseGrid
            listed={listed}
            rows={found.rows}
            columns={shownColumns}
            context={context}
            selection={selection}
            sort={query.sort}
            onSort={(sort) => onQuery({ ...query, sort })}
            search={search}
          />
        </div>
      )}
      {isHistoryOpen && (
        <BulkHistory
          projectId={projectId}
          names={names}
          onUndo={(batchId) => void bulk.undo(batchId)}
          onClose={() => setHistoryOpen(false)}
        />
      )}
      {bulk.running !== null && (
        <ProgressDialog
          title="Changing cases"
          progress={{
            text: 'Writing',
            done: bulk.running.progress?.done ?? 0,
            total: bulk.running.progress?.total ?? 0,
          }}
          onCancel={bulk.cancel}
        />
      )}
    </>
  )
}
