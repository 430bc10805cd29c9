import { isPositive } from '../domain/reading/own-work.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Case, Item } from '../domain/records/case.ts'
import { acquiredFact, factText, listedFacts } from '../domain/records/listed-facts.ts'
import type { Review } from '../domain/records/project.ts'
import { type CaseSummary, labelStateOf, type SummaryItem, type SummaryReview } from './case-summary.ts'

/**
 * What an annotation counts towards: its label with what it asserts (`label:ID:present`), the versions it was made under
 * (`labelSet:3`, `guideline:1`), who made it (`by:ID`), and, where it says present or likely and was made by hand, who made such
 * (`positiveBy:ID`).
 */
function tallyKeys(annotation: Annotation): string[] {
  const { labelId, assertion, labelSetVersion, guidelineVersion, createdBy, origin } = annotation
  return [
    `label:${labelId}:${labelStateOf(assertion)}`,
    `labelSet:${labelSetVersion}`,
    `guideline:${guidelineVersion}`,
    `by:${createdBy}`,
    ...(isPositive(assertion) && origin.kind === 'human' ? [`positiveBy:${createdBy}`] : []),
  ]
}

/** Tallies with some annotations taken out and others put in. */
export function tallied(
  tallies: CaseSummary['tallies'],
  out: Iterable<Annotation>,
  into: Iterable<Annotation>,
): CaseSummary['tallies'] {
  const next: Record<string, number> = { ...tallies }
  for (const annotation of out) for (const key of tallyKeys(annotation)) next[key] = (next[key] ?? 0) - 1
  for (const annotation of into) for (const key of tallyKeys(annotation)) next[key] = (next[key] ?? 0) + 1
  return Object.fromEntries(Object.entries(next).filter(([, count]) => count > 0))
}

export function summaryItem({ id, modality, name, facts }: Item): SummaryItem {
  const listed: SummaryItem['facts'] = Object.fromEntries(
    listedFacts.flatMap((fact) => {
      const text = factText(facts[fact]?.value ?? null)
      return text === undefined ? [] : [[fact, text]]
    }),
  )
  return { id, modality, name, facts: listed, acquiredAt: factText(facts[acquiredFact]?.value ?? null) ?? null }
}

export function summaryReview({ annotatorId, status, outcome, reason }: Review): SummaryReview {
  return { annotatorId, status, outcome, reason }
}

/** Reviews in an order that does not depend on who came first. */
export function byAnnotator(reviews: readonly SummaryReview[]): SummaryReview[] {
  return [...reviews].sort((a, b) => (a.annotatorId < b.annotatorId ? -1 : 1))
}

/** The items in the order the case has them; those it does not name come last. */
export function inCaseOrder(items: readonly SummaryItem[], order: readonly string[]): SummaryItem[] {
  const place = new Map(order.map((id, index) => [id, index]))
  return [...items].sort((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length))
}

export interface SummarySource {
  readonly case: Case
  readonly items: readonly Item[]
  readonly annotations: readonly Annotation[]
  readonly reviews: readonly Review[]
  /** The patient's. */
  readonly split: string | null
}

/** What the records of a case do not tell. */
export type SummaryStamps = Pick<CaseSummary, 'projectId' | 'updatedAt' | 'touched'>

/** The summary of a case, made anew from its records. */
export function summaryOf(source: SummarySource, stamps: SummaryStamps): CaseSummary {
  const { id, name, patientKey, metadata, items } = source.case
  return {
    caseId: id,
    name,
    patientKey,
    split: source.split,
    metadata: metadata ?? {},
    items: inCaseOrder(source.items.map(summaryItem), items),
    annotationCount: source.annotations.length,
    positiveCount: source.annotations.filter(({ assertion }) => isPositive(assertion)).length,
    tallies: tallied({}, [], source.annotations),
    reviews: byAnnotator(source.reviews.map(summaryReview)),
    submitted: source.reviews.some(({ status }) => status === 'submitted') ? 1 : 0,
    ...stamps,
  }
}
