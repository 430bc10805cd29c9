import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CaseQuery } from '../../persistence/case-list/case-query.ts'
import styles from './CaseGrid.module.css'
import type { CaseColumn } from './case-columns.tsx'

interface CaseGridHeadProps {
  readonly columns: readonly CaseColumn[]
  readonly sort: CaseQuery['sort']
  readonly onSort: (sort: CaseQuery['sort']) => void
  readonly count: number
  readonly chosenCount: number
  readonly onAll: () => void
  readonly onNone: () => void
}

/** Upwards, downwards, and back to the reading order. */
function nextSort(sort: CaseQuery['sort'], by: CaseColumn['id']): CaseQuery['sort'] {
  if (sort.by !== by) return { by, descending: false }
  return sort.descending ? { by: 'order', descending: false } : { by, descending: true }
}

/** The names of the columns; each sorts. */
export function CaseGridHead({ columns, sort, onSort, count, chosenCount, onAll, onNone }: CaseGridHeadProps) {
  const isAll = chosenCount > 0 && chosenCount === count
  return (
    // biome-ignore lint/a11y/useSemanticElements: see CaseGrid
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" aria-rowindex={1} className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: see CaseGrid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its box takes the focus */}
      <div role="columnheader" aria-colindex={1} className={styles.check}>
        <Checkbox
          aria-label={isAll ? 'Select none' : `Select all ${count.toLocaleString('en-GB')}`}
          checked={isAll}
          indeterminate={chosenCount > 0 && !isAll}
          onChange={isAll ? onNone : onAll}
        />
      </div>
      {columns.map(({ id, title, isNumber }, index) => {
        const isSorted = sort.by === id
        return (
          // biome-ignore lint/a11y/useSemanticElements: see CaseGrid
          // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
          <div
            key={id}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={isNumber ? styles.number : undefined}
          >
            <button type="button" className={styles.sort} onClick={() => onSort(nextSort(sort, id))}>
              {title}
              {isSorted && (sort.descending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
            </button>
          </div>
        )
      })}
    </div>
  )
}
