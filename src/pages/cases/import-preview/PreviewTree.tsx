import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react'
import type { PreviewItem } from '../../../workers/import-preview.ts'
import styles from './PreviewTree.module.css'
import { PreviewTreeRow } from './PreviewTreeRow.tsx'
import type { PreviewControls } from './use-preview.ts'

interface PreviewTreeProps {
  readonly items: readonly PreviewItem[]
  readonly preview: PreviewControls
}

const rowHeightPx = 30
const rowHeight = () => rowHeightPx
const noSize = { width: 0, height: 0 }

/**
 * The cases of an import with their files, rows in sight only. Arrows walk and open or close; Space selects, Shift with arrows extends;
 * M merges, S splits out, X leaves out, Alt with arrows moves to the neighbouring case.
 */
export function PreviewTree({ items, preview }: PreviewTreeProps) {
  const { rows, current, selected } = preview
  const scroller = useRef<HTMLDivElement>(null)
  const takesFocus = useRef(false)
  // The same function as long as the rows are the same: with another one every row is measured anew, at every key.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    getItemKey: keyOf,
    overscan: 12,
    initialRect: noSize,
  })

  const currentKey = rows[current]?.key
  useEffect(() => {
    if (current < 0 || currentKey === undefined) return
    virtualizer.scrollToIndex(current, { align: 'auto' })
    if (!takesFocus.current) return
    takesFocus.current = false
    // The row may have been out of the page until now: it is there after the scroll is laid out.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus())
  }, [current, currentKey, virtualizer])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isHandled(event, preview, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 1)))
      return
    event.preventDefault()
    event.stopPropagation()
    takesFocus.current = true
  }

  return (
    <div className={styles.frame}>
      <div className={styles.head} aria-hidden>
        <span />
        <span>Case</span>
        <span>File</span>
        <span>Recognised as</span>
        <span>Patient</span>
        <span className={styles.number}>Size</span>
        <span />
      </div>
      <div
        ref={scroller}
        role="treegrid"
        aria-label="Cases to import"
        aria-rowcount={rows.length}
        aria-multiselectable
        className={styles.scroller}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <PreviewTreeRow
                key={key}
                row={row}
                index={index}
                startPx={start}
                items={items}
                isCurrent={index === current}
                isSelected={selected.has(row.key)}
                onPick={(event: MouseEvent) => {
                  if (event.shiftKey) preview.goTo(index, true)
                  else if (event.ctrlKey || event.metaKey) preview.toggleSelected(index)
                  else preview.goTo(index)
                }}
                onFocus={() => {
                  if (index !== current) preview.focused(index)
                }}
                onToggle={() => preview.toggleSelected(index)}
                onOpen={(isOpen) => preview.setOpen(index, isOpen)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Does what a key asks for. @param pageRows rows in sight */
function isHandled(event: KeyboardEvent, preview: PreviewControls, pageRows: number): boolean {
  const { rows, current } = preview
  const row = rows[current]
  const isMod = event.ctrlKey || event.metaKey
  const go = (index: number) => preview.goTo(Math.max(0, Math.min(rows.length - 1, index)), event.shiftKey)
  if (isMod) {
    if (event.key.toLowerCase() === 'a') preview.selectAll()
    else if (event.key.toLowerCase() === 'z' && !event.shiftKey) preview.undo()
    else return false
    return true
  }
  if (event.altKey) {
    if (event.key === 'ArrowUp') preview.moveBy(-1)
    else if (event.key === 'ArrowDown') preview.moveBy(1)
    else return false
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
      go(current + 1)
      return true
    case 'ArrowUp':
      go(current - 1)
      return true
    case 'PageDown':
      go(current + pageRows)
      return true
    case 'PageUp':
      go(current - pageRows)
      return true
    case 'Home':
      go(0)
      return true
    case 'End':
      go(rows.length - 1)
      return true
    case 'ArrowRight':
      if (row?.isOpen === true) go(current + 1)
      else preview.setOpen(current, true)
      return true
    case 'ArrowLeft':
      if (row?.level === 2) go(rows.findLastIndex(({ level }, index) => index < current && level === 1))
      else preview.setOpen(current, false)
      return true
    case ' ':
      preview.toggleSelected(current)
      return true
    case 'Escape':
      if (preview.selected.size === 0) return false
      preview.clearSelection()
      return true
    default:
      return isAction(event.key.toLowerCase(), preview)
  }
}

function isAction(key: string, preview: PreviewControls): boolean {
  if (key === 'm') preview.merge()
  else if (key === 's') preview.split()
  else if (key === 'x') preview.exclude()
  else return false
  return true
}
