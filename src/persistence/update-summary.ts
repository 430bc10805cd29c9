import type { Change } from '../domain/log/change.ts'
import { latest } from '../domain/log/hybrid-clock.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { isPositive } from '../domain/reading/own-work.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { CaseSummary } from './case-summary.ts'
import type { GlossaDatabase } from './database.ts'

/**
 * Keeps a case's summary row in step with one change.
 * @param before the touched records as they were
 * @param after the touched records as they are
 */
export async function updateSummary(
  db: GlossaDatabase,
  projectId: string,
  change: Change,
  before: RecordState,
  after: RecordState,
): Promise<void> {
  const caseId = change.caseId
  if (caseId === null) return
  if (before.tables.case.has(caseId) && !after.tables.case.has(caseId)) {
    await db.summaries.delete([projectId, caseId])
    return
  }
  const present = await db.summaries.get([projectId, caseId])
  const caseRecord = after.tables.case.get(caseId)
  const base = present ?? (caseRecord === undefined ? undefined : blankSummary(projectId, caseId))
  if (base === undefined) return
  const labelCounts = countLabels(base.labelCounts, before, after)
  const reviews = mergeReviews(base.reviews, after)
  await db.summaries.put({
    ...base,
    name: caseRecord?.name ?? base.name,
    items: mergeItems(base.items, before, after),
    annotationCount: Object.values(labelCounts).reduce((sum, count) => sum + count, 0),
    positiveCount: (base.positiveCount ?? base.annotationCount) + positives(after).length - positives(before).length,
    positivesBy: counted(base.positivesBy ?? {}, byHand(before), byHand(after)),
    labelCounts,
    reviews,
    submitted: reviews.some(({ status }) => status === 'submitted') ? 1 : 0,
    updatedAt: latest(base.updatedAt, change.at) ?? change.at,
  })
}

function blankSummary(projectId: string, caseId: string): CaseSummary {
  return {
    caseId,
    projectId,
    name: '',
    items: [],
    annotationCount: 0,
    positiveCount: 0,
    labelCounts: {},
    reviews: [],
    submitted: 0,
    updatedAt: '',
  }
}

function countLabels(counts: CaseSummary['labelCounts'], before: RecordState, after: RecordState) {
  const labels = ({ tables }: RecordState) => [...tables.annotation.values()].map(({ labelId }) => labelId)
  return counted(counts, labels(before), labels(after))
}

function positives({ tables }: RecordState): readonly Annotation[] {
  return [...tables.annotation.values()].filter(({ assertion }) => isPositive(assertion))
}

/** Who made each positive annotation by hand. */
function byHand(state: RecordState): readonly string[] {
  return positives(state).flatMap(({ origin, createdBy }) => (origin.kind === 'human' ? [createdBy] : []))
}

/** Counts by key, less those before and with those after; none that is zero. */
function counted(
  counts: Readonly<Record<string, number>>,
  before: readonly string[],
  after: readonly string[],
): Readonly<Record<string, number>> {
  const next: Record<string, number> = { ...counts }
  for (const key of before) next[key] = (next[key] ?? 0) - 1
  for (const key of after) next[key] = (next[key] ?? 0) + 1
  return Object.fromEntries(Object.entries(next).filter(([, count]) => count > 0))
}

function mergeItems(items: CaseSummary['items'], before: RecordState, after: RecordState): CaseSummary['items'] {
  const gone = [...before.tables.item.keys()].filter((id) => !after.tables.item.has(id))
  const next = new Map(items.filter(({ id }) => !gone.includes(id)).map((item) => [item.id, item]))
  for (const { id, modality, name } of after.tables.item.values()) next.set(id, { id, modality, name })
  return [...next.values()]
}

function mergeReviews(reviews: CaseSummary['reviews'], after: RecordState): CaseSummary['reviews'] {
  const next = new Map(reviews.map((review) => [review.annotatorId, review]))
  for (const { annotatorId, status, outcome, reason } of after.tables.review.values()) {
    next.set(annotatorId, { annotatorId, status, outcome, ...(status === 'deferred' ? { reason } : {}) })
  }
  return [...next.values()]
}
