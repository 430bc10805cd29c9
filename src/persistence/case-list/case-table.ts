import type { ListedFact } from '../../domain/records/listed-facts.ts'
import type { CaseSummary, SummaryReview } from '../case-summary.ts'
import { CaseIds } from './case-ids.ts'
import { CodedColumn, grown } from './coded-column.ts'
import { patientCode } from './patient-code.ts'
import type { StoredCaseTable } from './stored-case-list.ts'

export interface ListedItem {
  readonly modality: string
  readonly name: string
}

/** What was done in a case: how many annotations under which versions, and who annotated or read it. */
export interface MadeUnder {
  readonly labelSet: Readonly<Record<string, number>>
  readonly guideline: Readonly<Record<string, number>>
  readonly by: readonly string[]
}

export type ListedFacts = Readonly<Partial<Record<ListedFact, readonly string[]>>>

const mostTexts = 2_000

/**
 * The summaries of a project's cases in memory, column by column: 100,000 cases in under 200 bytes each. A case keeps its row for as long
 * as the table lives, also while it is removed.
 */
export class CaseTable {
  readonly ids: CaseIds
  readonly names: string[]
  /** Free facts of the case, as one text. */
  readonly metadata: string[]
  readonly reviews: CodedColumn<readonly SummaryReview[]>
  /** `ID:state` of each label that the case has, see `LabelState`. */
  readonly labels: CodedColumn<readonly string[]>
  readonly made: CodedColumn<MadeUnder>
  readonly items: CodedColumn<readonly ListedItem[]>
  readonly facts: CodedColumn<ListedFacts>
  readonly splits: CodedColumn<string | null>
  /** See `patientCode`. */
  patients: Float64Array
  annotationCounts: Uint32Array
  positiveCounts: Uint32Array
  /** Unix milliseconds. */
  updatedAt: Float64Array
  /** Unix milliseconds, taken as UTC; NaN where unknown. */
  acquiredAt: Float64Array
  /** 1 for rows whose case is there. */
  present: Uint8Array
  readonly #texts = new Map<string, string>()
  #presentCount = 0
  #version = 0

