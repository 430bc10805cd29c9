import type { Draft, ImportFormat } from '../contracts/import-format.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import { projectOf } from '../domain/commands/project-commands.ts'
import { setFields } from '../domain/commands/set-fields.ts'
import type { Env } from '../domain/env.ts'
import type { Patch } from '../domain/log/patch.ts'
import { stateOf } from '../domain/log/record-state.ts'
import type { CaseBundle } from '../domain/records/case-bundle.ts'
import { fail, ok, type Problem, problem, type Result } from '../lib/result.ts'
import { type Batch, type BatchStep, runBatch } from '../persistence/batches.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { parseRows } from '../persistence/read-rows.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'

export interface DatasetImportInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly format: ImportFormat
  readonly files: readonly SourceFile[]
  readonly onProgress: (progress: ImportProgress) => void
}

const casesAtOnce = 20
const nothingLeftOut = { duplicates: [], unmatchedFiles: [], droppedValues: 0, warnings: [] }

/**
 * Brings an exported dataset into an empty project as one batch: the same records with their ids, authors and times; the label set,
 * guideline and terminologies become the project's. Any problem in the file refuses the whole of it: half a dataset looks whole.
 */
export async function importDataset(input: DatasetImportInput): Promise<Result<ImportReport>> {
  const { db, env, projectId, files } = input
  const file = files[0]?.name ?? ''
  if ((await db.summaries.where(':id').between([projectId], [projectId, []]).count()) > 0) {
    return ok(refused([problem('import-needs-empty-project', {}, { file })]))
  }
  const problems: Problem[] = []
  const counts = { cases: 0, items: 0, annotations: 0 }
  const imported = await runBatch(
    db,
    env,
    projectId,
    { command: 'dataset.import', origin: 'import' },
    async (batch) => {
      const written = await writeDrafts(input, batch, problems, counts)
      if (!written.ok || problems.length > 0) return written
      return batch.commit()
    },
  )
  if (!imported.ok) return imported
  return ok(problems.length > 0 ? refused(problems) : { ...nothingLeftOut, ...counts, problems: [] })
}

function refused(problems: readonly Problem[]): ImportReport {
  return { ...nothingLeftOut, cases: 0, items: 0, annotations: 0, problems }
}

async function writeDrafts(
  { db, projectId, format, files, onProgress }: DatasetImportInput,
  batch: Batch,
  problems: Problem[],
  counts: { cases: number; items: number; annotations: number },
): Promise<Result<void>> {
  let steps: BatchStep[] = []
  const findings = new Set<string>()
  for await (const draft of format.read(files, new AbortController().signal)) {
    if ('code' in draft) {
      problems.push(draft)
      continue
    }
    const step = await stepOf(db, projectId, draft, findings)
    if (!step.ok) return step
    if (step.value !== null) steps.push(step.value)
    if (draft.draft === 'case') {
      counts.cases += 1
      counts.items += draft.bundle.items.length
      counts.annotations += draft.bundle.annotations.length
    }
    if (steps.length >= casesAtOnce) {
      const appended = await batch.append(steps)
      if (!appended.ok) return appended
      steps = []
      onProgress({ phase: 'writing', done: counts.cases, total: 0 })
    }
  }
  return steps.length === 0 ? ok() : batch.append(steps)
}

async function stepOf(
  db: GlossaDatabase,
  projectId: string,
  draft: Draft,
  findings: Set<string>,
): Promise<Result<BatchStep | null>> {
  switch (draft.draft) {
    case 'project': {
      const rows = parseRows(
        'project',
        await db.records('project').where(':id').between([projectId], [projectId, []]).toArray(),
      )
      if (!rows.ok) return rows
      const present = projectOf(stateOf(rows.value))
      if (present === undefined) return fail('project-missing', { projectId })
      const { labelSet, guideline, terminologies } = draft.project
      const patches = setFields('project', present, {
        '/labelSet': labelSet,
        '/guideline': guideline,
        '/terminologies': terminologies,
      })
      return ok(patches.length === 0 ? null : { caseId: null, patches })
    }
    case 'annotator': {
      const isKnown = (await db.records('annotator').where(':id').equals([projectId, draft.annotator.id]).count()) > 0
      return ok(isKnown ? null : { caseId: null, patches: [{ op: 'add', kind: 'annotator', record: draft.annotator }] })
    }
    case 'patient':
      return ok({ caseId: null, patches: [{ op: 'add', kind: 'patient', record: draft.patient }] })
    case 'case':
      return ok({ caseId: draft.bundle.case.id, patches: casePatches(draft.bundle, projectId, findings) })
  }
}

/** @param findings ids added already: one finding may stand with several cases */
function casePatches(bundle: CaseBundle, projectId: string, findings: Set<string>): Patch[] {
  const fresh = bundle.findings.filter(({ id }) => !findings.has(id))
  for (const { id } of fresh) findings.add(id)
  return [
    { op: 'add', kind: 'case', record: { ...bundle.case, projectId } },
    ...bundle.items.map((record): Patch => ({ op: 'add', kind: 'item', record })),
    ...fresh.map((record): Patch => ({ op: 'add', kind: 'finding', record })),
    ...bundle.annotations.map((record): Patch => ({ op: 'add', kind: 'annotation', record })),
    ...bundle.relations.map((record): Patch => ({ op: 'add', kind: 'relation', record })),
    ...bundle.reviews.map((record): Patch => ({ op: 'add', kind: 'review', record })),
  ]
}
