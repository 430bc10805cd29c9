import type { Problem } from '../lib/result.ts'
import type { FileDirectory } from './archives/directories.ts'
import type { Duplicate } from './collect-drafts.ts'
import type { CaseGroup, Groupable } from './group-cases.ts'
import type { ChosenChange, NoteChange } from './notes/note-change.ts'
import type { TagSource } from './spans/place-tags.ts'

/** A file, or files, recognised as one thing to look at, as the preview shows it. Names and identifiers in it are never stored. */
export interface PreviewItem extends Groupable {
  readonly files: readonly string[]
  /** What it was recognised as: "Chest radiograph PA". */
  readonly name: string
  /** What wrote the file: `dicom`, `png`, `text`. */
  readonly system: string
  /** Size of a picture in pixels; null for others. */
  readonly sizePx: { readonly width: number; readonly height: number } | null
  /** How many pictures it holds: of a series or a file of several frames more than one. */
  readonly frames: number
  /** Whether it is a text, of which there is an excerpt. */
  readonly isText: boolean
  /** The encoding that the file of a text is read in; null for pictures, and for notes of tables. */
  readonly encoding: string | null
  /** Bytes of its files as given. */
  readonly sizeBytes: number
  readonly warnings: readonly Problem[]
  /** Labels, boxes and tags that come with it. */
  readonly markCount: number
}

/** What was found in the files that were picked or dropped; nothing of it is in the project yet. */
export interface ImportPreview {
  readonly items: readonly PreviewItem[]
  /** Texts that the project has in another version. */
  readonly changed: readonly NoteChange[]
  /** Texts among the duplicates that the project has from before; another encoding makes them changed ones. */
  readonly known: readonly { readonly file: string; readonly encoding: string }[]
  readonly duplicates: readonly Duplicate[]
  /** Files and entries of archives that cannot be imported, with the reason. */
  readonly refused: readonly Problem[]
  /** Files that systems leave behind, not looked at. */
  readonly skippedCount: number
  /** Lists of the files of a disc (DICOMDIR) and how much of what they name was not given. */
  readonly directories: readonly FileDirectory[]
  /** Tables that may be read as a manifest; paths as in the import. */
  readonly tables: readonly { readonly name: string; readonly path: string; readonly sizeBytes: number }[]
  readonly manifest: ManifestPreview | null
  /** Marks that come in: labels, boxes and tags of tables and of files beside the items. */
  readonly markCount: number
  /** Names of labels that the project lacks for them, as they are spelt there. */
  readonly newLabels: readonly string[]
  /** Tags of notes by what wrote them, and what is to be said of them. */
  readonly tags: { readonly sources: readonly TagSource[]; readonly problems: readonly Problem[] }
  /** Whether headers and file names are stored as they are. */
  readonly keepSources: boolean
}

export interface ManifestPreview {
  readonly matchedCount: number
  readonly problems: readonly Problem[]
  readonly unmatchedFiles: readonly string[]
  readonly droppedValues: number
  readonly droppedColumns: readonly string[]
}

/** What is to be imported: each case by its items. */
export interface ImportChoice {
  readonly cases: readonly ChosenCase[]
  /** Labels to make for the manifest's; marks of labels that the project has neither now nor then are left out. */
  readonly newLabels: readonly { readonly name: string; readonly color: string }[]
  /** Changed notes to be brought up to date, those that are not named stay as they are. */
  readonly changes?: readonly ChosenChange[]
}

export interface ChosenCase extends CaseGroup {
  /** Source identifier that the patient key is made from. */
  readonly patient: string
}
