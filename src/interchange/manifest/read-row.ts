import type { Assertion } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import type { ForeignSpan } from '../spans/foreign-span.ts'
import { spanCell } from '../spans/span-lists.ts'
import { isBlank, sexOf } from './acquisition-values.ts'
import { ageOf } from './ages.ts'
import { pathKey } from './file-key.ts'
import { holdsIdentifier } from './identifiers.ts'
import { labelsOf } from './label-cells.ts'
import type { NamePattern, PatternMatch } from './name-pattern.ts'
import { boxColumns, boxOf, type RowBox } from './row-box.ts'
import { dateFact, type FactReading, factOf, isFactRole, manifestFact, mergedFacts } from './row-facts.ts'
import type { RowFault, RowReading } from './row-reading.ts'
import { spanColumns, spanOfRow } from './row-span.ts'
import { assertionKey, isTableOfNotes, type TableMapping } from './table-mapping.ts'

/** Names under which age and sex are kept. */
const ageName = 'Age'
const sexName = 'Sex'

/** Prodigy keeps what was rejected or passed over beside what was accepted, and says so as `answer`. https://prodi.gy/docs/api-interfaces */
const unaccepted = /^(reject|ignore)$/

const noPath: readonly string[] = []
const nothingFound: PatternMatch = {}

/**
 * Makes the reader of a table's rows. A row with a box or a tag gives it to the labels it names; a row without one names the labels of the
 * whole file. Of the labels a list names, one for "nothing found" makes no finding present.
 * @param pattern laid on the file column's cell; null for none
 */
