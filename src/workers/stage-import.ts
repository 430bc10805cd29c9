import type { Manifest } from '../contracts/manifest.ts'
import type { Modality } from '../contracts/modality.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Project } from '../domain/records/project.ts'
import type { OffsetCounting } from '../domain/text/offset-counting.ts'
import { fail, ok, type Problem, problem, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { readProjectRow } from '../persistence/project-row.ts'
import { projectSalt } from '../persistence/projects.ts'
import { type StoredNotes, storedNotes } from '../persistence/stored-notes.ts'
import { type CollectedDrafts, collectDrafts, type StoredDraft } from './collect-drafts.ts'
import { gatherFiles } from './gather-files.ts'
import type { ImportPreview } from './import-preview.ts'
import type { ImportProgress } from './import-report.ts'
import { joinDrafts } from './join-drafts.ts'
import { type AppliedManifest, applyManifest, type StagedDraft, withoutManifest } from './manifest/apply-manifest.ts'
import { type ChangedNote, matchNotes } from './notes/changed-notes.ts'
import { type NoteChange, noteChange } from './notes/note-change.ts'
import { type NoteRows, type NoteTable, readNoteRows } from './notes/note-rows.ts'
import { type ReadAs, readNotesAs } from './notes/read-as.ts'
import { type ReviewedNote, reviewNote } from './notes/review-note.ts'
import { manifestPreview, marksPreview, previewItem } from './preview-item.ts'
import { readBratFiles, type StandoffTags } from './spans/brat-files.ts'
import { placeTags } from './spans/place-tags.ts'
import { withStandoff } from './spans/with-standoff.ts'

export interface StageInput {
  readonly db: GlossaDatabase
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly files: readonly SourceFile[]
  readonly manifest: Manifest | null
  /** Whether an import format would read a file that is given alone. */
  readonly isDataset?: (file: SourceFile) => Promise<boolean>
  readonly onProgress: (progress: ImportProgress) => void
}

/** Files read, their bytes stored, nothing of them in the project: what the first phase of an import leaves to the second. */
export interface StagedImport {
  readonly projectId: string
  readonly keepSources: boolean
  readonly drafts: readonly StagedDraft[]
  /** Texts that the project has in another version. */
  readonly changed: readonly ChangedNote[]
  readonly applied: AppliedManifest | null
  readonly preview: ImportPreview
  /** The same files under another manifest, or none. */
  withManifest(manifest: Manifest | null): Promise<Result<StagedImport>>
  /** The same files, and the notes that rows of tables hold. */
  withNoteTables(
    tables: readonly NoteTable[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Result<StagedImport>>
  /** Texts read in another encoding. */
  withEncoding(readAs: ReadAs): Promise<Result<StagedImport>>
  /** Tags of a source read as if its program counted so. @param source as the preview names it */
  withCounting(source: string, counting: OffsetCounting): Promise<Result<StagedImport>>
  /** Changed notes taken for new ones after all. @param files their files, as the preview names them */
  asNew(files: readonly string[]): Promise<Result<StagedImport>>
  /** Both versions of a changed note, and where its spans are now. @param index among the changed notes */
  review(index: number): Promise<Result<ReviewedNote>>
  /** Bytes of a table of the import. */
  table(path: string): Promise<Result<SourceFile>>
}

/** First phase: reads files, stores what they hold, and says what could be imported. Run it while blobs are held (`holdBlobs`). */
export async function stageImport(input: StageInput): Promise<Result<StagedImport>> {
  const { db, projectId, modalities, isDataset, onProgress } = input
  const project = await readProjectRow(db, projectId)
  if (!project.ok) return project
  const salt = await projectSalt(db, projectId)
  if (salt === undefined) return fail('project-missing', { projectId })
  const keepSources = project.value.rules.keepSources === true
  const { files, problems, skippedCount } = await gatherFiles(input.files)
  const asked = isDataset === undefined ? {} : { isDataset }
  const collected = await collectDrafts({ db, projectId, salt, modalities, files, keepSources, ...asked, onProgress })
  if (!collected.ok) return collected
  const { known, tables } = collected.value
  const drafts = joinDrafts(collected.value.drafts, modalities)
  const hasTexts = tables.length > 0 || [...drafts, ...known].some(({ nameKeys }) => nameKeys !== undefined)
  return staged({
    ...collected.value,
    drafts,
    db,
    salt,
    project: project.value,
    keepSources,
    refused: [...problems, ...collected.value.problems],
    skippedCount,
    stored: hasTexts ? await storedNotes(db, projectId) : { byBlob: new Map(), byNameKey: new Map() },
    manifest: input.manifest,
    rows: null,
    tags: await readBratFiles(collected.value.standoff),
    countings: new Map(),
    chosen: new Set(),
    isNew: new Set(),
  })
}

interface Found extends CollectedDrafts {
  readonly db: GlossaDatabase
  readonly salt: string
  readonly project: Project
  readonly keepSources: boolean
  readonly refused: readonly Problem[]
  readonly skippedCount: number
  readonly stored: StoredNotes
  readonly manifest: Manifest | null
  readonly rows: NoteRows | null
  /** Tags in files beside the notes. */
  readonly tags: StandoffTags
  /** How sources of tags count, as a person chose. */
  readonly countings: ReadonlyMap<string, OffsetCounting>
  /** Files whose encoding a person chose. */
  readonly chosen: ReadonlySet<string>
  /** Files of changed notes that are to be new ones. */
  readonly isNew: ReadonlySet<string>
}

async function staged(found: Found): Promise<Result<StagedImport>> {
  const { db, project, keepSources, rows, isNew } = found
  const all: readonly StoredDraft[] = [...found.drafts, ...(rows?.drafts ?? [])]
  const fileOf = ({ files }: StoredDraft) => files[0] ?? ''
  const matched = matchNotes(
    all.filter((draft) => !isNew.has(fileOf(draft))),
    found.known,
    found.stored,
    found.chosen,
  )
  const { changed } = matched
  const updating = new Set(changed.map(({ draft }) => draft))
  const fresh = all.filter((draft) => !updating.has(draft))
  const applied = appliedTo(fresh, found)
  const tagged = withStandoff(applied?.drafts ?? withoutManifest(fresh), found.tags)
  const placed = await placeTags(db, tagged.drafts, found.countings)
  const { drafts } = placed
  const leftTags = [...(rows?.leftTags ?? []), ...tagsOf(changed, rows)]
  const changes: NoteChange[] = []
  for (const one of changed) {
    const reviewed = await reviewNote(db, project.id, one)
    if (!reviewed.ok) return reviewed
    changes.push(noteChange(one, reviewed.value))
  }
  const tables = found.tables.map(({ name, path, sizeBytes }) => ({ name, path, sizeBytes }))
  const read = new Set(rows?.tables)
  const unread = found.manifest === null ? tables.filter(({ path }) => !read.has(path)) : []
  const updated = new Set(changed.map(({ draft }) => fileOf(draft)))
  const duplicates = [...found.duplicates, ...(rows?.duplicates ?? [])].filter(({ file }) => !updated.has(file))
  const table = async (path: string) => {
    const file = found.tables.find((one) => one.path === path)
    return file === undefined ? fail('file-unreadable', {}, { file: path }) : file.load()
  }
  return ok({
    projectId: project.id,
    keepSources,
    drafts,
    changed,
    applied,
    preview: {
      items: drafts.map(previewItem),
      changed: changes,
      known: found.known.filter((draft) => !updated.has(fileOf(draft))).map(previewItemOfKnown),
      duplicates,
      refused: [
        ...found.refused,
        ...(rows?.refused ?? []),
        ...unread.map(({ path }) => problem('file-is-table', {}, { file: path })),
      ],
      skippedCount: found.skippedCount,
      directories: found.directories,
      tables,
      manifest: applied === null ? null : manifestPreview(applied),
      ...marksPreview(drafts, project),
      tags: {
        sources: placed.sources,
        problems: [...found.tags.problems, ...tagged.problems, ...leftTags, ...placed.problems],
      },
      keepSources,
    },
    withManifest: (manifest) => staged({ ...found, manifest }),
    async withNoteTables(noteTables, onProgress) {
      if (noteTables.length === 0) return staged({ ...found, rows: null })
      const { salt, stored } = found
      const made = await readNoteRows({ db, salt, known: stored, tables: noteTables, open: table, onProgress })
      return made.ok ? staged({ ...found, rows: made.value }) : made
    },
    async withEncoding(readAs) {
      const chosen = new Set([...found.chosen, ...readAs.files])
      const [reread, known] = [await readNotesAs(db, found.drafts, readAs), await readNotesAs(db, found.known, readAs)]
      if (!reread.ok) return reread
      return known.ok ? staged({ ...found, drafts: reread.value, known: known.value, chosen }) : known
    },
    withCounting: (source, counting) =>
      staged({ ...found, countings: new Map([...found.countings, [source, counting] as const]) }),
    asNew: (files) => staged({ ...found, isNew: new Set([...isNew, ...files]) }),
    async review(index) {
      const one = changed[index]
      return one === undefined ? fail('import-files-gone') : reviewNote(db, project.id, one)
    },
    table,
  })
}

function previewItemOfKnown({ files, facts }: StoredDraft): ImportPreview['known'][number] {
  return { file: files[0] ?? '', encoding: String(facts.encoding?.value ?? '') }
}

/** `tags-known-note` for rows with tags whose notes the project has in another version: what comes in is the text. */
function tagsOf(changed: readonly ChangedNote[], rows: NoteRows | null): readonly Problem[] {
  const files = new Set(changed.flatMap(({ draft }) => draft.files))
  return (rows?.entries ?? []).flatMap(({ file, spans = [] }) => {
    const [first] = spans
    return first === undefined || !files.has(file)
      ? []
      : [problem('tags-known-note', { count: spans.length }, first.place)]
  })
}

/** Lays over drafts what tables say of files, and what the rows of notes say of themselves. */
function appliedTo(fresh: readonly StoredDraft[], { manifest, rows }: Found): AppliedManifest | null {
  if (rows === null) return manifest === null ? null : applyManifest(fresh, manifest)
  const present = new Set(fresh.flatMap(({ files }) => files))
  const entries = rows.entries.filter(({ file }) => present.has(file))
  const applied = applyManifest(fresh, {
    entries: [...(manifest?.entries ?? []), ...entries],
    problems: [...(manifest?.problems ?? []), ...rows.notices],
  })
  // Files beside a table of notes are not spoken of by any table, and need not be.
  return manifest === null ? { ...applied, unmatchedFiles: [] } : applied
}
