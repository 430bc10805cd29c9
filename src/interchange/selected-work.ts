import type { Loss } from '../contracts/export-format.ts'
import type { Assertion } from '../domain/records/annotation.ts'
import type { ReviewOutcome, ReviewStatus } from '../domain/records/project.ts'
import type { LeftOutReason, Selection } from './selection.ts'

/** As much of a case as a selection looks at: counts are made from outlines by the very rule that exports go by. */
export interface SelectableCase {
  readonly case: { readonly id: string }
  readonly findings: readonly { readonly id: string; readonly createdBy: string; readonly labelId: string }[]
  readonly annotations: readonly {
    readonly id: string
    readonly createdBy: string
    readonly labelId: string
    readonly assertion: Assertion
    readonly findingId: string | null
  }[]
  readonly relations: readonly {
    readonly id: string
    readonly createdBy: string
    readonly ends: readonly { readonly annotationId: string }[]
  }[]
  readonly reviews: readonly {
    readonly id: string
    readonly annotatorId: string
    readonly status: ReviewStatus
    readonly outcome: ReviewOutcome | null
  }[]
}

type OnLoss = (loss: Loss) => void
type Reason = LeftOutReason | undefined

/**
 * What of a case a selection lets through: the work of each annotator whose own reading of it fits, of the labels asked for. A case
 * that was submitted without a mark is a negative and is kept, also where none of its marks has a label that was asked for; one that
 * nobody submitted is none, and is left out whole (undefined) unless unsubmitted work is asked for. Findings of others stay as long
 * as a mark that stays points to them.
 *
 * Tells of every record left out and why: `left-out-case`, `left-out-annotation`, `left-out-relation`, `left-out-finding`,
 * `left-out-review` {reason}; items are part of their case. A mark whose finding is gone stays without it: `finding-gone`.
 * @param split of the case's patient
 */
export function selectedWork<C extends SelectableCase>(
  bundle: C,
  selection: Selection,
  split: string | null,
  onLoss: OnLoss,
): C | undefined {
  const { splits, labels } = selection
  const outside: Reason = splits !== null && !splits.includes(split) ? 'split' : undefined
  const readings = new Map(
    bundle.reviews.map((review) => [review.annotatorId, outside ?? reasonAgainst(review, selection)]),
  )
  const ofReader = (id: string): Reason =>
    readings.has(id) ? readings.get(id) : (outside ?? reasonAgainst({ ...nobody, annotatorId: id }, selection))
  const ofLabel = (id: string): Reason => (labels === null || labels.includes(id) ? undefined : 'label')

  const gone = new Map<string, LeftOutReason>()
  const staying = kept(bundle.annotations, 'left-out-annotation', onLoss, ({ id, createdBy, labelId }) => {
    const reason = ofReader(createdBy) ?? ofLabel(labelId)
    if (reason !== undefined) gone.set(id, reason)
    return reason
  })
  const annotations = withoutGoneFindings(staying, bundle.findings, onLoss)
  const stayingIds = new Set(bundle.relations.length === 0 ? [] : annotations.map(({ id }) => id))
  const relations = kept(bundle.relations, 'left-out-relation', onLoss, ({ createdBy, ends }) => {
    const end = ends.find(({ annotationId }) => !stayingIds.has(annotationId))
    return ofReader(createdBy) ?? (end === undefined ? undefined : (gone.get(end.annotationId) ?? 'dangling'))
  })
  const evidenced = new Set(annotations.map(({ findingId }) => findingId))
  const findings = kept(bundle.findings, 'left-out-finding', onLoss, ({ id, createdBy, labelId }) =>
    evidenced.has(id) ? undefined : (ofReader(createdBy) ?? ofLabel(labelId)),
  )
  const reviews = kept(bundle.reviews, 'left-out-review', onLoss, ({ annotatorId }) => ofReader(annotatorId))

  const isUntouched = bundle.reviews.length === 0
  const ofNobody = outside ?? reasonAgainst(nobody, selection)
  const isWorkedOn = annotations.length + relations.length + findings.length + reviews.length > 0
  if (outside !== undefined || !(isWorkedOn || (isUntouched && ofNobody === undefined))) {
    const reason = isUntouched ? (ofNobody ?? 'unsubmitted') : nearest([...readings.values()])
    onLoss({ loss: 'left-out-case', recordId: bundle.case.id, params: { reason } })
    return undefined
  }
  return { ...bundle, findings, annotations, relations, reviews }
}

/**
 * Marks whose finding is there no more, taken out of it: one tab can remove a finding with its last evidence while another gives it new
 * evidence. The mark stays, and it is told (`finding-gone`).
 */
function withoutGoneFindings<A extends { readonly id: string; readonly findingId: string | null }>(
  annotations: readonly A[],
  findings: readonly { readonly id: string }[],
  onLoss: OnLoss,
): readonly A[] {
  const present = new Set(findings.map(({ id }) => id))
  const isGone = ({ findingId }: A) => findingId !== null && !present.has(findingId)
  if (!annotations.some(isGone)) return annotations
  return annotations.map((annotation) => {
    if (!isGone(annotation)) return annotation
    onLoss({ loss: 'finding-gone', recordId: annotation.id, params: {} })
    return { ...annotation, findingId: null }
  })
}

/** The reading of somebody who has not begun. */
const nobody = { annotatorId: '', status: 'new', outcome: null } as const

type Reading = Pick<SelectableCase['reviews'][number], 'annotatorId' | 'status' | 'outcome'>

function reasonAgainst({ annotatorId, status, outcome }: Reading, selection: Selection): Reason {
  const { includeUnsubmitted, statuses, outcomes, annotators } = selection
  if (!includeUnsubmitted && status !== 'submitted') return status === 'deferred' ? 'deferred' : 'unsubmitted'
  if (statuses !== null && !statuses.includes(status)) return 'status'
  if (outcomes !== null && (outcome === null || !outcomes.includes(outcome))) return 'outcome'
  if (annotators !== null && !annotators.includes(annotatorId)) return 'annotator'
  return undefined
}

/** Of the reasons against the readings of a case, the one that another choice would most easily take away. */
function nearest(reasons: readonly Reason[]): LeftOutReason {
  const order: readonly LeftOutReason[] = ['split', 'annotator', 'outcome', 'status', 'deferred']
  return order.find((reason) => reasons.includes(reason)) ?? 'unsubmitted'
}

function kept<T extends { readonly id: string }>(
  records: readonly T[],
  loss: string,
  onLoss: OnLoss,
  reasonOf: (record: T) => Reason,
): readonly T[] {
  return records.filter((record) => {
    const reason = reasonOf(record)
    if (reason !== undefined) onLoss({ loss, recordId: record.id, params: { reason } })
    return reason === undefined
  })
}
