import { expose } from 'comlink'
import { importFormats, modalities } from '../app/composition.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import { demoFiles } from '../imaging/demo/demo-files.ts'
import type { Result } from '../lib/result.ts'
import { environment } from '../persistence/annotators.ts'
import { openDatabase } from '../persistence/database.ts'
import { storageProblem } from '../persistence/storage-problem.ts'
import { type ConfirmMerge, importDataset } from './import-dataset.ts'
import { importFiles } from './import-files.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import { sourceFileFromBytes, sourceFileOf } from './source-files.ts'

type OnProgress = (progress: ImportProgress) => void

/** Below this an import format is not asked to read: a note that happens to be JSON is a note. */
const recognitionThreshold = 0.5

async function run(
  projectId: string,
  annotatorId: string,
  files: readonly SourceFile[],
  onProgress: OnProgress,
  confirmMerge: ConfirmMerge,
): Promise<Result<ImportReport>> {
  try {
    const db = openDatabase()
    const env = await environment(db, annotatorId)
    for (const format of importFormats.all) {
      if ((await format.recognise(files)) >= recognitionThreshold) {
        return await importDataset({ db, env, projectId, format, files, onProgress, confirmMerge })
      }
    }
    return await importFiles({ db, env, projectId, modalities: modalities.all, files, onProgress })
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

const worker = {
  importFiles: (
    projectId: string,
    annotatorId: string,
    files: readonly File[],
    onProgress: OnProgress,
    confirmMerge: ConfirmMerge,
  ) => run(projectId, annotatorId, files.map(sourceFileOf), onProgress, confirmMerge),

  async importDemo(projectId: string, annotatorId: string, onProgress: OnProgress) {
    const files: SourceFile[] = []
    for await (const { name, bytes, done, total } of demoFiles()) {
      files.push(sourceFileFromBytes(name, bytes))
      onProgress({ phase: 'making', done, total })
    }
    return run(projectId, annotatorId, files, onProgress, async () => false)
  },
}
export type ImportWorker = typeof worker

expose(worker)
