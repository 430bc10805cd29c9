import { recordKinds, recordSchemas } from '../../domain/records/record.ts'
import { jsonEquals } from '../../lib/json.ts'
import type { GlossaDatabase } from '../database.ts'
import type { ProjectedRows } from '../projection-draft.ts'
import type { RowDifference, RowTable } from './log-report.ts'

type Row = Readonly<Record<string, unknown>>

/** A row as it is stored and as the log gives it; undefined where it is not there, or the log gives none. */
interface RowPair {
  readonly stored: Row | undefined
  readonly given: Row | undefined
}

/** The rows of one table that are not what the log gives. */
export interface TableChange {
  readonly table: RowTable
  /** Name of the table in the database. */
  readonly name: string
  readonly pairs: readonly RowPair[]
}

/** Whether something was written to a row after the part of the log that it was compared with. */
export type IsLater = (table: RowTable, row: Row) => boolean

const rowsAtOnce = 2_000

/** Names of the projection's tables in the database. */
function tablesOf(db: GlossaDatabase): (readonly [RowTable, string])[] {
  return [
    ...recordKinds.map((kind) => [kind, db.records(kind).name] as const),
    ['tombstone', db.tombstones.name],
    ['conflict', db.conflicts.name],
    ['summary', db.summaries.name],
    ['file', db.blobRefs.name],
  ]
}

function rowsByTable({ records, tombstones, conflicts, summaries, blobRefs }: ProjectedRows) {
  const plain = (rows: readonly object[]) => rows.map((row): Row => ({ ...row }))
  return new Map<RowTable, readonly Row[]>([
    ...records.map(({ kind, rows }) => [kind, plain(rows)] as const),
    ['tombstone', plain(tombstones)],
    ['conflict', plain(conflicts)],
    ['summary', plain(summaries)],
    ['file', plain(blobRefs)],
  ])
}

/** When a row was last written is no part of what the log says. */
function untouched(row: Row): Row {
  return 'touched' in row ? { ...row, touched: 0 } : row
}

/**
 * How the stored rows of a project differ from those that its log gives: the tables that do. Rows are read a part at a time, each in a
 * transaction of its own, so that nobody has to wait.
 */
export async function tableChanges(
  db: GlossaDatabase,
  projectId: string,
  given: ProjectedRows,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<TableChange[]> {
  const expected = rowsByTable(given)
  const total = [...expected.values()].reduce((sum, rows) => sum + rows.length, 0)
  let done = 0
  const onRead = (rows: number) => {
    done = Math.min(total, done + rows)
    onProgress(done, total)
  }
  const changes: TableChange[] = []
  for (const [table, name] of tablesOf(db)) {
    const pairs = await differingRows(db, projectId, name, expected.get(table) ?? [], onRead)
    if (pairs.length > 0) changes.push({ table, name, pairs })
  }
  return changes
}

/** Names and values of a row's primary key. */
function keyOfRow(db: GlossaDatabase, name: string): (row: Row) => string[] {
  const fields = [db.table(name).schema.primKey.keyPath ?? []].flat()
  return (row) => fields.map((field) => String(row[field]))
}

async function differingRows(
  db: GlossaDatabase,
  projectId: string,
  name: string,
  given: readonly Row[],
  onRead: (rows: number) => void,
): Promise<RowPair[]> {
  const keyOf = keyOfRow(db, name)
  const missing = new Map(given.map((row) => [keyOf(row).join(' '), row]))
  const pairs: RowPair[] = []
  for (let after: string[] = [projectId]; ; ) {
    const some = await db
      .table<Row, string[]>(name)
      .where(':id')
      .between(after, [projectId, []], after.length === 1)
      .limit(rowsAtOnce)
      .toArray()
    const last = some.at(-1)
    if (last === undefined) break
    for (const stored of some) {
      const key = keyOf(stored).join(' ')
      const own = missing.get(key)
      missing.delete(key)
      if (own === undefined || !jsonEquals(untouched(stored), untouched(own))) pairs.push({ stored, given: own })
    }
    after = keyOf(last)
    onRead(some.length)
  }
  return [...pairs, ...[...missing.values()].map((row) => ({ stored: undefined, given: row }))]
}

/** Without the rows that were written to while they were read. */
export function withoutLater(changes: readonly TableChange[], isLater: IsLater): TableChange[] {
  return changes.flatMap(({ table, name, pairs }) => {
    const settled = pairs.filter(({ stored, given }) =>
      [stored, given].every((row) => row === undefined || !isLater(table, row)),
    )
    return settled.length === 0 ? [] : [{ table, name, pairs: settled }]
  })
}

/** How many rows of a table are missing, say something else, or are too many. */
export function countDifference({ table, pairs }: TableChange): RowDifference {
  const missing = pairs.filter(({ stored }) => stored === undefined).length
  const extra = pairs.filter(({ given }) => given === undefined).length
  return { table, missing, differing: pairs.length - missing - extra, extra }
}

/**
 * Writes what tables lack and deletes what they have too much. Runs inside the caller's transaction.
 * @param touch see `CaseSummary.touched`
 */
export async function writeTableChanges(
  db: GlossaDatabase,
  changes: readonly TableChange[],
  touch: number,
): Promise<void> {
  for (const { name, pairs } of changes) {
    const keyOf = keyOfRow(db, name)
    for (let from = 0; from < pairs.length; from += rowsAtOnce) {
      const some = pairs.slice(from, from + rowsAtOnce)
      const rows = some.flatMap(({ given }) => (given === undefined ? [] : [given]))
      const table = db.table<Row, string[]>(name)
      await table.bulkPut(rows.map((row) => ('touched' in row ? { ...row, touched: touch } : row)))
      await table.bulkDelete(
        some.flatMap(({ stored, given }) => (given === undefined && stored ? [keyOf(stored)] : [])),
      )
    }
  }
}

/** How many records are against their schema as the log gives them: making rows anew would not mend those. */
export function invalidRecords({ records }: ProjectedRows): number {
  return records.reduce(
    (sum, { kind, rows }) => sum + rows.filter(({ record }) => !recordSchemas[kind].safeParse(record).success).length,
    0,
  )
}
