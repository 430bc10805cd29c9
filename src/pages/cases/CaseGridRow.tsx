import { memo } from 'react'
import type { CaseRow } from '../../persistence/case-list/case-row.ts'
import { TickBox } from '../../ui/TickBox.tsx'
import styles from './CaseGrid.module.css'
import type { CaseColumn, CellContext } from './case-columns.tsx'

interface CaseGridRowProps {
  readonly index: number
  readonly startPx: number
  /** Undefined until it is read. */
  readonly row: CaseRow | undefined
  readonly href: string
  readonly columns: readonly CaseColumn[]
  readonly context: CellContext
  readonly isChosen: boolean
  readonly isTabStop: boolean
  readonly onChoose: (index: number, isRange: boolean) => void
}

/** One case. The whole row opens it, but for the box that chooses it; a click with Ctrl or Shift chooses too. */
export const CaseGridRow = memo(function CaseGridRow(props: CaseGridRowProps) {
  const { index, startPx, row, href, columns, context, isChosen, isTabStop, onChoose } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: see CaseGrid
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-busy={row === undefined || undefined}
      tabIndex={isTabStop ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${startPx}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see CaseGrid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
      <div role="gridcell" aria-colindex={1} className={styles.check}>
        <TickBox
          tabIndex={-1}
          aria-label={`Select ${row?.name ?? ''}`}
          className={styles.box}
          checked={isChosen}
          onChange={() => undefined}
          onClick={(event) => onChoose(index, event.shiftKey)}
        />
      </div>
      {columns.map((column, at) => {
        const content = row === undefined ? '' : column.cell(row, context)
        return (
          // biome-ignore lint/a11y/useSemanticElements: see CaseGrid
          // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 2}
            className={column.isNumber ? styles.number : styles.cell}
            title={typeof content === 'string' && content !== '' ? content : undefined}
          >
            {column.id === 'name' && row !== undefined ? (
              <a
                href={`#${href}`}
                tabIndex={-1}
                className={styles.name}
                onClick={(event) => {
                  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return
                  event.preventDefault()
                  onChoose(index, event.shiftKey)
                }}
              >
                {content}
              </a>
            ) : (
              content
            )}
          </div>
        )
      })}
    </div>
  )
})
