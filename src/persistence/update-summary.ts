import type { Change } from '../domain/log/change.ts'
import { latest } from '../domain/log/hybrid-clock.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { isPositive } from '../domain/reading/own-work.ts'
import type { Case } from '../domain/records/case.ts'
import type { CaseSummary } from './case-summary.ts'
import type { ProjectionDraft } from './projection-draft.ts'
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
export function updateSummaries(draft: ProjectionDraft, projected: Projected): readonly string[] {
  const own = updateOwn(draft, projected)
  return [...own, ...updateSplits(draft, projected)]
}

function updateOwn(draft: ProjectionDraft, projected: Projected): string[] {
  const { projectId, change, before, after, touch } = projected
  const { caseId } = change
  // A change of the patient alone leaves the case as it was.
  if (caseId === null || change.patches.every((patch) => patch.op !== 'maskXor' && patch.kind === 'patient')) return []
  if (before.tables.case.has(caseId) && !after.tables.case.has(caseId)) {
    draft.setSummary(caseId, undefined)
    return [caseId]
  }
  const present = draft.summary(caseId)
  const caseRecord = after.tables.case.get(caseId)
  const base = present ?? (caseRecord === undefined ? undefined : blankSummary(projectId, caseRecord))
  if (base === undefined) return []
  const tallies = tallied(base.tallies, before.tables.annotation.values(), after.tables.annotation.values())
  const reviews = mergeReviews(base.reviews, before, after)
  draft.setSummary(caseId, {
    ...base,
    ...(caseRecord === undefined ? {} : fromCase(draft, projected, caseRecord, base)),
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

function fromCase(draft: ProjectionDraft, { after }: Projected, record: Case, base: CaseSummary) {
  const { name, patientKey, metadata = {} } = record
  const isKnown = base.patientKey === patientKey && base.touched > 0
  const split = isKnown ? base.split : splitOf(draft, patientKey, after)
  return { name, patientKey, metadata, split }
}

/** A patient's split: as the change leaves it, else as it is stored. */
function splitOf(draft: ProjectionDraft, patientKey: string, after: RecordState): string | null {
  for (const { key, split } of after.tables.patient.values()) if (key === patientKey) return split
  return draft.splitOf(patientKey)
}

function updateSplits(draft: ProjectionDraft, { before, after, touch }: Projected): string[] {
  const splits = new Map<string, string | null>()
  for (const { key } of before.tables.patient.values()) splits.set(key, null)
  for (const { key, split } of after.tables.patient.values()) splits.set(key, split)
  const wasOf = new Map([...before.tables.patient.values()].map(({ key, split }) => [key, split]))
  const written: string[] = []
  for (const [patientKey, split] of splits) {
    if ((wasOf.get(patientKey) ?? null) === split) continue
    const changed = draft.summariesOf(patientKey).filter((row) => row.split !== split)
    for (const row of changed) draft.setSummary(row.caseId, { ...row, split, touched: touch })
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
