import type { Transaction } from 'dexie'
import type { CaseSummary } from './case-summary.ts'
import type { RecordRow } from './rows.ts'
import { summaryOf } from './summary-parts.ts'

/** Cases made anew at a time. */
const chunkSize = 500

/** Of a summary of database version 1, what is not made anew from the records. */
interface OldSummary {
  readonly projectId: string
  readonly caseId: string
  readonly updatedAt: string
}

/** Upgrade to database version 2: makes every case's summary anew from the rows it sums up. */
export async function remakeSummaries(transaction: Transaction): Promise<void> {
  const summaries = transaction.table<OldSummary | CaseSummary>('summaries')
  const keys = await summaries.toCollection().primaryKeys()
  for (let from = 0; from < keys.length; from += chunkSize) {
    const old = (await summaries.bulkGet(keys.slice(from, from + chunkSize))).filter((row) => row !== undefined)
    const made = await remade(transaction, old)
    // A summary whose case is gone sums up nothing.
    await summaries.bulkDelete(keys.slice(from, from + chunkSize))
    await summaries.bulkPut(made)
  }
}

async function remade(transaction: Transaction, old: readonly OldSummary[]): Promise<CaseSummary[]> {
  const cases = await transaction.table<RecordRow>('cases').bulkGet(keysOf(old))
  const scopes = old.map(({ projectId, caseId }) => [projectId, caseId])
  const items = await recordsByScope(transaction, 'items', scopes)
  const annotations = await recordsByScope(transaction, 'annotations', scopes)
  const reviews = await recordsByScope(transaction, 'reviews', scopes)
  const patientScopes = cases.flatMap((row) =>
    row !== undefined && 'patientKey' in row.record ? [[row.projectId, row.record.patientKey]] : [],
  )
  const patients = await recordsByScope(transaction, 'patients', patientScopes)
  return old.flatMap(({ projectId, caseId, updatedAt }, index) => {
    const record = cases[index]?.record
    if (record === undefined || !('context' in record)) return []
    const inCase = `${projectId} ${caseId}`
    const [patient] = patients.get(`${projectId} ${record.patientKey}`) ?? []
    const source = {
      case: record,
      items: (items.get(inCase) ?? []).filter((item) => 'parts' in item),
      annotations: (annotations.get(inCase) ?? []).filter((annotation) => 'assertion' in annotation),
      reviews: (reviews.get(inCase) ?? []).filter((review) => 'activeSeconds' in review),
      split: patient !== undefined && 'split' in patient ? patient.split : null,
    }
    return [summaryOf(source, { projectId, updatedAt, touched: 0 })]
  })
}

function keysOf(old: readonly OldSummary[]): [string, string][] {
  return old.map(({ projectId, caseId }) => [projectId, caseId])
}

async function recordsByScope(transaction: Transaction, table: string, scopes: readonly (readonly string[])[]) {
  const byScope = new Map<string, RecordRow['record'][]>()
  const rows = await transaction.table<RecordRow>(table).where('[projectId+scope]').anyOf(scopes).toArray()
  for (const { projectId, scope, record } of rows) {
    const key = `${projectId} ${scope}`
    const records = byScope.get(key)
    if (records === undefined) byScope.set(key, [record])
    else records.push(record)
  }
  return byScope
}
