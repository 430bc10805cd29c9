import type { ImportFormat } from '../contracts/import-format.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Env } from '../domain/env.ts'
import type { MergeBase } from '../interchange/merge/merge-base.ts'
import { DatasetMerge, type MergeStep } from '../interchange/merge/merge-dataset.ts'
import type { MergePreview } from '../interchange/merge/merge-tally.ts'
import { fail, ok, type Problem, type Result } from '../lib/result.ts'
import { type Batch, runBatch } from '../persistence/batches.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import { storedMergeBase } from './stored-merge-base.ts'

/** Asks the person at work whether a merge shall be made. */
export type ConfirmMerge = (preview: MergePreview) => Promise<boolean>

export interface DatasetImportInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly format: ImportFormat
  readonly files: readonly SourceFile[]
  readonly onProgress: (progress: ImportProgress) => void
  readonly confirmMerge: ConfirmMerge
}

const stepsAtOnce = 20
const nothingLeftOut = { duplicates: [], unmatchedFiles: [], droppedValues: 0, warnings: [] }

/**
 * Brings an exported dataset into a project as one batch. An empty project gets the same records with their ids, authors and times;
 * the label set, guideline and terminologies become its own. Into a project with cases the dataset is merged (see `DatasetMerge`):
 * what would be done is counted and asked for before anything is written, and where there is nothing to do, nothing is written at all.
 * Any problem in the file refuses the whole of it: half a dataset looks whole. Fails with `cancelled` where the answer is no.
 */
export async function importDataset(input: DatasetImportInput): Promise<Result<ImportReport>> {
  const base = await storedMergeBase(input.db, input.projectId)
  if (!base.ok) return base
  if (!base.value.isEmpty) {
    const planned = new DatasetMerge(base.value)
    const problems = await eachStep(input, planned, 'reading', async () => ok())
    if (!problems.ok) return problems
    if (problems.value.length > 0) return ok(refused(problems.value))
    const preview = planned.tally.preview()
    if (!preview.hasChanges) return ok(reportOf(preview, true))
    if (!(await input.confirmMerge(preview))) return fail('cancelled')
  }
  return write(input, base.value)
}

async function write(input: DatasetImportInput, base: MergeBase): Promise<Result<ImportReport>> {
  const { db, env, projectId } = input
  const merge = new DatasetMerge(base)
  let problems: readonly Problem[] = []
  const kind = base.isEmpty
    ? ({ command: 'dataset.import', origin: 'import' } as const)
    : ({ command: 'dataset.merge', origin: 'merge' } as const)
  const written = await runBatch(db, env, projectId, kind, async (batch) => {
    const found = await eachStep(input, merge, 'writing', chunked(batch))
    if (!found.ok) return found
    problems = found.value
    return problems.length > 0 ? ok() : batch.commit()
  })
  if (!written.ok) return written
  return ok(problems.length > 0 ? refused(problems) : reportOf(merge.tally.preview(), !base.isEmpty))
}

/** Appends steps some at a time; given null, the rest. */
function chunked(batch: Batch): (step: MergeStep | null) => Promise<Result<void>> {
  let waiting: MergeStep[] = []
  return async (step) => {
    if (step !== null) waiting.push(step)
    if (waiting.length === 0 || (step !== null && waiting.length < stepsAtOnce)) return ok()
    const steps = waiting
    waiting = []
    return batch.append(steps)
  }
}

/** Reads the dataset to its end. @returns what is wrong with it */
async function eachStep(
  { format, files, onProgress }: DatasetImportInput,
  merge: DatasetMerge,
  phase: ImportProgress['phase'],
  take: (step: MergeStep | null) => Promise<Result<void>>,
): Promise<Result<readonly Problem[]>> {
  const problems: Problem[] = []
  let cases = 0
  for await (const draft of format.read(files, new AbortController().signal)) {
    if ('code' in draft) {
      problems.push(draft)
      continue
    }
    for (const step of await merge.take(draft)) {
      const taken = await take(step)
      if (!taken.ok) return taken
    }
    if (draft.draft === 'case') cases += 1
    if (draft.draft === 'case' && cases % stepsAtOnce === 0) onProgress({ phase, done: cases, total: 0 })
  }
  for (const step of [...merge.finish(), null]) {
    const taken = await take(step)
    if (!taken.ok) return taken
  }
  return ok(problems)
}

function refused(problems: readonly Problem[]): ImportReport {
  return { ...nothingLeftOut, cases: 0, items: 0, annotations: 0, problems }
}

function reportOf(done: MergePreview, isMerge: boolean): ImportReport {
  const { fates } = done
  return {
    cases: fates.case.added,
    items: fates.item.added,
    annotations: fates.annotation.added,
    ...nothingLeftOut,
    problems: [],
    ...(isMerge ? { merge: done } : {}),
  }
}