  constructor(stored?: StoredCaseTable) {
    this.ids = new CaseIds(stored?.ids)
    this.names = [...(stored?.names ?? [])]
    this.metadata = (stored?.metadata ?? []).map((text) => this.#kept(text))
    this.reviews = new CodedColumn(stored?.reviews)
    this.labels = new CodedColumn(stored?.labels)
    this.made = new CodedColumn(stored?.made)
    this.items = new CodedColumn(stored?.items)
    this.facts = new CodedColumn(stored?.facts)
    this.splits = new CodedColumn(stored?.splits)
    this.patients = stored?.patients.slice() ?? new Float64Array(1024)
    this.annotationCounts = stored?.annotationCounts.slice() ?? new Uint32Array(1024)
    this.positiveCounts = stored?.positiveCounts.slice() ?? new Uint32Array(1024)
    this.updatedAt = stored?.updatedAt.slice() ?? new Float64Array(1024)
    this.acquiredAt = stored?.acquiredAt.slice() ?? new Float64Array(1024)
    this.present = stored?.present.slice() ?? new Uint8Array(1024)
    for (const flag of this.present) this.#presentCount += flag
  }

  /** Rows there are, those of removed cases included. */
  get rowCount(): number {
    return this.ids.count
  }

  /** Cases there are. */
  get presentCount(): number {
    return this.#presentCount
  }

  /** Changes with the content. */
  get version(): number {
    return this.#version
  }

  put(summary: CaseSummary): void {
    const row = this.ids.add(summary.caseId)
    if (row >= this.present.length) this.#grow(2 * row)
    this.names[row] = summary.name
    const metadata = Object.entries(summary.metadata).map(([name, value]) => `${name} ${value}`)
    this.metadata[row] = this.#kept(metadata.join('\n'))
    this.reviews.set(row, summary.reviews)
    this.labels.set(row, labelsOf(summary))
    this.made.set(row, madeUnder(summary))
    this.items.set(
      row,
      summary.items.map(({ modality, name }) => ({ modality, name })),
    )
    this.facts.set(row, factsOf(summary))
    this.splits.set(row, summary.split)
    this.patients[row] = patientCode(summary.patientKey)
    this.annotationCounts[row] = summary.annotationCount
    this.positiveCounts[row] = summary.positiveCount
    this.updatedAt[row] = Date.parse(summary.updatedAt)
    this.acquiredAt[row] = Math.min(...summary.items.map(({ acquiredAt }) => acquiredMs(acquiredAt)))
    if (!Number.isFinite(this.acquiredAt[row] ?? Number.NaN)) this.acquiredAt[row] = Number.NaN
    this.#setPresent(row, 1)
    this.#version += 1
  }

  remove(caseId: string): void {
    const row = this.ids.numberOf(caseId)
    if (row < 0) return
    this.#setPresent(row, 0)
    this.#version += 1
  }

  /** The row of a case that is there; -1 where it is not. */
  rowOf(caseId: string): number {
    const row = this.ids.numberOf(caseId)
    return row >= 0 && this.present[row] === 1 ? row : -1
  }

  toStored(): StoredCaseTable {
    const count = this.rowCount
    return {
      ids: this.ids.toStored(),
      names: this.names,
      metadata: this.metadata,
      reviews: this.reviews.toStored(count),
      labels: this.labels.toStored(count),
      made: this.made.toStored(count),
      items: this.items.toStored(count),
      facts: this.facts.toStored(count),
      splits: this.splits.toStored(count),
      patients: this.patients.slice(0, count),
      annotationCounts: this.annotationCounts.slice(0, count),
      positiveCounts: this.positiveCounts.slice(0, count),
      updatedAt: this.updatedAt.slice(0, count),
      acquiredAt: this.acquiredAt.slice(0, count),
      present: this.present.slice(0, count),
    }
  }

  /** The same text once for all rows that have it, as far as there are few of them (age and sex, not a number of its own a case). */
  #kept(text: string): string {
    const known = this.#texts.get(text)
    if (known === undefined && this.#texts.size < mostTexts) this.#texts.set(text, text)
    return known ?? text
  }

  #setPresent(row: number, flag: 0 | 1): void {
    this.#presentCount += flag - (this.present[row] ?? 0)
    this.present[row] = flag
  }

  #grow(length: number): void {
    this.patients = grown(this.patients, new Float64Array(length))
    this.annotationCounts = grown(this.annotationCounts, new Uint32Array(length))
    this.positiveCounts = grown(this.positiveCounts, new Uint32Array(length))
    this.updatedAt = grown(this.updatedAt, new Float64Array(length))
    this.acquiredAt = grown(this.acquiredAt, new Float64Array(length))
    this.present = grown(this.present, new Uint8Array(length))
  }
}

function labelsOf({ tallies }: CaseSummary): string[] {
  return Object.keys(tallies)
    .flatMap((key) => (key.startsWith('label:') ? [key.slice('label:'.length)] : []))
    .sort()
}

function madeUnder({ tallies, reviews }: CaseSummary): MadeUnder {
  const under = (prefix: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(tallies)
        .flatMap(([key, count]): [string, number][] =>
          key.startsWith(prefix) ? [[key.slice(prefix.length), count]] : [],
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  const by = new Set([...Object.keys(under('by:')), ...reviews.map(({ annotatorId }) => annotatorId)])
  return { labelSet: under('labelSet:'), guideline: under('guideline:'), by: [...by].sort() }
}

function factsOf({ items }: CaseSummary): ListedFacts {
  const values: Partial<Record<string, string[]>> = {}
  for (const { facts } of items) {
    for (const [fact, value] of Object.entries(facts)) {
      const known = values[fact] ?? []
      if (!known.includes(value)) values[fact] = [...known, value].sort()
    }
  }
  return values
}

function acquiredMs(local: string | null): number {
  if (local === null) return Number.POSITIVE_INFINITY
  const ms = Date.parse(local.length > 10 ? `${local}Z` : `${local}T00:00:00Z`)
  return Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms
}
