import type { ManifestEntry } from '../../contracts/manifest.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { keyedDigest } from '../../domain/records/patient-key.ts'
import { ProblemLog } from '../../interchange/manifest/problem-log.ts'
import { rowReader } from '../../interchange/manifest/read-row.ts'
import type { RowReading } from '../../interchange/manifest/row-reading.ts'
import type { TableMapping } from '../../interchange/manifest/table-mapping.ts'
import { tableRows } from '../../interchange/manifest/table-rows.ts'
import type { TableShape } from '../../interchange/manifest/table-shape.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { fail, ok, type Problem, problem, type Result } from '../../lib/result.ts'
import { maxNoteBytes } from '../../modalities/text/inspect.ts'
import { noteDraft } from '../../modalities/text/note-draft.ts'
import { storeBlobs } from '../../persistence/blobs.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { StoredNotes } from '../../persistence/stored-notes.ts'
import type { Duplicate, StoredDraft } from '../collect-drafts.ts'
import type { ImportProgress } from '../import-report.ts'
import { nameKeyOfRow } from './name-keys.ts'

/** A table of notes, by its path in the import, and how to read it. */
export interface NoteTable {
  readonly path: string
  readonly shape: TableShape
  readonly mapping: TableMapping
}

/** Notes that rows of tables hold: their bytes stored, an entry each with what the other columns say. */
export interface NoteRows {
  /** Paths of the tables. */
  readonly tables: readonly string[]
  readonly drafts: readonly StoredDraft[]
  readonly entries: readonly ManifestEntry[]
  /** Rows that the project has, the very same text under the same id. */
  readonly duplicates: readonly Duplicate[]
  /** `tags-known-note`: tags of such rows, which do not come in. */
  readonly leftTags: readonly Problem[]
  /** Rows and documents that cannot be imported, with the reason. */
  readonly refused: readonly Problem[]
  /** What to know of rows that can. */
  readonly notices: readonly Problem[]
}

export interface NoteRowsInput {
  readonly db: GlossaDatabase
  /** Salt of the project. */
  readonly salt: string
  readonly known: StoredNotes
  readonly tables: readonly NoteTable[]
  open(path: string): Promise<Result<SourceFile>>
  readonly onProgress: (progress: ImportProgress) => void
}

/** Reads tables of notes row by row and stores the texts in UTF-8, as they stand in the table. Fails where the browser can store no more. */
export async function readNoteRows(input: NoteRowsInput): Promise<Result<NoteRows>> {
  const reading = new NoteReading(input, await keyedDigest(input.salt))
  for (const table of input.tables) {
    const file = await input.open(table.path)
    if (!file.ok) return file
    try {
      const read = await reading.read(file.value, table)
      if (!read.ok) return read
    } catch {
      return fail('file-unreadable', {}, { file: table.path })
    }
  }
  return ok(reading.found())
}

/** Problems of a row or document that is not imported; all others are of rows that are. */
const refusals: ReadonlySet<string> = new Set([
  'note-row-empty',
  'record-not-json',
  'record-not-object',
  'fhir-without-attachment',
  'fhir-attachment-elsewhere',
  'fhir-attachment-not-text',
  'fhir-attachment-broken',
  'table-quote-open',
])

/** Problems as they are shown; of a kind that comes very often, the rest is counted. */
function listed({ kept, counts }: ProblemLog): Problem[] {
  const more = Object.entries(counts).flatMap(([code, count]) => {
    const left = count - kept.filter((one) => one.code === code).length
    return left > 0 ? [problem('note-rows-more', { count: left, code })] : []
  })
  return [...kept, ...more]
}

interface ReadRow {
  readonly row: RowReading
  readonly note: NonNullable<RowReading['note']>
  readonly line: number
  /** Where it was found, unlike any other row's. */
  readonly place: string
  readonly bytes: Bytes
}

class NoteReading {
  readonly #input: NoteRowsInput
  readonly #digest: (text: string) => Promise<string>
  readonly #drafts: StoredDraft[] = []
  readonly #entries: ManifestEntry[] = []
  readonly #duplicates: Duplicate[] = []
  readonly #leftTags = new ProblemLog()
  readonly #refused = new ProblemLog()
  readonly #notices = new ProblemLog()
  /** How often each key came: ids that stand twice are told apart by their order. */
  readonly #keys = new Map<string, number>()
  #rows = 0

  constructor(input: NoteRowsInput, digest: (text: string) => Promise<string>) {
    this.#input = input
    this.#digest = digest
  }

