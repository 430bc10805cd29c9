import { IconAlertTriangle, IconFileText, IconTable } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import type { TableReport } from '../../../interchange/manifest/manifest-report.ts'
import { countText } from '../../../ui/time-text.ts'
import styles from './ManifestStep.module.css'
import type { StepTable } from './use-manifest.ts'

interface TableListProps {
  readonly tables: readonly StepTable[]
  readonly namePattern: string
  /** Index of the table on show; the number of tables: the pattern. */
  readonly current: number
  readonly panelId: string
  readonly reportOf: (index: number) => TableReport | undefined
  readonly onChoose: (index: number) => void
}

/** The tables, and the pattern of file names after them: tabs that arrow keys walk. */
export function TableList({ tables, namePattern, current, panelId, reportOf, onChoose }: TableListProps) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(tables.length, Math.max(0, current + step))
    onChoose(next)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus()
  }
  const tab = (index: number) => ({
    id: `${panelId}-tab-${index}`,
    role: 'tab',
    'aria-selected': index === current,
    'aria-controls': panelId,
    tabIndex: index === current ? 0 : -1,
    'data-autofocus': index === current || undefined,
    className: styles.tab,
    onClick: () => onChoose(index),
  })
  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label="Tables"
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {tables.map((table, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tables keep their places, and two may have one name
        <button key={index} type="button" {...tab(index)}>
          <IconTable size={16} aria-hidden />
          <span className={styles.tabText}>
            <span className={styles.tabName}>{table.path}</span>
            <TableState table={table} report={reportOf(index)} />
          </span>
        </button>
      ))}
      <button type="button" {...tab(tables.length)}>
        <IconFileText size={16} aria-hidden />
        <span className={styles.tabText}>
          <span className={styles.tabName}>File names</span>
          <span className={styles.dim}>{namePattern.trim() === '' ? 'No pattern' : namePattern}</span>
        </span>
      </button>
    </div>
  )
}

function TableState({ table, report }: { readonly table: StepTable; readonly report: TableReport | undefined }) {
  const { read, problem, isUsed } = table
  if (problem !== null) return <span className={styles.warn}>Cannot be read</span>
  if (read === null) return <span className={styles.dim}>Reading…</span>
  if (!isUsed) return <span className={styles.dim}>Not used</span>
  const odd = Object.values(report?.misunderstoodCounts ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <>
      {read.preset !== null && <span className={styles.dim}>{read.preset.name}</span>}
      <span className={styles.dim}>{countText(read.profile.rowCount, 'row')}</span>
      {odd > 0 && (
        <span className={styles.warn}>
          <IconAlertTriangle size={12} aria-hidden /> {countText(odd, 'cell')} not understood
        </span>
      )}
    </>
  )
}
