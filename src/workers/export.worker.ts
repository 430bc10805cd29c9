import { expose } from 'comlink'
import { exportFormats } from '../app/composition.ts'
import type { NamedFile } from '../contracts/export-format.ts'
import type { CaseBundle, ProjectReader } from '../domain/records/case-bundle.ts'
import { exportView } from '../interchange/export-view.ts'
import { LossCount } from '../interchange/losses.ts'
import { selectionOf } from '../interchange/selection.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { blobReader } from '../persistence/blobs.ts'
import { openDatabase } from '../persistence/database.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { readProject } from '../persistence/read-project.ts'
import { storageProblem } from '../persistence/storage-problem.ts'
import { checkOffsets } from './check-offsets.ts'
import type { ExportProgress, ExportResult } from './export-result.ts'
import { namedFileOf, openExportSink } from './export-sink.ts'
import { regionValuesFrom } from './region-values.ts'

type OnProgress = (progress: ExportProgress) => void

/** The reader, telling how far it has come. */
function watched(project: ProjectReader, phase: ExportProgress['phase'], onProgress: OnProgress): ProjectReader {
  async function* cases(): AsyncGenerator<CaseBundle> {
    let doneCases = 0
    for await (const bundle of project.cases()) {
      yield bundle
      doneCases += 1
      if (doneCases % 50 === 0) onProgress({ phase, doneCases, totalCases: project.caseCount })
    }
  }
  return { ...project, cases }
}

async function runExport(
  projectId: string,
  formatId: string,
  rawOptions: unknown,
  exportId: string,
  onProgress: OnProgress,
): Promise<Result<ExportResult>> {
  const format = exportFormats.get(formatId)
  if (format === undefined) return fail('format-unknown', { formatId })
  const options = format.parseOptions(rawOptions)
  if (!options.ok) return options
  const stored = await readProject(openDatabase(), projectId)
  if (!stored.ok) return stored
  const project: ProjectReader = { ...stored.value, regionValues: regionValuesFrom(blobReader(openDatabase())) }
  // What is wrong in the project would be written, and read back, as wrong as it is. What stays out holds nothing up.
  const selection = { ...selectionOf(options.value), pseudonymous: false }
  const chosen = await exportView(watched(project, 'offsets', onProgress), selection)
  const wrong = await checkOffsets(chosen, blobReader(openDatabase()))
  if (wrong.length > 0) return ok({ files: [], losses: [], readBack: { counts: {}, problems: wrong } })
  const sink = await openExportSink(installPrefix(), exportId)
  const files: { name: string; blob: Blob }[] = []
  const written: NamedFile[] = []
  const losses = new LossCount()
  for await (const out of format.write(watched(project, 'writing', onProgress), options.value)) {
    if ('loss' in out) {
      losses.add(out)
    } else {
      const blob = await sink.write(out.file, out.body)
      files.push({ name: out.file, blob })
      written.push(namedFileOf(out.file, out.mediaType, blob))
    }
  }
  const readBack = await format.readBack(written, watched(project, 'checking', onProgress), options.value)
  return ok({ files, losses: losses.rows(), readBack })
}

const worker = {
  async runExport(projectId: string, formatId: string, options: unknown, exportId: string, onProgress: OnProgress) {
    try {
      return await runExport(projectId, formatId, options, exportId, onProgress)
    } catch (error) {
      return { ok: false, error: storageProblem(error) } satisfies Result<ExportResult>
    }
  },
}
export type ExportWorker = typeof worker

expose(worker)
