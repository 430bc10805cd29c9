import type { Item } from '../../domain/records/case.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import { freeText, valueText } from '../../interchange/csv-text.ts'
import type { ExportView } from '../../interchange/export-view.ts'
import type { LabelCode, LabelCsvOptions } from './label-csv-options.ts'
import { concerning, isContradictory, type ReaderWork, readersOf, statementOf } from './reader-statements.ts'
import type { LabelColumn, TableColumns } from './table-columns.ts'

/** Told while rows are made: what is given up, and which codes are written. */
export interface RowListener {
  /** One reader says of one label both that it is there and that it is not. */
  contradiction(caseId: string): void
  /** Readers disagree in a cell that stands for all of them. */
  disagreement(caseId: string): void
  /** @param isImplied from the outcome normal, without a statement */
  code(label: LabelColumn, code: LabelCode, isImplied: boolean): void
}

interface Cell {
  readonly code: LabelCode
  readonly isImplied: boolean
}

/** The rows of a case, in reading order of its items; a case without items has one. */
export class TableRows {
  readonly #options: LabelCsvOptions
  readonly #columns: TableColumns
  readonly #listener: RowListener
  readonly #nameOf: ReadonlyMap<string, string>
  readonly #splitOf: ReadonlyMap<string, string | null>

  constructor(view: ExportView, options: LabelCsvOptions, columns: TableColumns, listener: RowListener) {
    this.#options = options
    this.#columns = columns
    this.#listener = listener
    this.#nameOf = new Map(view.annotators.map(({ id, name }) => [id, name]))
    this.#splitOf = new Map(view.patients.map(({ key, split }) => [key, split]))
  }

  of(bundle: CaseBundle): string[][] {
    const readers = readersOf(bundle)
    this.#tellContradictions(bundle.case.id, readers)
    const items = this.#options.rows === 'item' ? itemsInOrder(bundle) : []
    const places: readonly (Item | null)[] = items.length > 0 ? items : [null]
    return places.flatMap((item) => {
      if (this.#options.readers === 'each') return readers.map((reader) => this.#row(bundle, item, [reader]))
      return [this.#row(bundle, item, readers)]
    })
  }

  #row(bundle: CaseBundle, item: Item | null, readers: readonly ReaderWork[]): string[] {
    const { rows, facts, metadata } = this.#options
    const own = bundle.case
    const itemId = item?.id ?? null
    const all = (textOf: (reader: ReaderWork) => string) => joined(readers.map(textOf))
    const about = rows === 'item' && item !== null ? [item] : bundle.items
    return [
      own.id,
      ...(rows === 'item' ? [itemId ?? '', item?.modality ?? ''] : []),
      freeText(own.patientKey),
      freeText(this.#splitOf.get(own.patientKey) ?? ''),
      all(({ review }) => review?.status ?? 'new'),
      all(({ review }) => review?.outcome ?? ''),
      freeText(all(({ review }) => review?.reason ?? '')),
      readers.map(({ annotatorId }) => annotatorId ?? '').join('|'),
      freeText(readers.map(({ annotatorId }) => this.#nameOf.get(annotatorId ?? '') ?? '').join('|')),
      String(readers.reduce((sum, { annotations }) => sum + concerning(annotations, itemId).length, 0)),
      ...facts.map((key) => joined(about.map(({ facts: known }) => valueText(factOf(known, key))))),
      ...metadata.map((key) =>
        freeText(own.metadata !== undefined && Object.hasOwn(own.metadata, key) ? (own.metadata[key] ?? '') : ''),
      ),
      ...this.#columns.labels.map((column) => this.#labelCell(own.id, column, itemId, readers)),
    ]
  }

  #labelCell(caseId: string, column: LabelColumn, itemId: string | null, readers: readonly ReaderWork[]): LabelCode {
    const cells = readers.map((reader) => this.#cellOf(reader, column, itemId))
    const answers = cells.filter(({ code }) => code !== '')
    if (new Set(answers.map(({ code }) => code)).size > 1) this.#listener.disagreement(caseId)
    const code = this.#options.readers === 'majority' ? mostOf(answers) : strongestOf(answers)
    this.#listener.code(column, code, code !== '' && answers.every((cell) => cell.code !== code || cell.isImplied))
    return code
  }

  #cellOf({ annotations, review }: ReaderWork, { label }: LabelColumn, itemId: string | null): Cell {
    const { codes, normalMeansAbsent } = this.#options
    const said = statementOf(
      annotations.filter(({ labelId }) => labelId === label.id),
      itemId,
    )
    if (said !== undefined) return { code: codes[said], isImplied: false }
    const isNormal = review?.status === 'submitted' && review.outcome === 'normal'
    return { code: normalMeansAbsent && isNormal ? codes.absent : '', isImplied: true }
  }

  #tellContradictions(caseId: string, readers: readonly ReaderWork[]): void {
    for (const { annotations } of readers) {
      for (const { label } of this.#columns.labels) {
        if (isContradictory(annotations.filter(({ labelId }) => labelId === label.id))) {
          this.#listener.contradiction(caseId)
        }
      }
    }
  }
}

function itemsInOrder({ case: own, items }: CaseBundle): readonly Item[] {
  const place = new Map(own.items.map((id, index) => [id, index]))
  return [...items].sort((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size))
}

function factOf(facts: Item['facts'], key: string) {
  return Object.hasOwn(facts, key) ? (facts[key]?.value ?? null) : null
}

/** The different texts among some, in order. */
function joined(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('|')
}

/** The code that more than half of the answers give; blank where none is. */
function mostOf(answers: readonly Cell[]): LabelCode {
  return (
    answers.find(({ code }) => 2 * answers.filter((other) => other.code === code).length > answers.length)?.code ?? ''
  )
}

function strongestOf(answers: readonly Cell[]): LabelCode {
  const order: readonly LabelCode[] = ['1', '-1', '0']
  return order.find((code) => answers.some((answer) => answer.code === code)) ?? ''
}