  async read(file: SourceFile, { path, shape, mapping }: NoteTable): Promise<Result<void>> {
    const readRow = rowReader(mapping, null)
    let isHeader = mapping.hasHeader && shape.records === undefined
    let lastLine = 0
    let onLine = 1
    for await (const batch of tableRows(file, shape, new AbortController().signal)) {
      if ('code' in batch) {
        this.#log(batch).add(batch)
        continue
      }
      const rows: ReadRow[] = []
      for (const { line, cells } of batch) {
        if (isHeader) {
          isHeader = false
          continue
        }
        onLine = line === lastLine ? onLine + 1 : 1
        lastLine = line
        const row = readRow(cells)
        const where = { file: path, line }
        for (const fault of row.faults) this.#log({ code: fault }).add(problem(fault, {}, where))
        if (row.note === null || row.faults.includes('note-row-empty')) continue
        const bytes = noteBytes(row.note.text)
        if (bytes.length > maxNoteBytes) {
          this.#refused.add(problem('file-too-large', { sizeBytes: bytes.length, limitBytes: maxNoteBytes }, where))
          continue
        }
        const place = `${path}/line ${line}${onLine > 1 ? `-${onLine}` : ''}`
        rows.push({ row, note: row.note, line, place, bytes })
      }
      const kept = await this.#keep(path, rows)
      if (!kept.ok) return kept
      this.#rows += batch.length
      this.#input.onProgress({ phase: 'notes', done: this.#rows, total: 0 })
    }
    return ok()
  }

  found(): NoteRows {
    return {
      tables: this.#input.tables.map(({ path }) => path),
      drafts: this.#drafts,
      entries: this.#entries,
      duplicates: this.#duplicates,
      leftTags: listed(this.#leftTags),
      refused: listed(this.#refused),
      notices: listed(this.#notices),
    }
  }

  #log({ code }: Pick<Problem, 'code'>): ProblemLog {
    return refusals.has(code) ? this.#refused : this.#notices
  }

  async #keep(path: string, rows: readonly ReadRow[]): Promise<Result<void>> {
    const stored = await storeBlobs(
      this.#input.db,
      rows.map(({ bytes }) => bytes),
    )
    if (!stored.ok) return stored
    for (const [index, { row, note, line, place, bytes }] of rows.entries()) {
      const blob = stored.value[index] ?? ''
      const { patient, study } = row
      const date = String(row.facts.acquiredAt?.value ?? '')
      const key = await this.#nthKey(await nameKeyOfRow(this.#digest, { id: note.id, patient, study, date, blob }))
      const known = this.#input.known.byNameKey.get(key)
      if (known?.some((one) => one.blob === blob) === true) {
        this.#duplicates.push({ file: place, sameAs: null })
        if (row.spans.length > 0)
          this.#leftTags.add(problem('tags-known-note', { count: row.spans.length }, { file: path, line }))
        continue
      }
      const identifiers = note.id === '' ? [] : [note.id]
      const stem = note.id === '' ? place : `note ${note.id}`
      const draft = noteDraft([place], bytes, 'utf-8', { patient: null, study: null, stem, identifiers })
      this.#drafts.push({
        ...draft,
        parts: [{ blob, uid: null, frames: 1 }],
        sizeBytes: bytes.length,
        nameKeys: [key],
        isRow: true,
        warnings: isWellFormed(note.text) ? [] : [problem('note-half-character', {}, { file: path, line })],
      })
      this.#entries.push(entryOf(row, note.type, path, line, place))
    }
    return ok()
  }

  async #nthKey(key: string): Promise<string> {
    const count = (this.#keys.get(key) ?? 0) + 1
    this.#keys.set(key, count)
    return count === 1 ? key : this.#digest(`${key}#${count}`)
  }
}

function entryOf(row: RowReading, type: string, manifest: string, line: number, place: string): ManifestEntry {
  const { patient, study, split, labels, metadata } = row
  const facts = type === '' ? row.facts : { ...row.facts, noteType: { value: type, origin: 'manifest' as const } }
  return {
    file: place,
    source: { manifest, lines: [line] },
    patient,
    study,
    split,
    facts,
    labels: labels.map((label) => ({ ...label, rater: null })),
    boxes: [],
    ...(row.spans.length === 0
      ? {}
      : {
          spans: row.spans.map((span) => ({ ...span, rater: null, source: manifest, place: { file: manifest, line } })),
        }),
    metadata,
  }
}

/** A text in UTF-8. One that begins with the character of the byte order mark gets another before it, since one is taken for a mark. */
function noteBytes(text: string): Bytes {
  return utf8(text.startsWith('\ufeff') ? `\ufeff${text}` : text)
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text)
}
