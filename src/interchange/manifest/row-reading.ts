import type { ManifestBox, ManifestLabel } from '../../contracts/manifest.ts'
import type { Item } from '../../domain/records/case.ts'
import type { ForeignSpan } from '../spans/foreign-span.ts'

/** What one row of a table says, its rater still by the name in the table. */
export interface RowReading {
  readonly file: string | null
  /** The file as `pathKey` has it; empty where the row names none. */
  readonly path: readonly string[]
  readonly patient: string | null
  readonly study: string | null
  readonly split: string | null
  readonly rater: string | null
  readonly facts: Item['facts']
  readonly labels: readonly Omit<ManifestLabel, 'rater'>[]
  readonly boxes: readonly Omit<ManifestBox, 'rater'>[]
  /** Tags of the note that the row holds, or of the one that it names. */
  readonly spans: readonly ForeignSpan[]
  /** Labels that a list column names in this row, as boxes or of the whole; null where the row has no list. */
  readonly listed: readonly string[] | null
  /** The list's own word for "nothing was found"; null where it does not say so. */
  readonly noFinding: string | null
  readonly metadata: Readonly<Record<string, string>>
  /** The note that the row holds, its text as it stands in the table; null where no column is the text. `type` and `id` may be empty. */
  readonly note: { readonly text: string; readonly id: string; readonly type: string } | null
  /** Cells that were not understood, by column (from 0). */
  readonly misunderstood: readonly { readonly column: number; readonly cell: string }[]
  /** Codes of what else is wrong with the row. */
  readonly faults: readonly RowFault[]
}

/**
 * `table-row-nameless`: names no file, study or patient; `table-box-partial`: a box with numbers missing; `table-box-empty`: without
 * extent; `table-box-fraction`: in parts of the picture; `table-box-unlabelled`: nothing names its label; `table-spans-unread`: a cell of tags is no list of them; `table-spans-others`: what else the
 * list holds (relations, choices) is left out; `table-spans-partial`: some of its tags lack an offset or a label; `table-spans-rejected`: its tags were not accepted; `table-span-partial`, `table-span-unlabelled`: a tag without its offsets or its label; `table-date-ambiguous`: day or month
 * first?; `note-row-empty`: the text of the note is blank; `table-identifier`: a cell to be kept holds the identifier of the patient, study or file, and is left out.
 */
export type RowFault =
  | 'table-row-nameless'
  | 'table-box-partial'
  | 'table-box-empty'
  | 'table-box-fraction'
  | 'table-box-unlabelled'
  | 'table-spans-unread'
  | 'table-spans-others'
  | 'table-spans-partial'
  | 'table-spans-rejected'
  | 'table-span-partial'
  | 'table-span-unlabelled'
  | 'table-date-ambiguous'
  | 'note-row-empty'
  | 'table-identifier'
