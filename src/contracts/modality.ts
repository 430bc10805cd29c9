import type { ComponentType } from 'react'
import type { Item, Part } from '../domain/records/case.ts'
import type { Target, TargetKind } from '../domain/records/target.ts'
import type { Bytes } from '../lib/bytes.ts'
import type { CheckedBlob } from '../lib/checked-blob.ts'
import type { OnShare } from '../lib/progress.ts'
import type { Problem, Result } from '../lib/result.ts'
import type { SourceFile } from './source-file.ts'
import type { ToolFace } from './tool.ts'

/** An item as found in files, before it belongs to a case. What identifies a patient is in `group` and `files` only, and is never stored. */
export interface ItemDraft {
  /** Id of the modality. */
  readonly modality: string
  /** What to call it: "Chest radiograph", "Note". Never taken from a file name. */
  readonly name: string
  /** Names of the files it came from: for messages. */
  readonly files: readonly string[]
  /** Stored bytes of each part, identifiers already stripped unless sources are kept; a blob where they are too many for the memory. */
  readonly parts: readonly { readonly bytes: Bytes | Blob; readonly uid: string | null; readonly frames: number }[]
  readonly source: Item['source']
  readonly facts: Item['facts']
  readonly group: {
    /** Patient identifier of the source, with its issuer where there is one; null where the file has none. */
    readonly patient: string | null
    /** Study identifier; null where the file has none. */
    readonly study: string | null
    /** File name without folders and extension. */
    readonly stem: string
    /** Other texts of the file that tell who the patient is (name, accession number, ...): they are kept out of all that is stored. */
    readonly identifiers?: readonly string[]
    /** What its source calls the series it is one of, and it itself; absent where the source does not say. */
    readonly series?: string
    readonly instance?: string
    /** The numbers that the source gave it among others of its kind, the weightiest first: they settle what nothing else does. */
    readonly order?: readonly number[]
  }
}

/** What of an item found decides whether others belong to it. Its bytes are stored already. */
export interface JoinableItem extends Pick<ItemDraft, 'name' | 'files' | 'facts' | 'group'> {
  readonly parts: readonly Part[]
}

/** Items that are one: pictures of a series, say. */
export interface JoinedItem {
  /** Indices of the items, in the order that their parts are to have. One alone: it is renamed, or told something of. */
  readonly members: readonly number[]
  readonly name: string
  readonly facts: Item['facts']
  /** What to know of them together. */
  readonly warnings: readonly Problem[]
}

/** How files are to be read at import. */
export interface InspectOptions {
  /** The project's rule `keepSources`: parts hold the bytes of the file as they are, headers and all. */
  readonly keepSources: boolean
  /** Who is to be told how much of a file is read, where that takes a while. */
  readonly onFile?: (name: string) => OnShare
}

/** Reads stored bytes by their SHA-256. */
export interface BlobReader {
  read(sha256: string): Promise<Result<Bytes>>
  /** The same, but of a large file what it can be read by in pieces. */
  open(sha256: string): Promise<Result<StoredBytes>>
}

export type StoredBytes = Bytes | CheckedBlob

/** An item made ready to show: decoded pixels, decoded text. */
export interface OpenedItem {
  readonly item: Item
  /** Frees what it holds. */
  dispose(): void
}

export interface ViewerProps {
  readonly paneId: string
  readonly opened: OpenedItem
}

/** A key that a viewer answers to while it has the focus: for the list of keys. */
export interface ViewerKey {
  /** As `chordOf` spells it. The viewer need not know what the reader has changed it to: see `translateViewerKeys`. */
  readonly chord: string
  readonly text: string
  /** Stands for several keys, or is what every tool of the kind uses (arrows, Enter): listed, and not to be changed. */
  readonly isFixed?: boolean
}

/** One kind of thing to look at. Shared code never tests its id. */
export interface Modality {
  readonly id: string
  readonly label: string
  /** For the file picker: extensions with their dot, and media types. */
  readonly accept: readonly string[]
  readonly targetKinds: readonly TargetKind[]
  readonly tools: readonly ToolFace[]
  /** Keys of its viewer besides those of the tools. */
  readonly viewerKeys?: readonly ViewerKey[]
  /**
   * Recognises its own among the files by their content; yields nothing for files that are not its kind, a Problem for files that
   * are and cannot be used. Yields drafts as it finds them. A Problem that follows the draft of its file is a warning: the file is used.
   */
  inspect(
    files: readonly SourceFile[],
    signal: AbortSignal,
    options: InspectOptions,
  ): AsyncIterable<ItemDraft | Problem>
  /**
   * Puts items that are parts of one together, when all files of an import have been looked at. Each item is in one answer at most;
   * those in none stay as they are. Absent: its items are never parts of another.
   */
  join?(items: readonly JoinableItem[]): readonly JoinedItem[]
  /** @param onShare is told how much of the work is done, where that can be known and takes a while */
  open(item: Item, blobs: BlobReader, signal: AbortSignal, onShare?: OnShare): Promise<Result<OpenedItem>>
  /** The text of an item, by the stored bytes of its first part: for what goes through many notes. Absent: the items are no text. */
  readText?(item: Item, bytes: Bytes): string
  /** A square picture of a mark with what is around it, for lists; null where there is nothing to see of it. Absent: never. */
  crop?(opened: OpenedItem, target: Target, sizePx: number): Promise<ImageData | null>
  loadViewer(): Promise<{ default: ComponentType<ViewerProps> }>
}
