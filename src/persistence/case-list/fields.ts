import type { ListedFact, listedFacts } from '../../domain/records/listed-facts.ts'
import type { SummaryReview } from '../case-summary.ts'
import { anyone, noValue, type QueryField } from './case-query.ts'
import type { CaseTable } from './case-table.ts'
import type { CodedColumn } from './coded-column.ts'

/** A field of a table: the values of each code of its column. */
export interface TableField {
  readonly codes: Uint32Array
  readonly codeCount: number
  /** The values that a code stands for; `noValue` alone where it stands for none. */
  valuesOf(code: number): readonly string[]
  /** Annotations behind a value, for fields that count them; else 0. */
  weightOf(code: number, value: string): number
}

const orNone = (values: readonly string[]): readonly string[] => (values.length === 0 ? [noValue] : values)

function field<T>(
  column: CodedColumn<T>,
  values: (value: T) => readonly string[],
  weight: (value: T, key: string) => number = () => 0,
): TableField {
  const known = column.values.map((value) => orNone(values(value)))
  return {
    codes: column.codes,
    codeCount: known.length,
    valuesOf: (code) => known[code] ?? [noValue],
    weightOf(code, key) {
      const value = column.values[code]
      return value === undefined ? 0 : weight(value, key)
    },
  }
}

/** The reviews that count for a reader. */
export function reviewsBy(reviews: readonly SummaryReview[], reader: string): readonly SummaryReview[] {
  return reader === anyone ? reviews : reviews.filter(({ annotatorId }) => annotatorId === reader)
}

export function statusesOf(reviews: readonly SummaryReview[], reader: string): string[] {
  const own = reviewsBy(reviews, reader)
  return own.length === 0 ? ['new'] : [...new Set(own.map(({ status }) => status))]
}

export function outcomesOf(reviews: readonly SummaryReview[], reader: string): string[] {
  return [...new Set(reviewsBy(reviews, reader).flatMap(({ outcome }) => (outcome === null ? [] : [outcome])))]
}

function factField(table: CaseTable, fact: ListedFact): TableField {
  return field(table.facts, (facts) => facts[fact] ?? [])
}

/** A field of a table as it is now; made anew after the table has changed. */
export function tableField(table: CaseTable, name: QueryField, reader: string): TableField {
  switch (name) {
    case 'status':
      return field(table.reviews, (reviews) => statusesOf(reviews, reader))
    case 'outcome':
      return field(table.reviews, (reviews) => outcomesOf(reviews, reader))
    case 'label':
      return field(table.labels, (labels) => labels)
    case 'annotator':
      return field(table.made, ({ by }) => by)
    case 'split':
      return field(table.splits, (split) => (split === null ? [] : [split]))
    case 'kind':
      return field(table.items, (items) => [...new Set(items.map(({ modality }) => modality))])
    case 'labelSet':
    case 'guideline':
      return field(
        table.made,
        (made) => Object.keys(made[name]),
        (made, version) => made[name][version] ?? 0,
      )
    default:
      return factField(table, name satisfies (typeof listedFacts)[number])
  }
}
