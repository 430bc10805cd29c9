import type { Assertion } from '../../domain/records/annotation.ts'
import type { DateOrder } from './dates.ts'
import type { DecimalMark } from './numbers.ts'

/** What a column is for. */
export const columnRoles = [
  'ignore',
  'text',
  'spans',
  'note-id',
  'note-type',
  'file',
  'patient',
  'study',
  'date',
  'view',
  'laterality',
  'posture',
  'portable',
  'manufacturer',
  'split',
  'age',
  'sex',
  'rater',
  'label',
  'label-list',
  'box-x',
  'box-y',
  'box-width',
  'box-height',
  'box-x-max',
  'box-y-max',
  'span-start',
  'span-end',
  'span-quote',
  'metadata',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Whether a table holds notes, a row each, and does not speak of other files. */
export function isTableOfNotes({ columns }: Pick<TableMapping, 'columns'>): boolean {
  return columns.some(({ role }) => role === 'text')
}

/** What a column is for, and the name of its label (`label`) or of its metadata (`metadata`); for other roles the name is the header. */
export interface ColumnUse {
  readonly role: ColumnRole
  readonly name: string
}

/** What a value of a label column says; null: nothing, the label is not assessed. */
export type AssertionTable = Readonly<Record<string, Assertion | null>>

/** How one table is to be read. Plain data: it goes to a worker, and is the same for every row. */
export interface TableMapping {
  /** Whether the first row names the columns. */
  readonly hasHeader: boolean
  /** One a column. */
  readonly columns: readonly ColumnUse[]
  /** By the value in lower case without blanks around; see `assertionKey`. */
  readonly assertions: AssertionTable
  /** What separates the labels of a list column; blank: the whole cell is one label. A list as Python prints it needs none. */
  readonly listSeparator: string
  /** Whether a list names every label that is present: the other labels of the table are then absent. */
  readonly isListComplete: boolean
  /** Names in list columns, in lower case, that say that nothing was found. */
  readonly noFindingNames: readonly string[]
  /** Other names for labels of list columns, by the name in the table. */
  readonly renamed: Readonly<Record<string, string>>
  /** How days, months and years follow each other; null: not known, and asked where the values leave it open. */
  readonly dateOrder: DateOrder | null
  readonly decimalMark: DecimalMark
  /** Split of every file of the table; null: none, or as a column says. */
  readonly fixedSplit: string | null
  /** Label of boxes in rows that name none; null: such rows cannot be used. */
  readonly boxLabel: string | null
  /** Pattern that is laid on the cell of the file column; what it finds fills in for columns. */
  readonly filePattern: string | null
}

/** @param value a cell */
export function assertionKey(value: string): string {
  const key = value.trim().toLowerCase()
  // 1.0 and -1.0 are how a column of numbers with gaps is commonly written.
  return /^-?\d+\.0+$/.test(key) ? key.replace(/\.0+$/, '') : key
}

/**
 * What values of label columns say unless told otherwise: 1 present, 0 absent, -1 or u likely (CheXpert's "uncertain"), blank not
 * assessed. Source of 1/0/-1/blank: Irvin et al., CheXpert, AAAI 2019, https://arxiv.org/abs/1901.07031.
 */
export const defaultAssertions: AssertionTable = {
  '': null,
  nan: null,
  null: null,
  'n/a': null,
  '1': 'present',
  present: 'present',
  positive: 'present',
  yes: 'present',
  y: 'present',
  true: 'present',
  '0': 'absent',
  absent: 'absent',
  negative: 'absent',
  no: 'absent',
  n: 'absent',
  false: 'absent',
  '-1': 'likely',
  u: 'likely',
  uncertain: 'likely',
  likely: 'likely',
  probable: 'likely',
  possible: 'likely',
  unlikely: 'unlikely',
  'not assessable': 'not-assessable',
  'not-assessable': 'not-assessable',
}

const defaultNoFindingNames: readonly string[] = ['no finding', 'no findings']

/** The mapping of a table whose columns are all left out. */
export function emptyMapping(columnNames: readonly string[], hasHeader: boolean): TableMapping {
  return {
    hasHeader,
    columns: columnNames.map((name) => ({ role: 'ignore', name })),
    assertions: defaultAssertions,
    listSeparator: '|',
    isListComplete: false,
    noFindingNames: defaultNoFindingNames,
    renamed: {},
    dateOrder: null,
    decimalMark: '.',
    fixedSplit: null,
    boxLabel: null,
    filePattern: null,
  }
}
