import { Children, Fragment, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import styles from './Splitter.module.css'
import { moveBoundary, sharesOf } from './shares.ts'

interface SplitterProps {
  /** Name of the handles for assistive technology: "Resize panes". */
  readonly label: string
  /** Side by side, or one above the other. */
  readonly orientation?: 'columns' | 'rows'
  /** Relative sizes to begin with; equal where absent. */
  readonly weights?: readonly number[]
  /** The panes, from left to right or from top to bottom. */
  readonly children: ReactNode
}

const leastShare = 0.15
const stepByKey: Readonly<Record<'columns' | 'rows', Readonly<Record<string, number>>>> = {
  columns: { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 },
  rows: { ArrowUp: -0.02, ArrowDown: 0.02, Home: -1, End: 1 },
}

/** Panes in a row or a column with handles between them that the pointer and the arrow keys move. */
export function Splitter({ label, orientation = 'columns', weights, children }: SplitterProps) {
  const panes = Children.toArray(children)
  const [kept, setShares] = useState<readonly number[]>([])
  const initial = weights?.length === panes.length ? sharesOf(weights) : sharesOf(panes.map(() => 1))
  const shares = kept.length === panes.length ? kept : initial
  const row = useRef<HTMLDivElement>(null)

  const move = (index: number, delta: number) => setShares(moveBoundary(shares, index, delta, leastShare))

  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const step = stepByKey[orientation][event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(index, step)
  }

  const onPointerMove = (index: number) => (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    if (orientation === 'columns') move(index, event.movementX / (row.current?.clientWidth ?? 1))
    else move(index, event.movementY / (row.current?.clientHeight ?? 1))
  }

  return (
    <div className={styles.row} data-orientation={orientation} ref={row}>
      {panes.map((pane, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pane is its place in the row
        <Fragment key={index}>
          <div className={styles.pane} style={{ flexGrow: shares[index] }}>
            {pane}
          </div>
          {index < panes.length - 1 && (
            // biome-ignore lint/a11y/useSemanticElements: <hr> is not focusable; this is the ARIA window splitter
            <div
              role="separator"
              tabIndex={0}
              aria-label={label}
              aria-orientation={orientation === 'columns' ? 'vertical' : 'horizontal'}
              aria-valuemin={Math.round(leastShare * 100)}
              aria-valuemax={Math.round(100 - leastShare * 100)}
              aria-valuenow={Math.round((shares[index] ?? 0) * 100)}
              className={styles.handle}
              onDoubleClick={() => setShares(initial)}
              onKeyDown={onKeyDown(index)}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={onPointerMove(index)}
            />
          )}
        </Fragment>
      ))}
    </div>
  )
}
