import type { Manifest } from '../contracts/manifest.ts'
import type { Modality } from '../contracts/modality.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Project } from '../domain/records/project.ts'
import { fail, ok, type Problem, problem, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { readProjectRow } from '../persistence/project-row.ts'
import { type CollectedDrafts, collectDrafts } from './collect-drafts.ts'
import { gatherFiles } from './gather-files.ts'
import type { ImportPreview, ManifestPreview, PreviewItem } from './import-preview.ts'
import type { ImportProgress } from './import-report.ts'
import { joinDrafts } from './join-drafts.ts'
import { type AppliedManifest, applyManifest, type StagedDraft, withoutManifest } from './manifest/apply-manifest.ts'

export interface StageInput {
  readonly db: GlossaDatabase
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly files: readonly SourceFile[]
  readonly manifest: Manifest | null
  readonly onProgress: (progress: ImportProgress) => void
}

/** Files read, their bytes stored, nothing of them in the project: what the first phase of an import leaves to the second. */
export interface StagedImport {
  readonly projectId: string
  readonly keepSources: boolean
  readonly drafts: readonly StagedDraft[]
  readonly applied: AppliedManifest | null
  readonly preview: ImportPreview
  /** The same files under another manifest, or none. */
  withManifest(manifest: Manifest | null): StagedImport
  /** Bytes of a table of the import. */
  table(path: string): Promise<Result<SourceFile>>
}

/** First phase: reads files, stores what they hold, and says what could be imported. Run it while blobs are held (`holdBlobs`). */
export async function stageImport(input: StageInput): Promise<Result<StagedImport>> {
  const { db, projectId, modalities, onProgress } = input
  const project = await readProjectRow(db, projectId)
  if (!project.ok) return project
  const keepSources = project.value.rules.keepSources === true
  const { files, problems, skippedCount } = await gatherFiles(input.files)
  const collected = await collectDrafts({ db, projectId, modalities, files, keepSources, onProgress })
  if (!collected.ok) return collected
  const refused = [...problems, ...collected.value.problems]
  const drafts = joinDrafts(collected.value.drafts, modalities)
  return ok(
    staged({ project: project.value, keepSources, refused, skippedCount, ...collected.value, drafts }, input.manifest),
  )
}

interface Found extends CollectedDrafts {
  readonly project: Project
  readonly keepSources: boolean
  readonly refused: readonly Problem[]
  readonly skippedCount: number
}

function staged(found: Found, manifest: Manifest | null): StagedImport {
  const { project, keepSources, skippedCount, duplicates, directories } = found
  const applied = manifest === null ? null : applyManifest(found.drafts, manifest)
  const drafts = applied?.drafts ?? withoutManifest(found.drafts)
  const tables = found.tables.map(({ name, path, sizeBytes }) => ({ name, path, sizeBytes }))
  const unread = manifest === null ? tables.map(({ path }) => problem('file-is-table', {}, { file: path })) : []
  return {
    projectId: project.id,
    keepSources,
    drafts,
    applied,
    preview: {
      items: drafts.map(previewItem),
      duplicates,
      refused: [...found.refused, ...unread],
      skippedCount,
      directories,
      tables,
      manifest: applied === null ? null : manifestPreview(applied, project),
      keepSources,
    },
    withManifest: (other) => staged(found, other),
    async table(path) {
      const file = found.tables.find((table) => table.path === path)
      return file === undefined ? fail('file-unreadable', {}, { file: path }) : file.load()
    },
  }
}

function previewItem(draft: StagedDraft): PreviewItem {
  const { modality, name, files, parts, source, facts, sizeBytes, warnings, patient, study, marks, group } = draft
  const [width, height] = [facts.columns?.value, facts.rows?.value]
  const path = files[0] ?? ''
  return {
    modality,
    name,
    files,
    system: source.system,
    sizePx: typeof width === 'number' && typeof height === 'number' ? { width, height } : null,
    frames: parts.reduce((sum, { frames }) => sum + frames, 0),
    sizeBytes,
    warnings,
    markCount: marks.length,
    patient,
    study,
    stem: group.stem,
    folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
  }
}

function manifestPreview(applied: AppliedManifest, { labelSet }: Project): ManifestPreview {
  const { matchedCount, problems, unmatchedFiles, droppedValues, droppedColumns, drafts } = applied
  const known = new Set(labelSet.labels.map(({ name }) => name.trim().toLowerCase()))
  const newLabels = new Map<string, string>()
  let markCount = 0
  for (const { marks } of drafts) {
    markCount += marks.length
    for (const { label } of marks) {
      const key = label.trim().toLowerCase()
      if (!known.has(key) && !newLabels.has(key)) newLabels.set(key, label.trim())
    }
  }
  return {
    matchedCount,
    problems,
    unmatchedFiles,
    droppedValues,
    droppedColumns,
    markCount,
    newLabels: [...newLabels.values()],
  }
}
