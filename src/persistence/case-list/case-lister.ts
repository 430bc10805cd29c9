import type { CaseQuery } from './case-query.ts'
import { type CaseRow, caseRow } from './case-row.ts'
import type { CaseTable } from './case-table.ts'
import { criteriaOf, passesAll } from './criteria.ts'
import { type Facets, facetsOf } from './facets.ts'
import { statusesOf } from './fields.ts'
import { sortedRows } from './sort-order.ts'

/** The cases that a query finds. Rows are those of the table: they stay a case's own as long as the list is open. */
export interface FoundCases {
  /** Rows in the order asked for. */
  readonly rows: Uint32Array
  /** Cases of the project. */
  readonly total: number
  /** Cases of those found that the reader has submitted. */
  readonly submitted: number
  /** Place in `rows` of the case that had to be in it; -1 where it is gone or none was named. */
  readonly place: number
}

/** How many patients some rows are of, and how many cases those patients have besides. */
export interface PatientsOfRows {
  readonly patients: number
  readonly furtherCases: number
}

/** Where a reader stands with some cases. */
export interface Standing {
  /** Cases that they have set aside. */
  readonly deferred: number
  /** The next of them after the open case, then from the start; null where there is none. */
  readonly nextDeferredId: string | null
  /** The first case that they have begun, else the first new one; null where everything is submitted or set aside. */
  readonly toContinue: CaseRow | null
}

/** Answers queries about a table. The last sorting is kept: typing into a filter sorts nothing. */
export class CaseLister {
  readonly #table: CaseTable
  #sorted: { readonly key: string; readonly rows: Uint32Array } | undefined

  constructor(table: CaseTable) {
    this.#table = table
  }

  /** @param always a case that is found whatever the query says, in its place in the order: the open one */
  find(query: CaseQuery, always: string | null = null): FoundCases {
    const table = this.#table
    const sorted = this.#rowsInOrder(query)
    const criteria = criteriaOf(table, query)
    const pinned = always === null ? -1 : table.rowOf(always)
    const isSubmitted = table.reviews.values.map((reviews) => statusesOf(reviews, query.reader).includes('submitted'))
    const found = new Uint32Array(sorted.length)
    let count = 0
    let place = -1
    let submitted = 0
    for (const row of sorted) {
      if (row === pinned) place = count
      else if (!passesAll(criteria, row)) continue
      found[count++] = row
      if (isSubmitted[table.reviews.codes[row] ?? 0] === true) submitted += 1
    }
    return { rows: found.slice(0, count), total: table.presentCount, submitted, place }
  }

  facets(query: CaseQuery): Facets {
    return facetsOf(this.#table, query)
  }

  rows(rows: readonly number[]): CaseRow[] {
    return rows.filter((row) => row < this.#table.rowCount).map((row) => caseRow(this.#table, row))
  }

  idsOf(rows: Uint32Array): string[] {
    return Array.from(rows, (row) => this.#table.ids.idOf(row))
  }

  patientsOf(rows: Uint32Array): PatientsOfRows {
    const { patients, present, rowCount } = this.#table
    const chosen = new Set(Array.from(rows, (row) => patients[row] ?? 0))
    let cases = 0
    for (let row = 0; row < rowCount; row++) if (present[row] === 1 && chosen.has(patients[row] ?? 0)) cases += 1
    return { patients: chosen.size, furtherCases: cases - rows.length }
  }

  /**
   * The next case that a reader has neither submitted nor set aside: after the given one in the order of the query, then from the start.
   * @param except cases that are not to be gone to, though the list may not know why yet
   * @returns null where there is no other
   */
  nextToRead(query: CaseQuery, caseId: string, reader: string, except: readonly string[] = []): string | null {
    const { rows, place } = this.find(query, caseId)
    const { ids } = this.#table
    const closed = new Set(except.map((id) => ids.numberOf(id)))
    for (let step = 1; step <= rows.length; step++) {
      const at = (place + step) % rows.length
      const row = rows[at]
      if (row === undefined || at === place || closed.has(row)) continue
      const status = this.#statusOf(row, reader)
      if (status === 'new' || status === 'in-progress') return ids.idOf(row)
    }
    return null
  }

  /** Where a reader stands with the cases of a query. @param caseId the open case, from which the next deferred one is looked for */
  standing(query: CaseQuery, caseId: string | null, reader: string): Standing {
    const { rows, place } = this.find(query, caseId)
    const { ids } = this.#table
    const places = (status: string) => [...rows.keys()].filter((at) => this.#statusOf(rows[at] ?? 0, reader) === status)
    const rowAt = (at: number | undefined) => (at === undefined ? undefined : rows[at])
    const deferred = places('deferred')
    const next = rowAt(deferred.find((at) => at > place) ?? deferred[0])
    const goOn = rowAt(places('in-progress')[0] ?? places('new')[0])
    return {
      deferred: deferred.length,
      nextDeferredId: next === undefined ? null : ids.idOf(next),
      toContinue: goOn === undefined ? null : caseRow(this.#table, goOn),
    }
  }

  #statusOf(row: number, reader: string): string | undefined {
    return statusesOf(this.#table.reviews.get(row), reader)[0]
  }

  #rowsInOrder({ sort, reader }: CaseQuery): Uint32Array {
    const key = `${this.#table.version} ${sort.by} ${sort.descending} ${reader}`
    if (this.#sorted?.key !== key) this.#sorted = { key, rows: sortedRows(this.#table, { sort, reader }) }
    return this.#sorted.rows
  }
}
