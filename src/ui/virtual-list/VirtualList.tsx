import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './VirtualList.module.css'

interface VirtualListProps {
  /** Name of the list for assistive technology. */
  readonly label: string
  readonly count: number
  readonly rowHeightPx: number
  /** Stable key of a row. */
  readonly keyOf: (index: number) => string
  /** The row that Tab stops at and that is kept in view; -1 for none (then the first takes the Tab stop). */
  readonly current: number
  /** Arrow keys, Home and End ask for another row. */
  readonly onMove: (index: number) => void
  /** Told which rows are in sight: the first, and the one after the last. */
  readonly onRange?: (first: number, last: number) => void
  /** One row; its link or button takes `tabIndex`. */
  readonly renderRow: (index: number, tabIndex: 0 | -1) => ReactNode
}

const noSize = { width: 0, height: 0 }

/** A list that keeps only the rows in sight in the page, however long it is, and that arrow keys walk through. */
export function VirtualList({
  label,
  count,
  rowHeightPx,
  keyOf,
  current,
  onMove,
  onRange,
  renderRow,
}: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const takesFocus = useRef(false)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: keyOf,
    overscan: 8,
    initialRect: noSize,
    // A list drawn anew in the middle of somebody else's work would hold that up; the next turn is soon enough.
    useFlushSync: false,
  })

  useEffect(() => {
    if (current < 0 || current >= count) return
    virtualizer.scrollToIndex(current, { align: 'auto' })
  }, [current, count, virtualizer])

  // At every drawing: the row may have been out of the page when it was asked for.
  useEffect(() => {
    if (!takesFocus.current) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"] :is(a, button)`)
    if (row === null || row === undefined) return
    takesFocus.current = false
    row.focus({ preventScroll: true })
  })

  const first = virtualizer.range?.startIndex ?? 0
  const last = (virtualizer.range?.endIndex ?? -1) + 1
  useEffect(() => onRange?.(first, last), [onRange, first, last])

  const tabStop = current < 0 ? 0 : current

  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, tabStop, count)
    if (target === null || count === 0) return
    event.preventDefault()
    event.stopPropagation()
    takesFocus.current = true
    onMove(target)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys pressed on the rows inside
    <div ref={scroller} className={styles.scroller} onKeyDown={onKeyDown}>
      <ul aria-label={label} className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => (
          <li
            key={key}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={styles.row}
            style={{ height: size, transform: `translateY(${start}px)` }}
          >
            {renderRow(index, index === tabStop ? 0 : -1)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, from + 1)
    case 'ArrowUp':
      return Math.max(0, from - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
