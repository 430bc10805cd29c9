import type { Project } from '../domain/records/project.ts'
import type { ImportPreview, ManifestPreview, PreviewItem } from './import-preview.ts'
import type { AppliedManifest, StagedDraft } from './manifest/apply-manifest.ts'

/** What the preview shows of a draft. */
export function previewItem(draft: StagedDraft): PreviewItem {
  const { modality, name, files, parts, source, facts, sizeBytes, warnings, patient, study, marks, group } = draft
  const [width, height] = [facts.columns?.value, facts.rows?.value]
  const encoding = facts.encoding?.value
  const path = files[0] ?? ''
  return {
    modality,
    name,
    files,
    system: source.system,
    sizePx: typeof width === 'number' && typeof height === 'number' ? { width, height } : null,
    frames: parts.reduce((sum, { frames }) => sum + frames, 0),
    isText: typeof encoding === 'string',
    encoding: typeof encoding === 'string' && draft.isRow !== true ? encoding : null,
    sizeBytes,
    warnings,
    markCount: marks.length,
    patient,
    study,
    stem: group.stem,
    folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
  }
}

/** What came of the manifests in use, for the preview. */
export function manifestPreview(applied: AppliedManifest): ManifestPreview {
  const { matchedCount, problems, unmatchedFiles, droppedValues, droppedColumns } = applied
  return { matchedCount, problems, unmatchedFiles, droppedValues, droppedColumns }
}

/** How many marks drafts bring, and which labels the project lacks for them. */
export function marksPreview(
  drafts: readonly StagedDraft[],
  { labelSet }: Project,
): Pick<ImportPreview, 'markCount' | 'newLabels'> {
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
  return { markCount, newLabels: [...newLabels.values()] }
}
