import { expect, type Page } from '@playwright/test'
import { changeBodySchema, changeRecordSchema, type LogEntry } from '../../src/domain/log/change.ts'
import { replay } from '../../src/domain/log/replay.ts'
import { verifyChain } from '../../src/domain/log/seal.ts'
import { recordKinds } from '../../src/domain/records/record.ts'

type Row = Record<string, unknown>

/** Names of the tables of the projection, by kind of record. */
const tableOf = {
  project: 'projects',
  annotator: 'annotators',
  patient: 'patients',
  case: 'cases',
  item: 'items',
  annotation: 'annotations',
  finding: 'findings',
  relation: 'relations',
  review: 'reviews',
} as const

/** Every row of some tables of the app's database, as the browser holds them at one moment. */
export async function readTables(page: Page, tables: readonly string[]): Promise<Record<string, Row[]>> {
  return page.evaluate(async (names) => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.endsWith('glossa'))
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(info?.name ?? 'missing')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    // One transaction: what is written meanwhile is in all of the tables or in none.
    const transaction = database.transaction(names)
    const read = (name: string) =>
      new Promise<Row[]>((resolve, reject) => {
        const request = transaction.objectStore(name).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found: Record<string, Row[]> = {}
    // Private keys cannot be copied out of the page, which is the point of them.
    const rows = await Promise.all(names.map(read))
    for (const [index, name] of names.entries())
      found[name] = (rows[index] ?? []).map((row) => ('privateKey' in row ? { ...row, privateKey: null } : row))
    database.close()
    return found
  }, tables)
}

/** Waits until how many panes there are, or how they are linked, is stored: a part of the settings as JSON. */
export async function expectPanesKept(page: Page, part: string): Promise<void> {
  await expect
    .poll(async () => (await readTables(page, ['settings'])).settings?.map(({ value }) => String(value)).join())
    .toContain(part)
}

/** The log of every project in the page's database. */
export async function readStoredLog(page: Page): Promise<{ entries: LogEntry[]; publicKeys: string[] }> {
  return logIn(await readTables(page, logTables))
}

const logTables = ['changes', 'bodies', 'keys'] as const

function logIn({ changes = [], bodies = [], keys = [] }: Record<string, Row[]>) {
  const bodyOf = new Map(bodies.map((row) => [`${row.chain}/${row.seq}`, row.body]))
  const entries = changes.map((row): LogEntry => {
    const record = changeRecordSchema.parse(row.record)
    const body = bodyOf.get(`${record.chain}/${record.seq}`)
    return { record, body: body === undefined ? null : changeBodySchema.parse(body) }
  })
  return { entries, publicKeys: keys.map(({ publicKey }) => String(publicKey)) }
}

/** Fails unless every chain verifies and the rows of every project are what a replay of its log gives. */
export async function expectLogHolds(page: Page): Promise<void> {
  const tables = await readTables(page, [...logTables, ...Object.values(tableOf)])
  const { entries, publicKeys } = logIn(tables)
  for (const chain of new Set(entries.map(({ record }) => record.chain))) {
    const own = entries.filter(({ record }) => record.chain === chain).sort((a, b) => a.record.seq - b.record.seq)
    expect(await verifyChain(own, publicKeys), `chain ${chain} verifies`).toEqual(new Map())
  }
  for (const project of new Set(entries.map(({ record }) => record.project))) {
    const state = replay(entries.filter(({ record }) => record.project === project))
    for (const kind of recordKinds) {
      const rows = (tables[tableOf[kind]] ?? []).filter(({ projectId }) => projectId === project)
      expect(Object.fromEntries(rows.map(({ id, record }) => [String(id), record])), `rows of ${kind}`).toEqual(
        Object.fromEntries(state.tables[kind]),
      )
    }
  }
}

/** Takes all but its id from the first record of a table, behind the app's back. */
export async function damageRow(page: Page, table: string): Promise<void> {
  await page.evaluate(async (name) => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.endsWith('glossa'))
    const opened = (request: IDBRequest) =>
      new Promise<void>((resolve, reject) => {
        request.onsuccess = () => resolve()
        request.onerror = () => reject(request.error)
      })
    const request = indexedDB.open(info?.name ?? 'missing')
    await opened(request)
    const database = request.result
    const store = database.transaction(name, 'readwrite').objectStore(name)
    const all = store.getAll()
    await opened(all)
    const [row] = all.result
    await opened(store.put({ ...row, record: { id: row.id } }))
    database.close()
  }, table)
}
