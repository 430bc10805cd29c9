import type { SourceFile } from '../../contracts/source-file.ts'
import { utf8 } from '../../lib/bytes.ts'
import { readJsonStream } from '../../lib/json-stream.ts'
import { type Problem, problem } from '../../lib/result.ts'
import type { TextEncoding } from '../../lib/text-encoding.ts'
import { textChunks } from '../manifest/table-chunks.ts'
import type { RecordShape } from '../manifest/table-shape.ts'

/** A record of a file and the line it begins on, from 1. */
export interface JsonRecord {
  readonly line: number
  readonly value: unknown
}

/** A record longer than this (bytes) is no note. */
const longestRecord = 64 * 1024 * 1024

/**
 * The records of a JSON file, one after the other; never more of the file in memory than one record and the piece it lies in. Problems:
 * `record-not-json` for a line that is none (the others are read), and those of `readJsonStream`, which end the reading.
 */
export async function* jsonRecords(
  file: SourceFile,
  encoding: TextEncoding,
  layout: RecordShape['layout'],
  signal: AbortSignal,
): AsyncGenerator<JsonRecord | Problem> {
  if (layout === 'lines') yield* lineRecords(file, encoding, signal)
  else if (layout === 'array') yield* arrayRecords(file, encoding, signal)
  else yield* resourceRecords(file, encoding, signal)
}

async function* lineRecords(
  file: SourceFile,
  encoding: TextEncoding,
  signal: AbortSignal,
): AsyncGenerator<JsonRecord | Problem> {
  let rest = ''
  let line = 1
  for await (const chunk of textChunks(file, encoding, signal)) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) yield* lineRecord(text, line++, file.path)
  }
  yield* lineRecord(rest, line, file.path)
}

function* lineRecord(text: string, line: number, path: string): Generator<JsonRecord | Problem> {
  if (text.trim() === '') return
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    yield problem('record-not-json', {}, { file: path, line })
    return
  }
  yield { line, value }
}

/** An array is read as a member of an object, which is what `readJsonStream` takes apart. */
async function* arrayRecords(
  file: SourceFile,
  encoding: TextEncoding,
  signal: AbortSignal,
): AsyncGenerator<JsonRecord | Problem> {
  const options = { maxValueBytes: longestRecord }
  for await (const part of readJsonStream(wrapped(utf8Chunks(file, encoding, signal)), options)) {
    if ('code' in part) yield { ...part, file: file.path }
    else if (part.part === 'element') yield { line: part.line, value: part.value }
  }
}

async function* wrapped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield utf8('{"":')
  yield* chunks
  yield utf8('}')
}

/** A resource, or the resources of a Bundle (FHIR R4 and R5, `Bundle.entry.resource`). */
async function* resourceRecords(
  file: SourceFile,
  encoding: TextEncoding,
  signal: AbortSignal,
): AsyncGenerator<JsonRecord | Problem> {
  const whole: Record<string, unknown> = {}
  let entries = 0
  for await (const part of readJsonStream(utf8Chunks(file, encoding, signal), { maxValueBytes: longestRecord })) {
    if ('code' in part) {
      yield { ...part, file: file.path }
      return
    }
    if (part.part === 'member') whole[part.key] = part.value
    else if (part.part === 'array') whole[part.key] = []
    else if (part.key === 'entry') {
      entries++
      if (typeof part.value === 'object' && part.value !== null && 'resource' in part.value)
        yield { line: part.line, value: part.value.resource }
    } else {
      const list = whole[part.key]
      if (Array.isArray(list)) list.push(part.value)
    }
  }
  if (entries === 0) yield { line: 1, value: whole }
}

async function* utf8Chunks(file: SourceFile, encoding: TextEncoding, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of textChunks(file, encoding, signal)) yield utf8(chunk)
}
