import { isTableOfNotes, type TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import type { TableProfile } from '../../../interchange/manifest/table-profile.ts'
import { ColumnHead } from './ColumnHead.tsx'
import styles from './ColumnTable.module.css'
import { withName, withRole } from './mapping-edits.ts'

interface ColumnTableProps {
  readonly profile: TableProfile
  readonly mapping: TableMapping
  /** How many cells of each column were not understood. */
  readonly counts: Readonly<Record<number, number>>
  /** The row that is shown in words. */
  readonly current: number
  readonly onRow: (row: number) => void
  readonly onMapping: (mapping: TableMapping) => void
}

/** The first rows of a table, each column under a menu of what it is for. */
export function ColumnTable({ profile, mapping, counts, current, onRow, onMapping }: ColumnTableProps) {
  const { columns, firstRows } = profile
  const isUsed = (at: number) => mapping.columns[at]?.role !== 'ignore'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its room scrolls by keys too
    <section className={styles.scroller} aria-label="First rows" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.lineHead}>
              Line
            </th>
            {columns.map((column, at) => (
              <ColumnHead
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places, and their names may repeat
                key={at}
                name={column.name}
                isNotes={isTableOfNotes(mapping)}
                use={mapping.columns[at] ?? { role: 'ignore', name: column.name }}
                misunderstood={counts[at] ?? 0}
                onRole={(role) => onMapping(withRole(mapping, at, role))}
                onName={(name) => onMapping(withName(mapping, at, name))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map(({ line, cells }, index) => (
            <tr key={line} data-current={index === current || undefined} onClick={() => onRow(index)}>
              <th scope="row" className={styles.line}>
                <button type="button" aria-pressed={index === current} aria-label={`Show line ${line} in words`}>
                  {line}
                </button>
              </th>
              {columns.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their places
                <td key={at} data-unused={!isUsed(at) || undefined} title={shownCell(cells[at], 1000)}>
                  {shownCell(cells[at], 120)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A note in a cell may be long: as much of it as can be seen. */
function shownCell(cell: string | undefined, length: number): string | undefined {
  return cell !== undefined && cell.length > length ? `${cell.slice(0, length)}…` : cell
}
