import type { Modality } from '../contracts/modality.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Env } from '../domain/env.ts'
import type { Result } from '../lib/result.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { whileStoringBlobs } from '../persistence/orphan-blobs.ts'
import { commitImport } from './commit-import.ts'
import { groupCases, patientOfCase, stemKeysOf } from './group-cases.ts'
import type { ChosenCase, PreviewItem } from './import-preview.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import { stageImport } from './stage-import.ts'

export interface ImportInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly files: readonly SourceFile[]
  readonly onProgress: (progress: ImportProgress) => void
}

/** Both phases of an import in one, grouped as the preview would at first: for files that are the app's own. */
export function importFiles(input: ImportInput): Promise<Result<ImportReport>> {
  const { db, env, onProgress } = input
  return whileStoringBlobs(db, async () => {
    const staged = await stageImport({ ...input, manifest: null })
    if (!staged.ok) return staged
    const choice = { cases: casesOf(staged.value.preview.items), newLabels: [] }
    return commitImport({ db, env, staged: staged.value, choice, onProgress })
  })
}

function casesOf(items: readonly PreviewItem[]): ChosenCase[] {
  const stemKeys = stemKeysOf(items)
  return groupCases(items).map((group) => ({ ...group, patient: patientOfCase(items, stemKeys, group) }))
}
