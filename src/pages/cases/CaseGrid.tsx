import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseQuery } from '../../persistence/case-list/case-query.ts'
import { workbenchPath } from '../shared/paths.ts'
import { type ListedCases, useCaseRows } from '../shared/use-listed-cases.ts'
import styles from './CaseGrid.module.css'
import { CaseGridHead } from './CaseGridHead.tsx'
import { CaseGridRow } from './CaseGridRow.tsx'
import type { CaseColumn, CellContext } from './case-columns.tsx'
import { gridMove } from './grid-keys.ts'
import type { Selection } from './use-selection.ts'

interface CaseGridProps {
  readonly listed: ListedCases
  /** Rows in the order they are shown. */
  readonly rows: Uint32Array
  readonly columns: readonly CaseColumn[]
  readonly context: CellContext
  readonly selection: Selection
  readonly sort: CaseQuery['sort']
  readonly onSort: (sort: CaseQuery['sort']) => void
  /** What the address of a case of this list ends with. */
  readonly search: string
}

const rowHeightPx = 36
const headHeightPx = 32
const noSize = { width: 0, height: 0 }
const checkWidthPx = 40

/** The cases as a grid: arrows walk, Enter opens, Space chooses, Shift with arrows chooses a range, Ctrl A all of them. */
export function CaseGrid({ listed, rows, columns, context, selection, sort, onSort, search }: CaseGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const takesFocus = useRef(false)
  /** The case walked to: its place changes with the order. */
  const [currentRow, setCurrentRow] = useState<number | null>(null)
  const [, navigate] = useLocation()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => rows[index] ?? index,
    overscan: 10,
    initialRect: noSize,
    paddingStart: headHeightPx,
    scrollPaddingStart: headHeightPx,
  })
  const first = virtualizer.range?.startIndex ?? 0
  const last = (virtualizer.range?.endIndex ?? -1) + 1
  const rowAt = useCaseRows(listed, first, last)
  const place = currentRow === null ? -1 : rows.indexOf(currentRow)
  const tabStop = Math.max(0, place)

  useEffect(() => {
    if (place < 0 || !takesFocus.current) return
    takesFocus.current = false
    virtualizer.scrollToIndex(place, { align: 'auto' })
    // The row may have been out of the page until now: it is there after the scroll is laid out.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${place + 2}"]`)?.focus()
    })
  }, [place, virtualizer])

  const { projectId } = listed.list
  const open = useCallback(
    (caseId: string) => navigate(workbenchPath(projectId, caseId, search)),
    [navigate, projectId, search],
  )
  const choose = (index: number, isRange: boolean) => {
    const row = rows[index]
    if (row === undefined) return
    setCurrentRow(row)
    if (isRange) selection.extendTo(index)
    else selection.toggle(row)
  }
  const latestChoose = useRef(choose)
  useEffect(() => {
    latestChoose.current = choose
  })
  const onChoose = useCallback((index: number, isRange: boolean) => latestChoose.current(index, isRange), [])

  const walk = (to: number, isRange: boolean) => {
    const row = rows[to]
    if (row === undefined) return
    if (isRange) selection.extendTo(to, tabStop)
    takesFocus.current = true
    setCurrentRow(row)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.max(1, last - first - 2)
    const action = gridMove(event, tabStop, rows.length, pageRows)
    if (action === null) return
    event.preventDefault()
    event.stopPropagation()
    switch (action.do) {
      case 'all':
        return selection.all()
      case 'clear':
        return selection.clear()
      case 'choose':
        return choose(tabStop, false)
      case 'open': {
        const row = rowAt(tabStop)
        return row === undefined ? undefined : open(row.caseId)
      }
      case 'move':
        return walk(action.to, action.isRange)
    }
  }

  const template = [`${checkWidthPx}px`, ...columns.map(({ width }) => width)].join(' ')
  const minWidthPx = columns.reduce((sum, { minWidthPx }) => sum + minWidthPx + 12, checkWidthPx + 16)
  const style: CSSProperties & Record<'--columns' | '--min-width', string> = {
    '--columns': template,
    '--min-width': `${minWidthPx}px`,
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold only the rows in sight
    <div
      ref={scroller}
      role="grid"
      aria-label="Cases"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      tabIndex={-1}
      className={styles.grid}
      style={style}
      onKeyDown={onKeyDown}
    >
      <div className={styles.content} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        <CaseGridHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          count={rows.length}
          chosenCount={selection.rows.size}
          onAll={selection.all}
          onNone={selection.clear}
        />
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rowAt(index)
          return (
            <CaseGridRow
              key={key}
              index={index}
              startPx={start}
              row={row}
              href={row === undefined ? '' : workbenchPath(projectId, row.caseId, search)}
              columns={columns}
              context={context}
              isChosen={selection.rows.has(rows[index] ?? -1)}
              isTabStop={index === tabStop}
              onChoose={onChoose}
            />
          )
        })}
      </div>
    </div>
  )
}
