import type { Modality } from '../../contracts/modality.ts'
import type { Env } from '../../domain/env.ts'
import { ctFiles, demoFiles } from '../../imaging/demo/demo-files.ts'
import type { Result } from '../../lib/result.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { whileStoringBlobs } from '../../persistence/orphan-blobs.ts'
import { readProjectRow } from '../../persistence/project-row.ts'
import { commitImport } from '../commit-import.ts'
import type { ImportProgress, ImportReport } from '../import-report.ts'
import { sourceFileFromBytes } from '../source-files.ts'
import { stageImport } from '../stage-import.ts'
import { makeDemo } from './make-demo.ts'
import { readingAdditions } from './reading-additions.ts'

export interface DemoInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly onProgress: (progress: ImportProgress) => void
}

/**
 * Makes the demonstration cases and imports them as files would be, in one batch: the same reading, stripping and storing. What the demo
 * readers say of some of them comes with it.
 */
export async function importDemo(input: DemoInput): Promise<Result<ImportReport>> {
  const { db, env, projectId, onProgress } = input
  const project = await readProjectRow(db, projectId)
  if (!project.ok) return project
  const { cases: made, ct } = await makeDemo((done, total) => onProgress({ phase: 'making', done, total }))
  const filesOfCases = [...made.map((one, index) => demoFiles(index, one)), ctFiles(ct)]
  const patients = [...made, ct].map(({ patientKeySource }) => patientKeySource)
  const files = filesOfCases.flat()
  const titles = new Map(files.map(({ name, title }) => [name, title]))
  return whileStoringBlobs(db, async () => {
    const sources = files.map(({ name, bytes }) => sourceFileFromBytes(name, bytes))
    const found = await stageImport({ ...input, files: sources, manifest: null })
    if (!found.ok) return found
    const drafts = found.value.drafts.map((draft) => ({
      ...draft,
      name: titles.get(draft.files[0] ?? '') ?? draft.name,
    }))
    // The demo knows which files belong together: its notes have names of their own.
    const placeOf = new Map(drafts.map(({ files: [file = ''] }, place) => [file, place]))
    // Of a series the first file stands for all.
    const cases = filesOfCases.map((own, index) => ({
      items: own.flatMap(({ name }) => placeOf.get(name) ?? []),
      patient: patients[index] ?? '',
    }))
    const additions = readingAdditions(
      made.map(({ readings }) => readings),
      project.value,
      env,
    )
    const staged = { ...found.value, drafts }
    return commitImport({ db, env, staged, choice: { cases, newLabels: [] }, additions, onProgress })
  })
}
