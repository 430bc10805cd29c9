import { assertions } from '../../../domain/records/annotation.ts'
import type { RowReading } from '../../../interchange/manifest/row-reading.ts'
import type { TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import { assertionText } from '../../../panels/annotations/annotation-text.ts'

/** One thing that a row comes to: what it is about, and what is said. */
export interface RowWord {
  readonly about: string
  readonly text: string
  readonly tone: 'plain' | 'dim' | 'warn' | 'text'
}

const factNames: Readonly<Record<string, string>> = {
  view: 'View',
  acquiredAt: 'Taken on',
  laterality: 'Side shown',
  posture: 'Posture',
  portable: 'Portable',
  manufacturer: 'Manufacturer',
}

const faultText: Readonly<Record<string, string>> = {
  'table-row-nameless': 'names no file, study or patient: left out',
  'table-box-partial': 'the box lacks a number: left out',
  'table-box-empty': 'the box has no extent: left out',
  'table-box-fraction': 'the box is in parts of the picture, not in pixels: left out',
  'table-box-unlabelled': 'nothing says which label the box has: left out',
  'table-spans-unread': 'the cell of tags is no list of them: left out',
  'table-spans-others': 'relations, choices and other results beside the tags: left out',
  'table-spans-rejected': 'the tags were rejected or passed over: left out',
  'table-spans-partial': 'some tags lack an offset or a label: left out',
  'table-span-partial': 'the tag lacks an offset: left out',
  'table-span-unlabelled': 'nothing says which label the tag has: left out',
  'table-date-ambiguous': 'day and month of the date could change places: left out until you say which comes first',
  'note-row-empty': 'the row has no text: left out',
  'table-identifier': 'a cell to be kept holds an identifier: left out',
}

const shownTags = 12
const shownLength = 600

function shownText(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

/** A row in plain words, as it would be imported. @param isPicked whether its file is among the picked ones */
export function rowWords(row: RowReading, mapping: TableMapping, isPicked: boolean): RowWord[] {
  const words: RowWord[] = []
  const say = (about: string, text: string, tone: RowWord['tone'] = 'plain') => words.push({ about, text, tone })
  if (row.note !== null) {
    if (row.note.text.trim() !== '') say('Text', shownText(row.note.text), 'text')
    if (row.note.type !== '') say('Kind', row.note.type)
    if (row.note.id !== '') say('Id', `${row.note.id} (kept as a keyed hash only)`)
  }
  if (row.file !== null)
    say('File', isPicked ? row.file : `${row.file} (not among the picked files)`, isPicked ? 'plain' : 'warn')
  else if (row.note === null && row.study !== null) say('Files', 'all of the study')
  else if (row.note === null && row.patient !== null) say('Files', 'all of the patient')
  if (row.patient !== null) say('Patient', `${row.patient} (kept as a pseudonym only)`)
  if (row.study !== null) say('Study', `${row.study} (for grouping, not kept)`)
  if (row.split !== null) say('Split', row.split)
  for (const [name, { value }] of Object.entries(row.facts)) {
    say(factNames[name] ?? name, value === true ? 'yes' : value === false ? 'no' : String(value))
  }
  for (const assertion of assertions) {
    const labels = row.labels.filter((one) => one.assertion === assertion)
    if (labels.length > 0) say(assertionText[assertion], labels.map(({ label }) => label).join(', '))
  }
  for (const { label, x, y, width, height } of row.boxes) {
    say('Box', `${label}, ${width} × ${height} px at ${x}, ${y}`)
  }
  for (const { label, ranges, quote } of row.spans.slice(0, shownTags)) {
    const places = ranges.map(({ start, end }) => `${start} to ${end}`).join(' and ')
    say('Tag', quote === null ? `${label}, ${places}` : `${label}, ${places}: “${quote}”`)
  }
  if (row.spans.length > shownTags) say('Tags', `${row.spans.length - shownTags} more`)
  if (row.listed !== null && mapping.isListComplete) say('Absent', 'every other label of the list')
  else if (row.noFinding !== null && row.listed?.length === 0) say('Present', row.noFinding)
  if (row.rater !== null) say('Rater', `${row.rater} (kept as a pseudonym only)`)
  for (const [name, value] of Object.entries(row.metadata)) say(name, value)
  for (const { column, cell } of row.misunderstood) {
    const name = mapping.columns[column]?.name ?? `Column ${column + 1}`
    say('Not understood', cell.trim() === '' ? `${name}: blank` : `${name}: “${cell.trim()}”`, 'warn')
  }
  for (const fault of new Set(row.faults)) say('Attention', faultText[fault] ?? fault, 'warn')
  if (words.length === 0) say('Nothing', 'no column of this row is used', 'dim')
  return words
}
