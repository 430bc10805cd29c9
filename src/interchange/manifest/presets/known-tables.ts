import { asNotes, looksLikeNotes } from '../../notes/guess-notes.ts'
import { fileIndex, pathKey } from '../file-key.ts'
import { guessMapping } from '../guess-mapping.ts'
import type { TableMapping } from '../table-mapping.ts'
import type { TableProfile } from '../table-profile.ts'
import { chexpert } from './chexpert.ts'
import { mimicLabels, mimicMetadata, mimicSplit } from './mimic.ts'
import { nihBoxes, nihDataEntry, splitList } from './nih.ts'
import { fhirDocuments, mimicNote, omopNote } from './notes.ts'
import { padchest } from './padchest.ts'
import type { Preset } from './preset.ts'
import { rsnaBoxes, rsnaClasses } from './rsna.ts'
import { vindrBoxes, vindrLabels } from './vindr.ts'

/** The only list of presets; the first that matches is taken. */
const presets: readonly Preset[] = [
  nihDataEntry,
  nihBoxes,
  splitList,
  vindrBoxes,
  vindrLabels,
  chexpert,
  mimicMetadata,
  mimicLabels,
  mimicSplit,
  rsnaBoxes,
  rsnaClasses,
  padchest,
  omopNote,
  mimicNote,
  fhirDocuments,
]

/** A mapping to begin with, and the data set it was recognised by; null: guessed from headers and values. */
export interface ProposedMapping {
  readonly preset: { readonly name: string; readonly source: string } | null
  readonly mapping: TableMapping
}

/** How a table is probably to be read. @param pictureNames the files picked beside it */
export function proposeMapping(table: TableProfile, pictureNames: readonly string[]): ProposedMapping {
  const guessed = guessMapping(table, pictureNames)
  const preset = presets.find((known) => known.matches(table))
  if (preset === undefined) {
    const isNotes = looksLikeNotes(table, guessed, namesPickedFiles(table, guessed, pictureNames))
    return { preset: null, mapping: isNotes ? asNotes(table, guessed) : guessed }
  }
  const { name, source } = preset
  return { preset: { name, source }, mapping: preset.mapping(table, guessed) }
}

/** Whether the file column of a guessed mapping names a file that was picked. */
function namesPickedFiles(table: TableProfile, { columns }: TableMapping, pictureNames: readonly string[]): boolean {
  const column = table.columns[columns.findIndex(({ role }) => role === 'file')]
  if (column === undefined || pictureNames.length === 0) return false
  const index = fileIndex(pictureNames)
  return column.values.some(({ value }) => index.find(pathKey(value)).length > 0)
}
