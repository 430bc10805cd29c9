import type { CaseBundle, RegionValues } from '../../domain/records/case-bundle.ts'
import { measurementsOf } from '../../interchange/case-measurements.ts'
import { type Comparison, recordId } from '../../interchange/comparison.ts'
import { isPlainObject } from '../../lib/json.ts'

/** Compares the cases of a file with those of a project: both come in order of id and are walked side by side, so that neither is held. */
export class CaseComparison {
  readonly #comparison: Comparison
  readonly #expected: AsyncIterator<CaseBundle>
  readonly #valuesOf: (bundle: CaseBundle) => Promise<RegionValues>
  #next: CaseBundle | null | undefined

  constructor(
    comparison: Comparison,
    expected: AsyncIterable<CaseBundle>,
    valuesOf: (bundle: CaseBundle) => Promise<RegionValues>,
  ) {
    this.#comparison = comparison
    this.#valuesOf = valuesOf
    this.#expected = expected[Symbol.asyncIterator]()
  }

  async take(value: unknown): Promise<void> {
    const id = recordId(value)
    for (;;) {
      const next = await this.#peek()
      if (next === null || next.case.id > id) return this.#comparison.note('read-back-unexpected', { kind: 'case', id })
      this.#next = undefined
      if (next.case.id === id && isPlainObject(value)) return this.#compare(next, value)
      this.#comparison.note('read-back-missing', { kind: 'case', id: next.case.id })
    }
  }

  async finish(): Promise<void> {
    for (let next = await this.#peek(); next !== null; next = await this.#peek()) {
      this.#comparison.note('read-back-missing', { kind: 'case', id: next.case.id })
      this.#next = undefined
    }
  }

  async #peek(): Promise<CaseBundle | null> {
    if (this.#next === undefined) {
      const { done, value } = await this.#expected.next()
      this.#next = done === true ? null : value
    }
    return this.#next
  }

  async #compare(bundle: CaseBundle, written: Readonly<Record<string, unknown>>): Promise<void> {
    const { items, itemOrder, findings, annotations, relations, reviews, measurements = [], ...own } = written
    const order = itemOrder ?? (Array.isArray(items) ? items.map(recordId) : undefined)
    this.#comparison.record('case', bundle.case.id, bundle.case, { ...own, items: order })
    this.#list('item', bundle.items, items)
    this.#list('finding', bundle.findings, findings)
    this.#list('annotation', bundle.annotations, annotations)
    this.#list('relation', bundle.relations, relations)
    this.#list('review', bundle.reviews, reviews)
    const expected = measurementsOf(bundle, await this.#valuesOf(bundle))
    this.#comparison.value('measurements', bundle.case.id, expected, measurements)
  }

  #list(kind: string, expected: readonly { readonly id: string }[], written: unknown): void {
    const list = this.#comparison.list(kind, expected)
    for (const value of Array.isArray(written) ? written : []) list.take(value)
    list.finish()
  }
}
