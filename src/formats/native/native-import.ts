import type { Draft, ImportFormat } from '../../contracts/import-format.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import {
  type Annotator,
  annotatorSchema,
  type Patient,
  type Project,
  patientSchema,
  projectSchema,
} from '../../domain/records/project.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { readJsonStream } from '../../lib/json-stream.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { DatasetCheck } from './dataset-check.ts'
import { datasetSchemaName } from './dataset-schema.ts'
import { isValid } from './is-valid.ts'

/** The file was there when it was picked and cannot be read now. */
class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

const readBytes = 1 << 20
/** Looked at to recognise a file, at either end: members may have been sorted by another program. */
const recognisedBytes = 65_536

const schemaMember = /"schema"\s*:\s*"urn:glossa:dataset:\d+"/

/** Reads what `nativeExport` writes; keeps members it does not know. */
export const nativeImport: ImportFormat = {
  id: 'native',
  label: 'Glossa dataset (annotations.json)',
  spec: datasetSchemaName,

  async recognise(files) {
    const [file, ...others] = files
    if (file === undefined || others.length > 0) return 0
    try {
      const first = textOf(await file.bytes(0, recognisedBytes))
      if (!/^\ufeff?\s*\{/.test(first)) return 0
      const last = textOf(await file.bytes(Math.max(0, file.sizeBytes - recognisedBytes), file.sizeBytes))
      return schemaMember.test(first) || schemaMember.test(last) ? 1 : 0
    } catch {
      // Gone since it was picked: whoever reads the files of an import says so of each.
      return 0
    }
  },

  async *read(files, signal) {
    for (const file of files) {
      for await (const found of readDataset(file, signal)) yield 'code' in found ? { ...found, file: file.name } : found
    }
  },
}

function textOf(bytes: Bytes): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/**
 * Reads the file twice, the first time only until the project and its people are known: they must be handed over before the first
 * case, and a program that sorts members puts them after it.
 */
async function* readDataset(file: SourceFile, signal: AbortSignal): AsyncGenerator<Draft | Problem> {
  try {
    const { project, annotators, patients } = await readPeople(file, signal)
    if (project !== undefined) yield { draft: 'project', project }
    for (const annotator of annotators) yield { draft: 'annotator', annotator }
    for (const patient of patients) yield { draft: 'patient', patient }
    const check = new DatasetCheck()
    for await (const part of readJsonStream(chunksOf(file, signal))) {
      if ('code' in part) return yield part
      const { problems, bundle } = check.take(part)
      yield* problems
      if (check.isForeign) return
      if (bundle !== undefined) yield { draft: 'case', bundle }
    }
    yield* check.finish()
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    yield problem('file-unreadable', { reason: error.message })
  }
}

interface People {
  project: Project | undefined
  readonly annotators: Annotator[]
  readonly patients: Patient[]
}

/** What of it is valid; what is not, the second reading tells. */
async function readPeople(file: SourceFile, signal: AbortSignal): Promise<People> {
  const people: People = { project: undefined, annotators: [], patients: [] }
  const awaited = new Set(['project', 'annotators', 'patients'])
  for await (const part of readJsonStream(chunksOf(file, signal))) {
    if ('code' in part) break
    if (part.part !== 'element' && awaited.size === 0) break
    awaited.delete(part.key)
    if (part.part === 'array') continue
    if (part.key === 'project' && isValid(projectSchema, part.value)) people.project = part.value
    if (part.key === 'annotators' && isValid(annotatorSchema, part.value)) people.annotators.push(part.value)
    if (part.key === 'patients' && isValid(patientSchema, part.value)) people.patients.push(part.value)
  }
  return people
}

async function* chunksOf(file: SourceFile, signal: AbortSignal): AsyncGenerator<Bytes> {
  for (let at = 0; at < file.sizeBytes; at += readBytes) {
    signal.throwIfAborted()
    yield await file.bytes(at, Math.min(at + readBytes, file.sizeBytes)).catch((error: unknown) => {
      throw new UnreadableFile(error instanceof Error ? error.message : String(error))
    })
  }
}
