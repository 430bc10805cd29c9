import type { ForeignSpan } from '../spans/foreign-span.ts'
import type { RowFault } from './row-reading.ts'
import type { ColumnRole, TableMapping } from './table-mapping.ts'

/** Columns that hold a tag of the note that a row names; -1 for a quote that no column has. */
export interface SpanColumns {
  readonly start: number
  readonly end: number
  readonly quote: number
}

/** The columns of a tag of a mapping; undefined where it has not both offsets. */
export function spanColumns({ columns }: Pick<TableMapping, 'columns'>): SpanColumns | undefined {
  const at = (role: ColumnRole) => columns.findIndex((column) => column.role === role)
  const found = { start: at('span-start'), end: at('span-end'), quote: at('span-quote') }
  return found.start >= 0 && found.end >= 0 ? found : undefined
}

const whole = /^\d+$/

/** The tag of a row, once for each of its labels. Both offsets blank: none. */
export function spanOfRow(
  cells: readonly string[],
  at: SpanColumns,
  labels: readonly string[],
): { readonly spans: readonly ForeignSpan[]; readonly fault: RowFault | null } {
  const [start = '', end = ''] = [cells[at.start]?.trim(), cells[at.end]?.trim()]
  if (start === '' && end === '') return { spans: [], fault: null }
  if (!whole.test(start) || !whole.test(end)) return { spans: [], fault: 'table-span-partial' }
  if (labels.length === 0) return { spans: [], fault: 'table-span-unlabelled' }
  const quote = at.quote < 0 || cells[at.quote] === '' ? null : (cells[at.quote] ?? null)
  const ranges = [{ start: Number(start), end: Number(end) }]
  return { spans: labels.map((label) => ({ label, ranges, quote })), fault: null }
}
