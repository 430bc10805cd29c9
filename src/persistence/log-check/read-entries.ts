import type { GlossaDatabase } from '../database.ts'
import type { BodyRow, ChangeRow } from '../rows.ts'
import type { StoredEntry } from './chain-checks.ts'

/** Entries of a project with their bodies, in order of arrival. */
export interface ReadEntries {
  readonly entries: readonly StoredEntry[]
  /** Null where there are no more. */
  readonly lastPos: number | null
}

/** Reads the next entries with `from <= pos < to`. @param most how many at a time */
export async function readEntries(
  db: GlossaDatabase,
  projectId: string,
  from: number,
  to: number,
  most: number,
): Promise<ReadEntries> {
  const rows = await db.changes
    .where(':id')
    .between([projectId, from], [projectId, to], true, false)
    .limit(most)
    .toArray()
  const last = rows.at(-1)
  if (last === undefined) return { entries: [], lastPos: null }
  const bodies = await bodiesOf(db, rows)
  const entries = rows.map(
    ({ chain, seq, record }): StoredEntry => ({ chain, seq, record, body: bodies.get(`${chain} ${seq}`)?.body }),
  )
  return { entries, lastPos: last.pos }
}

/** A range of each chain, which takes one request: entries of a chain that arrived one after the other lie so. */
async function bodiesOf(db: GlossaDatabase, rows: readonly ChangeRow[]): Promise<ReadonlyMap<string, BodyRow>> {
  const ranges = new Map<string, { first: number; last: number }>()
  for (const { chain, seq } of rows) {
    const range = ranges.get(chain)
    if (range === undefined) ranges.set(chain, { first: seq, last: seq })
    else {
      range.first = Math.min(range.first, seq)
      range.last = Math.max(range.last, seq)
    }
  }
  const found = await Promise.all(
    [...ranges].map(([chain, { first, last }]) =>
      // What was damaged may name any place: no more than the rows could fill is read.
      last - first < rows.length
        ? db.bodies.where(':id').between([chain, first], [chain, last], true, true).toArray()
        : db.bodies
            .bulkGet(rows.flatMap((row) => (row.chain === chain ? [[chain, row.seq] as [string, number]] : [])))
            .then((some) => some.filter((body) => body !== undefined)),
    ),
  )
  return new Map(found.flat().map((body) => [`${body.chain} ${body.seq}`, body]))
}
