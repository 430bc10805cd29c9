import type { Assertion } from '../domain/records/annotation.ts'
import type { Item } from '../domain/records/case.ts'
import type { Problem } from '../lib/result.ts'

/** A label that a manifest gives a file as a whole, by the label's name. */
export interface ManifestLabel {
  readonly label: string
  readonly assertion: Assertion
  /** Who gave it, as a pseudonym; null where the manifest names nobody. */
  readonly rater: string | null
}

/** A box that a manifest gives, in source pixels of the stored picture: `x,y` its top-left corner, the right and bottom edges exclusive. */
export interface ManifestBox {
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rater: string | null
}

/** A tag of a note that another program wrote. Its offsets count whatever that program counts; ends exclusive. */
export interface ManifestSpan {
  readonly label: string
  readonly ranges: readonly { readonly start: number; readonly end: number }[]
  /** The words that the program says stand there; null where it says none. */
  readonly quote: string | null
  readonly rater: string | null
  /** What it was read from, as one program wrote it: a table, or all files of brat together. Tags of one source count in one way. */
  readonly source: string
  /** Where it stands: for messages. Lines count from 1. */
  readonly place: { readonly file: string; readonly line: number }
}

/** Rows of one table. */
export interface ManifestPlace {
  readonly manifest: string
  readonly lines: readonly number[]
}

/** What manifests say of one file, several rows together. `patient` and `study` are for grouping and are never stored. */
export interface ManifestEntry {
  /** Name of the file as the manifest spells it, with or without folders and extension. */
  readonly file: string
  /** Where it stands: for messages. Lines count from 1, the header included. */
  readonly source: ManifestPlace
  /** Other tables that speak of the file too. */
  readonly otherSources?: readonly ManifestPlace[]
  /** Source identifier of the patient; null where not said. */
  readonly patient: string | null
  /** Source identifier of the study; null where not said. */
  readonly study: string | null
  /** Official split of the patient: "train", "test", ...; null where not said. */
  readonly split: string | null
  /** Acquisition facts (view, acquiredAt, laterality, posture, ...), each of origin `manifest`. */
  readonly facts: Item['facts']
  readonly labels: readonly ManifestLabel[]
  readonly boxes: readonly ManifestBox[]
  /** Tags, of a note. */
  readonly spans?: readonly ManifestSpan[]
  /** Whatever else is to be kept of the case, by column name. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Manifests read and put together: one entry a file. */
export interface Manifest {
  readonly entries: readonly ManifestEntry[]
  /** Rows that could not be used, each with its file and line. */
  readonly problems: readonly Problem[]
}
