import type { Modality } from '../../contracts/modality.ts'
import type { Env } from '../../domain/env.ts'
import { ctFiles, type DemoFile, demoFiles } from '../../imaging/demo/demo-files.ts'
import type { DemoReading } from '../../imaging/demo/readings.ts'
import type { Result } from '../../lib/result.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { whileStoringBlobs } from '../../persistence/orphan-blobs.ts'
import { readProjectRow } from '../../persistence/project-row.ts'
import { commitImport } from '../commit-import.ts'
import type { ImportProgress, ImportReport } from '../import-report.ts'
import { sourceFileFromBytes } from '../source-files.ts'
import { type StagedImport, stageImport } from '../stage-import.ts'
import { demoPartCount, type MadePart, makeDemo } from './make-demo.ts'
import { readingAdditions } from './reading-additions.ts'

export interface DemoInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly onProgress: (progress: ImportProgress) => void
}

/** A part of the demo whose files are stored. */
interface StoredPart {
  readonly index: number
  readonly staged: StagedImport
  readonly patient: string
  readonly readings: readonly DemoReading[]
}

/**
 * Makes the demonstration cases and imports them as files would be: the same reading, stripping and storing, each case while the next are
 * made, and then all of them in one batch. What the demo readers say of some of them comes with it.
 */
export async function importDemo(input: DemoInput): Promise<Result<ImportReport>> {
  const { db, env, projectId, onProgress } = input
  const project = await readProjectRow(db, projectId)
  if (!project.ok) return project
  return whileStoringBlobs(db, async () => {
    const parts: StoredPart[] = []
    const tell = () => onProgress({ phase: 'making', done: parts.length, total: demoPartCount })
    tell()
    for await (const part of makeDemo()) {
      const stored = await storePart(input, part)
      if (!stored.ok) return stored
      parts.push(stored.value)
      tell()
    }
    parts.sort((a, b) => a.index - b.index)
    const [first] = parts
    if (first === undefined) throw new Error('the demo has no cases')
    const { staged, cases } = together(parts, first.staged)
    const additions = readingAdditions(
      parts.map(({ readings }) => readings),
      project.value,
      env,
    )
    return commitImport({ db, env, staged, choice: { cases, newLabels: [] }, additions, onProgress })
  })
}

async function storePart(input: DemoInput, part: MadePart): Promise<Result<StoredPart>> {
  const files = filesOf(part)
  const sources = files.map(({ name, bytes }) => sourceFileFromBytes(name, bytes))
  const found = await stageImport({ ...input, files: sources, manifest: null, onProgress: () => {} })
  if (!found.ok) return found
  const titles = new Map(files.map(({ name, title }) => [name, title]))
  const drafts = found.value.drafts.map((draft) => ({ ...draft, name: titles.get(draft.files[0] ?? '') ?? draft.name }))
  // The demo knows which files belong together, and their order: its notes have names of their own. Of a series the first file stands for all.
  const placeOf = new Map(files.map(({ name }, place) => [name, place]))
  drafts.sort(({ files: [a = ''] }, { files: [b = ''] }) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0))
  const readings = part.kind === 'case' ? part.made.readings : []
  const staged = { ...found.value, drafts }
  return { ok: true, value: { index: part.index, staged, patient: part.made.patientKeySource, readings } }
}

function filesOf(part: MadePart): readonly DemoFile[] {
  return part.kind === 'case' ? demoFiles(part.index, part.made) : ctFiles(part.made)
}

/** What was stored part by part as one import, a case a part. @param first one of the parts */
function together(parts: readonly StoredPart[], first: StagedImport) {
  const previews = parts.map(({ staged }) => staged.preview)
  const staged: StagedImport = {
    ...first,
    drafts: parts.flatMap(({ staged: { drafts } }) => drafts),
    preview: {
      ...first.preview,
      refused: previews.flatMap(({ refused }) => refused),
      duplicates: previews.flatMap(({ duplicates }) => duplicates),
    },
  }
  let from = 0
  const cases = parts.map(({ patient, staged: { drafts } }) => {
    const items = drafts.map((_, index) => from + index)
    from += drafts.length
    return { items, patient }
  })
  return { staged, cases }
}
