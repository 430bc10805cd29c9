import { useState } from 'react'
import { VirtualList } from '../../../ui/virtual-list/VirtualList.tsx'
import type { PlacesFound } from '../../../workers/tag-all/tag-query.ts'
import styles from './TagAllDialog.module.css'
import { stateText } from './tag-all-text.ts'

interface PlaceListProps {
  readonly found: PlacesFound
  /** Indices of places that were unticked. */
  readonly off: ReadonlySet<number>
  readonly onToggle: (index: number) => void
  /** `#rrggbb` of the label. */
  readonly color: string
}

const rowHeightPx = 30

/** Every place in its line, to be ticked or not. */
export function PlaceList({ found, off, onToggle, color }: PlaceListProps) {
  const { places, notes } = found
  const [current, setCurrent] = useState(-1)
  return (
    <VirtualList
      label="Places"
      count={places.length}
      rowHeightPx={rowHeightPx}
      keyOf={String}
      current={current}
      onMove={setCurrent}
      renderRow={(index, tabIndex) => {
        const place = places[index]
        if (place === undefined) return null
        const { state, before, quote, after, note } = place
        const isFree = state === 'free'
        return (
          // biome-ignore lint/a11y/useSemanticElements: a row of a long list with one Tab stop
          <button
            type="button"
            role="checkbox"
            aria-checked={isFree && !off.has(index)}
            aria-disabled={!isFree}
            tabIndex={tabIndex}
            className={styles.place}
            onFocus={() => setCurrent(index)}
            onClick={() => isFree && onToggle(index)}
          >
            <span className={styles.tick} aria-hidden />
            <span className={styles.case}>{notes[note]?.caseName}</span>
            <span className={styles.context}>
              <span className={styles.before}>{before}</span>
              <span className={styles.quote} style={{ borderColor: color }}>
                {quote}
              </span>
              <span className={styles.after}>{after}</span>
            </span>
            {!isFree && <span className={styles.state}>{stateText[state]}</span>}
          </button>
        )
      }}
    />
  )
}
