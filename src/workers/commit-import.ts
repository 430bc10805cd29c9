import type { Env } from '../domain/env.ts'
import { fail, ok, type Problem, type Result } from '../lib/result.ts'
import { type Batch, type BatchStep, runBatch } from '../persistence/batches.ts'
import { knownBlobs } from '../persistence/blobs.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { readProjectRow } from '../persistence/project-row.ts'
import { projectSalt } from '../persistence/projects.ts'
import { type CaseAdditions, caseSteps } from './case-steps.ts'
import type { ImportChoice } from './import-preview.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import { importLabels } from './manifest/import-labels.ts'
import { updateNotes } from './notes/update-notes.ts'
import type { StagedImport } from './stage-import.ts'

export interface CommitInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly staged: StagedImport
  readonly choice: ImportChoice
  readonly additions?: CaseAdditions
  readonly onProgress: (progress: ImportProgress) => void
}

/** Cases written to the log at a time. */
const casesAtOnce = 100

/** Blobs looked for at a time. */
const blobsAtOnce = 2000

/**
 * Second phase: brings the chosen cases into the project, and the changed notes up to date, all of it, or, when it fails or is cut off,
 * nothing. The notes are a batch of their own, which becomes visible with the other one: taking the update back leaves the new cases,
 * which may have been worked on, where they are. Fails with `import-rule-changed` and `import-files-gone` where the project or the store is no longer what it was at the first phase.
 */
export async function commitImport({
  db,
  env,
  staged,
  choice,
  additions,
  onProgress,
}: CommitInput): Promise<Result<ImportReport>> {
  const { projectId, drafts, applied, preview, keepSources } = staged
  const project = await readProjectRow(db, projectId)
  if (!project.ok) return project
  const salt = await projectSalt(db, projectId)
  if (salt === undefined) return fail('project-missing', { projectId })
  if ((project.value.rules.keepSources === true) !== keepSources) return fail('import-rule-changed')
  const chosen = choice.cases.flatMap(({ items }) => items.flatMap((index) => drafts[index] ?? []))
  const blobs = [...new Set(chosen.flatMap(({ parts }) => parts.map(({ blob }) => blob)))]
  for (let from = 0; from < blobs.length; from += blobsAtOnce) {
    const some = blobs.slice(from, from + blobsAtOnce)
    if ((await knownBlobs(db, some)).length < some.length) return fail('import-files-gone')
  }
  const marks = chosen.flatMap((draft) => draft.marks)
  const labels = importLabels(project.value, marks, choice.newLabels, env)
  const problems: Problem[] = [...preview.refused, ...(applied?.problems ?? []), ...preview.tags.problems]
  const onProblem = (found: Problem) => problems.push(found)
  const cases = choice.cases.filter(({ items }) => items.length > 0)
  const steps = caseSteps({
    db,
    env,
    project: project.value,
    salt,
    keepSources,
    drafts,
    cases,
    labels,
    additions: additions ?? null,
    onProblem,
  })
  const first = [...labels.patches, ...(additions?.first ?? [])]
  const importCases = (updates?: Batch): Promise<Result<void>> =>
    runBatch(db, env, projectId, { command: 'case.import', origin: 'import' }, async (batch) => {
      if (first.length > 0) {
        const appended = await batch.append([{ caseId: null, patches: first }])
        if (!appended.ok) return appended
      }
      const appended = await writeCases(batch, steps, (done) =>
        onProgress({ phase: 'writing', done, total: cases.length }),
      )
      return appended.ok ? batch.commit(updates) : appended
    })
  const choices = choice.changes ?? []
  const updateAndImport = (): Promise<Result<void>> =>
    runBatch(db, env, projectId, { command: 'note.update', origin: 'import' }, async (batch) => {
      const updated = await updateNotes(batch, { db, env, projectId, changed: staged.changed, choices, onProgress })
      if (!updated.ok) return updated
      return cases.length > 0 ? importCases(batch) : batch.commit()
    })
  if (choices.length > 0 || cases.length > 0) {
    const written = await (choices.length > 0 ? updateAndImport() : importCases())
    if (!written.ok) return written
  }
  return ok({
    cases: cases.length,
    items: chosen.length,
    annotations: marks.filter(({ label }) => labels.find(label) !== undefined).length,
    ...(choices.length === 0 ? {} : { updated: choices.length }),
    duplicates: preview.duplicates.map(({ file }) => file),
    unmatchedFiles: applied?.unmatchedFiles ?? [],
    droppedValues: applied?.droppedValues ?? 0,
    problems,
    warnings: chosen.flatMap(({ warnings }) => warnings),
  })
}

async function writeCases(
  batch: Batch,
  steps: AsyncGenerator<BatchStep>,
  onDone: (done: number) => void,
): Promise<Result<void>> {
  let chunk: BatchStep[] = []
  let done = 0
  const write = async (): Promise<Result<void>> => {
    if (chunk.length === 0) return ok()
    const appended = await batch.append(chunk)
    done += chunk.length
    chunk = []
    onDone(done)
    return appended
  }
  for await (const step of steps) {
    chunk.push(step)
    if (chunk.length < casesAtOnce) continue
    const written = await write()
    if (!written.ok) return written
  }
  return write()
}
