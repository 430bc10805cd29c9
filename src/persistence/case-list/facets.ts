import { type CaseQuery, type QueryField, queryFields } from './case-query.ts'
import type { CaseTable } from './case-table.ts'
import { criteriaOf } from './criteria.ts'
import { tableField } from './fields.ts'

/** A value that occurs, and how often. */
export interface FacetValue {
  /** `noValue` for cases that have none. */
  readonly value: string
  readonly cases: number
  /** Annotations of those cases that have the value; 0 for fields that count none. */
  readonly annotations: number
}

export type Facets = Readonly<Partial<Record<QueryField, readonly FacetValue[]>>>

/**
 * The values of every field that occur, with the number of cases that a choice of it would leave: each field is counted as if nothing
 * were chosen in it, and everything else as it is. Values that are chosen are listed though nothing has them any more.
 */
export function facetsOf(table: CaseTable, query: CaseQuery): Facets {
  const criteria = criteriaOf(table, query)
  const fields = queryFields.map((name) => ({ name, ...tableField(table, name, query.reader) }))
  const counts = new Map(fields.map(({ name, codeCount }) => [name, new Uint32Array(codeCount)]))
  const passing = new Uint32Array(table.presentCount)
  let passingCount = 0
  for (let row = 0; row < table.rowCount; row++) {
    if (table.present[row] !== 1) continue
    let failures = 0
    let failing: QueryField | null = null
    for (const { field, codes, passes } of criteria) {
      if (passes[codes === null ? row : (codes[row] ?? 0)] === 1) continue
      failures += 1
      failing = field
      if (failures > 1) break
    }
    if (failures === 0) passing[passingCount++] = row
    else if (failures === 1 && failing !== null) countRow(counts.get(failing), fields, failing, row)
  }
  for (const { name, codes } of fields) {
    const count = counts.get(name)
    if (count !== undefined) for (let at = 0; at < passingCount; at++) add(count, codes[passing[at] ?? 0])
  }
  const facets = fields.map(({ name, codeCount, valuesOf, weightOf }) => {
    const values = new Map<string, { cases: number; annotations: number }>()
    for (const value of query.chosen[name] ?? []) values.set(value, { cases: 0, annotations: 0 })
    for (let code = 0; code < codeCount; code++) {
      const cases = counts.get(name)?.[code] ?? 0
      if (cases === 0) continue
      for (const value of valuesOf(code)) {
        const sum = values.get(value) ?? { cases: 0, annotations: 0 }
        sum.cases += cases
        sum.annotations += cases * weightOf(code, value)
        values.set(value, sum)
      }
    }
    const listed = [...values].map(([value, sums]): FacetValue => ({ value, ...sums }))
    return [name, listed.sort((a, b) => b.cases - a.cases || (a.value < b.value ? -1 : 1))] as const
  })
  return Object.fromEntries(facets)
}

function countRow(
  count: Uint32Array | undefined,
  fields: readonly { readonly name: QueryField; readonly codes: Uint32Array }[],
  failing: QueryField,
  row: number,
): void {
  const codes = fields.find(({ name }) => name === failing)?.codes
  if (count !== undefined && codes !== undefined) add(count, codes[row])
}

function add(count: Uint32Array, code: number | undefined): void {
  if (code !== undefined) count[code] = (count[code] ?? 0) + 1
}
