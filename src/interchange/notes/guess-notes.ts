import { headerKey, isIdentifyingHeader } from '../manifest/header-words.ts'
import type { ColumnRole, ColumnUse, TableMapping } from '../manifest/table-mapping.ts'
import type { ColumnProfile, TableProfile } from '../manifest/table-profile.ts'

/** A column of this mean length is of notes whatever its header is; one whose header says text, of much shorter ones too. */
const surelyLong = 160
const longEnough = 30

/** Headers of tables of notes, in the words of OMOP, MIMIC, FHIR and public corpora. */
const words: Partial<Record<ColumnRole, string>> = {
  text: `text note notetext note_text report reports reporttext report_text body content document transcription narrative noteevent
    section_text sentence abstract summary medicalrecord clinicalnote`,
  'note-id': `id noteid note_id rowid row_id docid doc_id documentid document document_id reportid report_id accession accessionnumber
    file filename file_name name`,
  patient: 'patient patientid patient_id person personid person_id subject subjectid subject_id pid mrn',
  study: `study studyid study_id encounter encounterid encounter_id visit visitid visit_id visitoccurrenceid hadmid hadm_id
    admission admissionid stay`,
  date: `date notedate note_date notedatetime note_datetime chartdate charttime reportdate created createdat timestamp datetime
    authored`,
  'note-type': `type notetype note_type category notetitle note_title title section_header sectionheader documenttype class
    description`,
}

const roleOfWord = new Map(
  Object.entries(words).flatMap(([role, text]) => text.split(/\s+/).map((word) => [headerKey(word), role] as const)),
)

/** What headers of tables of notes say beyond those of manifests. Roles of one column only go to the first that claims them. */
const singleRoles: readonly string[] = ['text', 'note-id', 'patient', 'study', 'date', 'note-type']

/**
 * Whether a table holds notes itself: a column has long text, and none names a picked file.
 * @param mapping as it is guessed for a table that speaks of files
 */
export function looksLikeNotes(table: TableProfile, mapping: TableMapping, namesFiles: boolean): boolean {
  return (
    !namesFiles &&
    !mapping.columns.some(({ role }) => role.startsWith('box-') || role === 'span-start') &&
    textColumn(table) >= 0
  )
}

/** Position of the column that holds the notes, by how long and how much like sentences its cells are; -1 where none does. */
function textColumn({ columns, hasHeader }: TableProfile): number {
  // Beside tags any text is what they are of, however short.
  const hasTags = columns.some(({ spanLists }) => spanLists > 0)
  const scores = columns.map((column) => {
    const isNamed = hasHeader && namedRole(column.name) === 'text'
    if (hasTags) return column.spanLists > 0 || column.numbers > 0 ? 0 : column.meanLength * (isNamed ? 4 : 1)
    if (column.filled === 0 || column.sentences < column.filled / 2) return 0
    if (column.meanLength < (isNamed ? longEnough : surelyLong)) return 0
    return column.meanLength * (isNamed ? 4 : 1)
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? -1 : scores.indexOf(best)
}

/** What a header names, of members of members (`data.text`) the last. */
function namedRole(name: string): string | undefined {
  return roleOfWord.get(headerKey(name.replace(/^.*\.(?=.)/, '')))
}

/** The mapping of a table as one of notes; what is said of labels and of what to keep stays. Without long text, the longest column is it. */
export function asNotes(table: TableProfile, mapping: TableMapping): TableMapping {
  const found = textColumn(table)
  const longest = table.columns.reduce((best, { meanLength }, at) => {
    return meanLength > (table.columns[best]?.meanLength ?? 0) ? at : best
  }, 0)
  const text = found < 0 ? longest : found
  const taken = new Set<string>(['text'])
  const columns = mapping.columns.map((use, at): ColumnUse => {
    const column = table.columns[at]
    if (at === text || column === undefined) return { ...use, role: 'text' }
    const role = noteRole(column, use.role, table.hasHeader)
    if (!singleRoles.includes(role)) return { ...use, role }
    if (taken.has(role)) return { ...use, role: 'ignore' }
    taken.add(role)
    return { ...use, role }
  })
  return { ...mapping, columns }
}

function noteRole(column: ColumnProfile, guessed: ColumnRole, hasHeader: boolean): ColumnRole {
  const named = hasHeader ? namedRole(column.name) : undefined
  if (guessed === 'spans') return 'spans'
  if (column.filled === 0 || named === 'text') return 'ignore'
  if (named === 'note-type' && column.meanLength > 60) return 'ignore'
  const role = noteRoles.find((known) => known === named)
  if (role !== undefined) return role
  if (guessed === 'file') return 'note-id'
  if (guessed === 'label-list' || guessed === 'label') return guessed
  if (guessed === 'metadata' && isIdentifyingHeader(column.name)) return 'ignore'
  return noteKeeps.includes(guessed) ? guessed : 'ignore'
}

const noteRoles: readonly ColumnRole[] = ['note-id', 'patient', 'study', 'date', 'note-type']

/** Roles of a manifest that say something of a note too. */
const noteKeeps: readonly ColumnRole[] = ['patient', 'study', 'date', 'split', 'age', 'sex', 'metadata']

/** The roles that columns of a table of notes can have; the others speak of pictures. */
export const rolesOfNotes: readonly ColumnRole[] = [
  'ignore',
  'text',
  'spans',
  'note-id',
  'note-type',
  'patient',
  'study',
  'date',
  'split',
  'label',
  'label-list',
  'age',
  'sex',
  'metadata',
]
