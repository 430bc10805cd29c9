import { type CaseQuery, type QueryField, queryFields } from './case-query.ts'
import type { CaseTable } from './case-table.ts'
import { tableField } from './fields.ts'
import { patientCodeText } from './patient-code.ts'

/** One thing a case has to be. */
export interface Criterion {
  /** The field it is about; null for text, patient and time. */
  readonly field: QueryField | null
  /** What `passes` is by: codes of a column, or, where null, rows. */
  readonly codes: Uint32Array | null
  /** 1 where it holds. */
  readonly passes: Uint8Array
}

const dayMs = 86_400_000

/** What a query asks of each case, in terms of a table as it is now. */
export function criteriaOf(table: CaseTable, query: CaseQuery): Criterion[] {
  const criteria: Criterion[] = []
  for (const field of queryFields) {
    const wanted = query.chosen[field]
    if (wanted === undefined || wanted.length === 0) continue
    const { codes, codeCount, valuesOf } = tableField(table, field, query.reader)
    const passes = Uint8Array.from({ length: codeCount }, (_, code) =>
      valuesOf(code).some((value) => wanted.includes(value)) ? 1 : 0,
    )
    criteria.push({ field, codes, passes })
  }
  const byRow = (test: (row: number) => boolean) => {
    const passes = Uint8Array.from({ length: table.rowCount }, (_, row) => (test(row) ? 1 : 0))
    criteria.push({ field: null, codes: null, passes })
  }
  const { patient, acquiredFrom, acquiredTo } = query
  if (patient !== null) {
    const code = Number.parseInt(patient, 16)
    byRow((row) => table.patients[row] === code)
  }
  if (acquiredFrom !== null || acquiredTo !== null) {
    const from = acquiredFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(acquiredFrom)
    const before = acquiredTo === null ? Number.POSITIVE_INFINITY : Date.parse(acquiredTo) + dayMs
    byRow((row) => {
      const at = table.acquiredAt[row] ?? Number.NaN
      return at >= from && at < before
    })
  }
  for (const word of query.text.split(/\s+/).filter((part) => part !== '')) byRow(wordTest(table, word))
  return criteria
}

/** Whether a row passes; what fails first is not said. */
export function passesAll(criteria: readonly Criterion[], row: number): boolean {
  for (const { codes, passes } of criteria) if (passes[codes === null ? row : (codes[row] ?? 0)] !== 1) return false
  return true
}

/** Finds a word in any text of a case, whatever its case. */
function wordTest(table: CaseTable, word: string): (row: number) => boolean {
  const pattern = new RegExp(escaped(word), 'iu')
  const inItems = table.items.values.map((items) => items.some(({ name }) => pattern.test(name)))
  const inReasons = table.reviews.values.map((reviews) => reviews.some(({ reason }) => pattern.test(reason ?? '')))
  const isCode = /^[0-9a-f]{6,13}$/i.test(word)
  return (row) =>
    pattern.test(table.names[row] ?? '') ||
    inItems[table.items.codes[row] ?? 0] === true ||
    inReasons[table.reviews.codes[row] ?? 0] === true ||
    pattern.test(table.metadata[row] ?? '') ||
    (isCode && patientCodeText(table.patients[row] ?? 0).startsWith(word.toLowerCase()))
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, (sign) => `\\${sign}`)
}
