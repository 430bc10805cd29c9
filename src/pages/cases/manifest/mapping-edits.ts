import {
  assertionKey,
  type ColumnRole,
  type ColumnUse,
  type TableMapping,
} from '../../../interchange/manifest/table-mapping.ts'
import type { TableProfile } from '../../../interchange/manifest/table-profile.ts'

/** Roles that more than one column may have. */
const sharedRoles: readonly ColumnRole[] = ['ignore', 'label', 'metadata', 'view', 'portable', 'label-list', 'posture']

/** Gives a column a role; of roles that stand once, another column that had it is left out. */
export function withRole(mapping: TableMapping, column: number, role: ColumnRole): TableMapping {
  const isShared = sharedRoles.includes(role)
  const columns = mapping.columns.map((use, at): ColumnUse => {
    if (at === column) return { ...use, role }
    return !isShared && use.role === role ? { ...use, role: 'ignore' } : use
  })
  return { ...mapping, columns }
}

export function withName(mapping: TableMapping, column: number, name: string): TableMapping {
  return { ...mapping, columns: mapping.columns.map((use, at) => (at === column ? { ...use, name } : use)) }
}

/** A value of the label columns, however often it is there. */
export interface LabelValue {
  /** Key of the assertion table. */
  readonly key: string
  readonly count: number
}

/** The values of all label columns together, the most frequent first; of columns with very many, those that are listed. */
export function labelValues({ columns, rowCount }: TableProfile, mapping: TableMapping): LabelValue[] {
  const counts = new Map<string, number>()
  const add = (value: string, count: number) => {
    const key = assertionKey(value)
    if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  for (const [at, { role }] of mapping.columns.entries()) {
    const column = columns[at]
    if (role !== 'label' || column === undefined) continue
    const blanks = column.values.find(({ value }) => value === '')?.count ?? 0
    // Rows that end early have no cell there at all.
    add('', rowCount - column.filled - blanks)
    for (const { value, count } of column.values) add(value, count)
  }
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count)
}

/** Whether the dates of a table leave open which of day and month comes first. */
export function asksForDateOrder({ columns }: TableProfile, mapping: TableMapping): boolean {
  return mapping.columns.some(({ role }, at) => {
    const dates = columns[at]?.dates
    return role === 'date' && dates !== undefined && dates.either > 0
  })
}

export function hasRole(mapping: TableMapping, ...roles: readonly ColumnRole[]): boolean {
  return mapping.columns.some(({ role }) => roles.includes(role))
}
