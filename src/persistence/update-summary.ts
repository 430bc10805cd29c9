import type { Change } from '../domain/log/change.ts'
import { latest } from '../domain/log/hybrid-clock.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { isPositive } from '../domain/reading/own-work.ts'
import type { Case } from '../domain/records/case.ts'
import type { CaseSummary } from './case-summary.ts'
import type { GlossaDatabase } from './database.ts'
import { byAnnotator, inCaseOrder, summaryItem, summaryReview, tallied } from './summary-parts.ts'

interface Projected {
  readonly projectId: string
  readonly change: Change
  /** The touched records as they were. */
  readonly before: RecordState
  /** The touched records as they are. */
  readonly after: RecordState
  /** See `CaseSummary.touched`. */
  readonly touch: number
}

/**
 * Keeps summary rows in step with one change: that of its case, and those of every case of a patient it touches.
 * @returns ids of the cases whose rows it wrote or removed
 */
export async function updateSummaries(db: GlossaDatabase, projected: Projected): Promise<string[]> {
  const own = await updateOwn(db, projected)
  return [...own, ...(await updateSplits(db, projected))]
}

async function updateOwn(db: GlossaDatabase, projected: Projected): Promise<string[]> {
  const { projectId, change, before, after, touch } = projected
  const { caseId } = change
  // A change of the patient alone leaves the case as it was.
  if (caseId === null || change.patches.every((patch) => patch.op !== 'maskXor' && patch.kind === 'patient')) return []
  if (before.tables.case.has(caseId) && !after.tables.case.has(caseId)) {
    await db.summaries.delete([projectId, caseId])
    return [caseId]
  }
  const present = await db.summaries.get([projectId, caseId])
  const caseRecord = after.tables.case.get(caseId)
  const base = present ?? (caseRecord === undefined ? undefined : blankSummary(projectId, caseRecord))
  if (base === undefined) return []
  const tallies = tallied(base.tallies, before.tables.annotation.values(), after.tables.annotation.values())
  const reviews = mergeReviews(base.reviews, before, after)
  await db.summaries.put({
    ...base,
    ...(caseRecord === undefined ? {} : await fromCase(db, projected, caseRecord, base)),
    items: mergeItems(base.items, before, after, caseRecord?.items ?? base.items.map(({ id }) => id)),
    annotationCount: base.annotationCount - before.tables.annotation.size + after.tables.annotation.size,
    positiveCount: base.positiveCount - positivesOf(before) + positivesOf(after),
    tallies,
    reviews,
    submitted: reviews.some(({ status }) => status === 'submitted') ? 1 : 0,
    updatedAt: latest(base.updatedAt, change.at) ?? change.at,
    touched: touch,
  })
  return [caseId]
}

async function fromCase(db: GlossaDatabase, { projectId, after }: Projected, record: Case, base: CaseSummary) {
  const { name, patientKey, metadata = {} } = record
  const isKnown = base.patientKey === patientKey && base.touched > 0
  const split = isKnown ? base.split : await splitOf(db, projectId, patientKey, after)
  return { name, patientKey, metadata, split }
}

/** A patient's split: as the change leaves it, else as it is stored. */
async function splitOf(
  db: GlossaDatabase,
  projectId: string,
  patientKey: string,
  after: RecordState,
): Promise<string | null> {
  for (const { key, split } of after.tables.patient.values()) if (key === patientKey) return split
  const row = await db.records('patient').where('[projectId+scope]').equals([projectId, patientKey]).first()
  return row !== undefined && 'split' in row.record ? row.record.split : null
}

async function updateSplits(db: GlossaDatabase, { projectId, before, after, touch }: Projected): Promise<string[]> {
  const splits = new Map<string, string | null>()
  for (const { key } of before.tables.patient.values()) splits.set(key, null)
  for (const { key, split } of after.tables.patient.values()) splits.set(key, split)
  const wasOf = new Map([...before.tables.patient.values()].map(({ key, split }) => [key, split]))
  const written: string[] = []
  for (const [patientKey, split] of splits) {
    if ((wasOf.get(patientKey) ?? null) === split) continue
    const rows = await db.summaries.where('[projectId+patientKey]').equals([projectId, patientKey]).toArray()
    const changed = rows.filter((row) => row.split !== split)
    if (changed.length > 0) await db.summaries.bulkPut(changed.map((row) => ({ ...row, split, touched: touch })))
    written.push(...changed.map(({ caseId }) => caseId))
  }
  return written
}

function blankSummary(projectId: string, { id, patientKey }: Case): CaseSummary {
  return {
    caseId: id,
    projectId,
    name: '',
    patientKey,
    split: null,
    metadata: {},
    items: [],
    annotationCount: 0,
    positiveCount: 0,
    tallies: {},
    reviews: [],
    submitted: 0,
    updatedAt: '',
    touched: 0,
  }
}

function positivesOf({ tables }: RecordState): number {
  return [...tables.annotation.values()].filter(({ assertion }) => isPositive(assertion)).length
}

function mergeItems(
  items: CaseSummary['items'],
  before: RecordState,
  after: RecordState,
  order: readonly string[],
): CaseSummary['items'] {
  const gone = new Set([...before.tables.item.keys()].filter((id) => !after.tables.item.has(id)))
  const next = new Map(items.filter(({ id }) => !gone.has(id)).map((item) => [item.id, item]))
  for (const item of after.tables.item.values()) next.set(item.id, summaryItem(item))
  return inCaseOrder([...next.values()], order)
}

function mergeReviews(reviews: CaseSummary['reviews'], before: RecordState, after: RecordState) {
  const next = new Map(reviews.map((review) => [review.annotatorId, review]))
  for (const { annotatorId } of before.tables.review.values()) next.delete(annotatorId)
  for (const review of after.tables.review.values()) next.set(review.annotatorId, summaryReview(review))
  return byAnnotator([...next.values()])
}
