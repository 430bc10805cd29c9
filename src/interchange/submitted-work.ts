import type { Loss } from '../contracts/export-format.ts'
import type { CaseBundle } from '../domain/records/case-bundle.ts'

type OnLoss = (loss: Loss) => void

/**
 * What of a case was submitted: the work of each annotator whose own review of it stands at `submitted`. A case that is submitted
 * without a mark is a negative and is kept; one that nobody submitted is none, and is left out whole (undefined). Findings of
 * others stay as long as a mark that stays points to them.
 *
 * Tells of every record left out: `left-out-case`, `left-out-annotation`, `left-out-relation`, `left-out-finding`,
 * `left-out-review`; items are part of their case.
 */
export function submittedWork(bundle: CaseBundle, onLoss: OnLoss): CaseBundle | undefined {
  const readers = new Set(
    bundle.reviews.filter(({ status }) => status === 'submitted').map(({ annotatorId }) => annotatorId),
  )
  const annotations = kept(bundle.annotations, 'left-out-annotation', onLoss, (one) => readers.has(one.createdBy))
  const gone = without(bundle.annotations, annotations)
  const relations = kept(bundle.relations, 'left-out-relation', onLoss, (one) => {
    return readers.has(one.createdBy) && !one.ends.some(({ annotationId }) => gone.has(annotationId))
  })
  const evidenced = new Set(annotations.map(({ findingId }) => findingId))
  const findings = kept(bundle.findings, 'left-out-finding', onLoss, (one) => {
    return evidenced.has(one.id) || readers.has(one.createdBy)
  })
  const reviews = kept(bundle.reviews, 'left-out-review', onLoss, ({ status }) => status === 'submitted')
  if (readers.size === 0) {
    onLoss({ loss: 'left-out-case', recordId: bundle.case.id, params: { reason: 'unsubmitted' } })
    return undefined
  }
  return { case: bundle.case, items: bundle.items, findings, annotations, relations, reviews }
}

function kept<T extends { readonly id: string }>(
  records: readonly T[],
  loss: string,
  onLoss: OnLoss,
  keep: (record: T) => boolean,
): readonly T[] {
  return records.filter((record) => {
    if (keep(record)) return true
    onLoss({ loss, recordId: record.id, params: { reason: 'unsubmitted' } })
    return false
  })
}

function without<T extends { readonly id: string }>(all: readonly T[], some: readonly T[]): ReadonlySet<string> {
  const staying = new Set(some)
  return new Set(all.filter((record) => !staying.has(record)).map(({ id }) => id))
}