export function rowReader(
  mapping: TableMapping,
  pattern: NamePattern | null,
): (cells: readonly string[]) => RowReading {
  const boxAt = boxColumns(mapping)
  const spanAt = spanColumns(mapping)
  const hasNotes = isTableOfNotes(mapping)
  const answerAt = mapping.columns.findIndex(({ name }) => name === 'answer')
  return (cells) => {
    const ids: { file: string | null; patient: string | null; study: string | null } = {
      file: null,
      patient: null,
      study: null,
    }
    const misunderstood: { column: number; cell: string }[] = []
    const faults: RowFault[] = []
    let facts: Item['facts'] = {}
    let split = mapping.fixedSplit
    let rater: string | null = null
    let listed: string[] | null = null
    const asserted: { label: string; assertion: Assertion }[] = []
    const metadata: Record<string, string> = {}
    const note = { text: '', id: '', type: '' }
    const spans: ForeignSpan[] = []

    const take = (reading: FactReading, column: number, cell: string) => {
      if (reading.kind === 'misunderstood') misunderstood.push({ column, cell })
      else if (reading.kind === 'ambiguous') faults.push('table-date-ambiguous')
      else if (reading.kind === 'fact') facts = mergedFacts(facts, { [reading.name]: manifestFact(reading.value) })
    }
    const keep = (name: string, value: string | undefined, column: number, cell: string) => {
      if (value === undefined) misunderstood.push({ column, cell })
      else metadata[name] ??= value
    }

    for (let column = 0; column < mapping.columns.length; column++) {
      const { role = 'ignore', name = '' } = mapping.columns[column] ?? {}
      const cell = cells[column] ?? ''
      if (role === 'ignore') continue
      if (role === 'text') {
        note.text = cell
        continue
      }
      if (role === 'label') {
        const key = assertionKey(cell)
        if (!Object.hasOwn(mapping.assertions, key)) misunderstood.push({ column, cell })
        const assertion = mapping.assertions[key] ?? null
        if (assertion !== null && name.trim() !== '') asserted.push({ label: name.trim(), assertion })
        continue
      }
      const text = cell.trim()
      if (text === '') continue
      if (role === 'file' || role === 'patient' || role === 'study') ids[role] ??= text
      else if (role === 'spans') {
        const list = spanCell(text)
        spans.push(...(list?.spans ?? []))
        if (list === null || list.broken > 0) misunderstood.push({ column, cell })
        if (list === null) faults.push('table-spans-unread')
        if (list !== null && list.others > 0) faults.push('table-spans-others')
        if (list !== null && list.broken > 0) faults.push('table-spans-partial')
      } else if (role === 'note-id') note.id = text
      else if (role === 'note-type') note.type = text
      else if (role === 'split') split = text
      else if (role === 'rater') rater = text
      else if (role === 'label-list') listed = [...(listed ?? []), ...labelsOf(text, mapping)]
      else if (role === 'date') take(dateFact(text, mapping.dateOrder), column, cell)
      else if (isFactRole(role)) take(factOf(role, text), column, cell)
      else if (isBlank(text)) continue
      else if (role === 'age') keep(ageName, ageOf(text), column, cell)
      else if (role === 'sex') keep(sexName, sexOf(text), column, cell)
      else if (role === 'metadata') keep(name.trim() || `Column ${column + 1}`, text, column, cell)
    }

    if (spans.length > 0 && unaccepted.test(cells[answerAt] ?? '')) {
      spans.length = 0
      faults.push('table-spans-rejected')
    }

    const found: PatternMatch = (ids.file === null ? undefined : pattern?.match(ids.file)) ?? nothingFound
    const patient = ids.patient ?? found.patient ?? null
    const study = ids.study ?? found.study ?? null
    split ??= found.split ?? null
    if (found !== nothingFound) facts = mergedFacts(facts, patternFacts(found, mapping))
    if (hasNotes) {
      if (note.text.trim() === '') faults.push('note-row-empty')
    } else if (ids.file === null && study === null && patient === null) faults.push('table-row-nameless')

    const path = ids.file === null ? noPath : pathKey(ids.file)
    const stem = path.at(-1) ?? null
    for (const [name, value] of Object.entries(metadata)) {
      if (!holdsIdentifier(value, [patient, study, stem, note.id])) continue
      delete metadata[name]
      faults.push('table-identifier')
    }

    let box: RowBox | null = null
    if (boxAt !== undefined) {
      const reading = boxOf(cells, boxAt, mapping.decimalMark)
      if (reading.kind === 'box') box = reading.box
      if (reading.kind === 'fault') {
        faults.push(reading.fault)
        for (const column of reading.columns) misunderstood.push({ column, cell: cells[column] ?? '' })
      }
    }

    const isNoFinding = (label: string) => mapping.noFindingNames.includes(label.toLowerCase())
    const noFinding = listed?.find(isNoFinding) ?? null
    const named = listed?.filter((label) => !isNoFinding(label)) ?? null
    if (noFinding !== null && (named?.length ?? 0) === 0) box = null
    const row = {
      file: ids.file,
      path,
      patient,
      study,
      split,
      rater,
      facts,
      noFinding,
      note: hasNotes ? note : null,
      metadata,
      misunderstood,
      faults,
      spans,
    }
    if (spanAt !== undefined) {
      const { boxed, others } = labelsOfMark(named, asserted, mapping.boxLabel)
      const reading = spanOfRow(cells, spanAt, boxed)
      spans.push(...reading.spans)
      if (reading.fault !== null) faults.push(reading.fault)
      if (reading.fault !== null || reading.spans.length > 0)
        return { ...row, labels: others, boxes: [], listed: named }
    }
    if (box === null) {
      const present = (named ?? []).map((label) => ({ label, assertion: 'present' as const }))
      return { ...row, labels: [...present, ...asserted], boxes: [], listed: named }
    }
    const { boxed, others } = labelsOfMark(named, asserted, mapping.boxLabel)
    if (boxed.length === 0) faults.push('table-box-unlabelled')
    const { x, y, width, height } = box
    return { ...row, labels: others, boxes: boxed.map((label) => ({ label, x, y, width, height })), listed: named }
  }
}

function patternFacts(found: PatternMatch, mapping: TableMapping): Item['facts'] {
  const facts: Item['facts'] = {}
  for (const role of ['view', 'laterality', 'posture'] as const) {
    const reading = factOf(role, found[role] ?? '')
    if (reading.kind === 'fact') facts[reading.name] = manifestFact(reading.value)
  }
  const date = dateFact(found.date ?? '', mapping.dateOrder)
  if (date.kind === 'fact') facts[date.name] = manifestFact(date.value)
  return facts
}

interface Asserted {
  readonly label: string
  readonly assertion: Assertion
}

/** Which labels a box or a tag gets, and which remain of the whole: a list's names first, else the columns that say present, else the stated one. */
function labelsOfMark(
  listed: readonly string[] | null,
  asserted: readonly Asserted[],
  boxLabel: string | null,
): { boxed: readonly string[]; others: readonly Asserted[] } {
  if (listed !== null && listed.length > 0) return { boxed: listed, others: asserted }
  const isPresent = ({ assertion }: Asserted) => assertion === 'present'
  const present = asserted.filter(isPresent).map(({ label }) => label)
  if (present.length > 0) return { boxed: present, others: asserted.filter((one) => !isPresent(one)) }
  return { boxed: boxLabel === null || boxLabel.trim() === '' ? [] : [boxLabel.trim()], others: asserted }
}
