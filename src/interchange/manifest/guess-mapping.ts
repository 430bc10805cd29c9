import { fileIndex, pathKey } from './file-key.ts'
import { isIdentifyingHeader, roleOfHeader } from './header-words.ts'
import {
  assertionKey,
  type ColumnRole,
  type ColumnUse,
  defaultAssertions,
  emptyMapping,
  type TableMapping,
} from './table-mapping.ts'
import type { ColumnProfile, TableProfile } from './table-profile.ts'
import { isPictureName } from './table-signs.ts'

const boxRoles: readonly ColumnRole[] = ['box-x', 'box-y', 'box-width', 'box-height', 'box-x-max', 'box-y-max']

const spanRoles: readonly ColumnRole[] = ['span-start', 'span-end', 'span-quote']

/** Roles that several columns may have. */
const sharedRoles: readonly ColumnRole[] = ['ignore', 'label', 'metadata', 'view', 'portable']

/**
 * What the columns of an unknown table are for, by their headers and by what they hold. A column that nothing is known of is kept as metadata
 * where it has few values and its header names nobody, else left out.
 * @param pictureNames the files picked beside the table: a column that names them is the file column
 */
export function guessMapping(table: TableProfile, pictureNames: readonly string[]): TableMapping {
  const names = table.columns.map(({ name }) => name)
  const mapping = emptyMapping(names, table.hasHeader)
  const fileColumn = guessFileColumn(table, pictureNames)
  const taken = new Set<ColumnRole>(fileColumn < 0 ? [] : ['file'])
  const columns = table.columns.map((column, at): ColumnUse => {
    const role = at === fileColumn ? 'file' : guessRole(column, table.hasHeader)
    if (at !== fileColumn && taken.has(role)) return { role: 'ignore', name: column.name }
    if (!sharedRoles.includes(role)) taken.add(role)
    return { role, name: column.name }
  })
  return {
    ...mapping,
    columns: wholeSpansOnly(wholeBoxesOnly(columns)),
    ...guessedNumbers(table),
    dateOrder: guessedOrder(table.columns),
  }
}

function guessFileColumn({ columns, hasHeader }: TableProfile, pictureNames: readonly string[]): number {
  const index = fileIndex(pictureNames)
  const scores = columns.map((column) => {
    if (column.filled === 0) return 0
    const values = column.values.filter(({ value }) => value !== '')
    const naming = values.filter(({ value }) => index.find(pathKey(value)).length > 0).length
    const looking = values.filter(({ value }) => isPictureName(value)).length
    const byHeader = hasHeader && roleOfHeader(column.name) === 'file' ? 1 : 0
    // A column that names picked files beats one that is called so, which beats one whose values end like pictures.
    return (
      4 * Math.min(1, naming) * (byHeader + looking > 0 || naming > 1 ? 1 : 0.1) +
      2 * byHeader +
      looking / values.length
    )
  })
  const best = Math.max(0, ...scores)
  return best < 0.5 ? -1 : scores.indexOf(best)
}

function guessRole(column: ColumnProfile, hasHeader: boolean): ColumnRole {
  if (column.filled === 0) return 'ignore'
  if (column.spanLists > 0) return 'spans'
  const named = hasHeader ? roleOfHeader(column.name) : undefined
  if (named !== undefined && isPlausible(named, column)) return named
  if (hasHeader && isIdentifyingHeader(column.name)) return 'ignore'
  if (hasHeader && isAssertions(column)) return 'label'
  if (isList(column)) return 'label-list'
  return hasHeader && !column.isVaried && column.values.every(({ value }) => value.length <= 40) ? 'metadata' : 'ignore'
}

/** Whether what a column holds speaks against what its header says. */
function isPlausible(role: ColumnRole, { filled, numbers, decimalCommas }: ColumnProfile): boolean {
  if (boxRoles.includes(role)) return numbers + decimalCommas > filled / 2
  if (role === 'span-start' || role === 'span-end') return numbers === filled
  if (role === 'label-list') return numbers < filled
  return role !== 'view' && role !== 'posture' ? true : numbers < filled / 2
}

/** A column whose every value says present, absent or the like, and not just blank. */
function isAssertions({ values, isVaried }: ColumnProfile): boolean {
  const filled = values.filter(({ value }) => value !== '')
  return (
    !isVaried &&
    filled.length <= 6 &&
    filled.every(({ value }) => Object.hasOwn(defaultAssertions, assertionKey(value)))
  )
}

function isList({ values, filled }: ColumnProfile): boolean {
  const joined = values.filter(({ value }) => /^[^|]+\|[^|]+/.test(value) || /^\[\s*['"]/.test(value))
  return joined.length > 0 && filled > 0
}

/** Box columns that make no whole box are something else: `width` alone is the picture's. */
function wholeBoxesOnly(columns: readonly ColumnUse[]): ColumnUse[] {
  const has = (role: ColumnRole) => columns.some((column) => column.role === role)
  const isWhole =
    has('box-x') && has('box-y') && (has('box-width') || has('box-x-max')) && (has('box-height') || has('box-y-max'))
  return columns.map((column) =>
    boxRoles.includes(column.role) && !isWhole ? { ...column, role: 'metadata' } : column,
  )
}

/** Columns of tags without both offsets are something else: `text` and `end` have other meanings. */
function wholeSpansOnly(columns: readonly ColumnUse[]): ColumnUse[] {
  const has = (role: ColumnRole) => columns.some((column) => column.role === role)
  if (has('span-start') && has('span-end')) return [...columns]
  return columns.map((column) => (spanRoles.includes(column.role) ? { ...column, role: 'ignore' } : column))
}

function guessedNumbers({ columns }: TableProfile): Pick<TableMapping, 'decimalMark'> {
  const commas = columns.reduce((sum, { decimalCommas }) => sum + decimalCommas, 0)
  const points = columns.flatMap(({ values }) => values).filter(({ value }) => /^-?\d+\.\d+$/.test(value)).length
  return { decimalMark: commas > points ? ',' : '.' }
}

/** The order that the dates of a table show; null where every one of them can be read both ways. */
function guessedOrder(columns: readonly ColumnProfile[]): TableMapping['dateOrder'] {
  const count = (kind: 'day-month' | 'month-day') => columns.reduce((sum, { dates }) => sum + dates[kind], 0)
  const dayFirst = count('day-month')
  const monthFirst = count('month-day')
  if (dayFirst > 0 && monthFirst === 0) return 'day-month'
  return monthFirst > 0 && dayFirst === 0 ? 'month-day' : null
}
