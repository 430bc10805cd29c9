import { isPositive } from '../domain/reading/own-work.ts'
import type { ReviewOutcome } from '../domain/records/project.ts'
import { type SelectableCase, selectedWork } from './selected-work.ts'
import type { LeftOutReason, Selection } from './selection.ts'

export const countedKinds = ['case', 'annotation', 'review', 'finding', 'relation'] as const
export type CountedKind = (typeof countedKinds)[number]

export interface KindCount {
  readonly kind: CountedKind
  readonly inside: number
  /** How many stay out, by reason. */
  readonly outside: Readonly<Partial<Record<LeftOutReason, number>>>
}

/** What a selection lets through of a project and what it leaves out. */
export interface SelectionCounts {
  readonly kinds: readonly KindCount[]
  /** Of the cases inside: assessed and submitted by somebody, and nothing in them is present or likely. They are negatives. */
  readonly negatives: number
  /** Of the cases inside: submitted only as not assessable or excluded. They are no negatives. */
  readonly notAssessed: number
  /** Of the cases inside: submitted by nobody. They are no negatives. */
  readonly unread: number
}

/** A case as it is counted, with the split of its patient. */
export interface CountableCase extends SelectableCase {
  readonly split: string | null
}

/** Counts what a selection lets through. A finding that stands with several cases counts once for each. */
export function countSelection(cases: Iterable<CountableCase>, selection: Selection): SelectionCounts {
  const inside: Record<CountedKind, number> = { case: 0, annotation: 0, review: 0, finding: 0, relation: 0 }
  const outside = new Map<string, Partial<Record<LeftOutReason, number>>>()
  let negatives = 0
  let notAssessed = 0
  let unread = 0
  for (const one of cases) {
    const work = selectedWork(one, selection, one.split, ({ loss, params }) => {
      const reasons: Record<string, number> = outside.get(loss) ?? {}
      const reason = String(params.reason)
      reasons[reason] = (reasons[reason] ?? 0) + 1
      outside.set(loss, reasons)
    })
    if (work === undefined) continue
    inside.case += 1
    inside.annotation += work.annotations.length
    inside.review += work.reviews.length
    inside.finding += work.findings.length
    inside.relation += work.relations.length
    const submitted = work.reviews.filter(({ status }) => status === 'submitted')
    if (submitted.length === 0) unread += 1
    else if (!submitted.some(({ outcome }) => isAssessed(outcome))) notAssessed += 1
    else if (!work.annotations.some(({ assertion }) => isPositive(assertion))) negatives += 1
  }
  const kinds = countedKinds.map((kind) => ({
    kind,
    inside: inside[kind],
    outside: outside.get(`left-out-${kind}`) ?? {},
  }))
  return { kinds, negatives, notAssessed, unread }
}

function isAssessed(outcome: ReviewOutcome | null): boolean {
  return outcome === 'normal' || outcome === 'findings' || outcome === 'other-abnormality'
}
