import { anyone, type CaseQuery, isListedFact } from './case-query.ts'
import type { CaseTable } from './case-table.ts'
import type { CodedColumn } from './coded-column.ts'
import { outcomesOf, reviewsBy, statusesOf } from './fields.ts'

const statusOrder = ['new', 'in-progress', 'deferred', 'submitted']

/**
 * Every row of a table whose case is there, in the order that is asked for. What has no value comes last either way; ties keep the
 * reading order.
 */
export function sortedRows(table: CaseTable, { sort, reader }: Pick<CaseQuery, 'sort' | 'reader'>): Uint32Array {
  const rows = readingOrder(table)
  if (sort.by === 'order') return sort.descending ? rows.reverse() : rows
  const ranks = ranksBy(table, sort.by, reader)
  const sign = sort.descending ? -1 : 1
  return rows.sort((a, b) => {
    const rankA = ranks[a] ?? Number.NaN
    const rankB = ranks[b] ?? Number.NaN
    if (Number.isNaN(rankA) || Number.isNaN(rankB)) return Number(Number.isNaN(rankA)) - Number(Number.isNaN(rankB))
    return sign * (rankA - rankB)
  })
}

function readingOrder(table: CaseTable): Uint32Array {
  const rows = new Uint32Array(table.presentCount)
  let count = 0
  let isInOrder = true
  for (let row = 0; row < table.rowCount; row++) {
    if (table.present[row] !== 1) continue
    isInOrder &&= count === 0 || table.ids.compare(rows[count - 1] ?? 0, row) < 0
    rows[count++] = row
  }
  return isInOrder ? rows : rows.sort((a, b) => table.ids.compare(a, b))
}

/** A number for each row, in the order of what is sorted by; NaN for those that have no value. */
function ranksBy(table: CaseTable, by: CaseQuery['sort']['by'], reader: string): ArrayLike<number> {
  switch (by) {
    case 'name':
      return rowRanks(table.names.map(naturalKey))
    case 'status':
      return codedRanks(table.reviews, (reviews) => {
        const places = statusesOf(reviews, reader).map((status) => statusOrder.indexOf(status))
        return String(reader === anyone ? Math.max(...places) : places[0])
      })
    case 'outcome':
      return codedRanks(table.reviews, (reviews) => outcomesOf(reviews, reader).join(' '))
    case 'reason':
      return codedRanks(table.reviews, (reviews) =>
        reviewsBy(reviews, reader)
          .map(({ reason }) => reason ?? '')
          .join(' '),
      )
    case 'labels':
      return codedRanks(table.labels, (labels) => (labels.length === 0 ? '' : String(labels.length).padStart(6, '0')))
    case 'items':
      return codedRanks(table.items, (items) => items.map(({ name }) => name).join(', '))
    case 'annotators':
      return codedRanks(table.made, ({ by: people }) => people.join(' '))
    case 'split':
      return codedRanks(table.splits, (split) => split ?? '')
    case 'annotations':
      return table.annotationCounts
    case 'patient':
      return table.patients
    case 'acquired':
      return table.acquiredAt
    case 'updated':
      return table.updatedAt
    case 'order':
      throw new Error('the reading order has no ranks')
    default:
      return codedRanks(table.facts, (facts) => (isListedFact(by) ? (facts[by] ?? []).join(', ') : ''))
  }
}

/** Text in the order that people expect of it: `Case 9` before `Case 10`, whatever its case. */
function naturalKey(text: string): string {
  return text.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'))
}

function ranksOf(texts: readonly string[]): Map<string, number> {
  const sorted = [...new Set(texts)].sort()
  return new Map(sorted.map((text, rank) => [text, text === '' ? Number.NaN : rank]))
}

function rowRanks(texts: readonly string[]): Float64Array {
  const ranks = ranksOf(texts)
  return Float64Array.from(texts, (text) => ranks.get(text) ?? Number.NaN)
}

/** Looks at each value once. */
function codedRanks<T>({ codes, values }: CodedColumn<T>, text: (value: T) => string): Float64Array {
  const ranks = rowRanks(values.map((value) => naturalKey(text(value))))
  return Float64Array.from(codes, (code) => ranks[code] ?? Number.NaN)
}
