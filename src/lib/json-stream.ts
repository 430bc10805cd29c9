import type { JsonPart } from './json-part.ts'
import { JsonSplitter } from './json-splitter.ts'
import type { Problem } from './result.ts'

export interface JsonStreamOptions {
  /** A member or element may be this long at most, since it is held whole; by default 256 MiB, half of what a string can hold. */
  readonly maxValueBytes?: number
}

/**
 * Reads a JSON document (RFC 8259, UTF-8, a byte order mark tolerated) whose top level is an object, without ever holding more of
 * it than one member or one element of a top-level array. Strict where `JSON.parse` is lax: a member name given twice is refused at
 * every depth. Escaped lone surrogates are kept.
 *
 * The first Problem ends it: `json-syntax`, `json-duplicate-key` {key}, `json-too-deep`, `json-value-too-large`, `json-invalid-utf8`,
 * `json-truncated`, `json-trailing-data`, `json-not-an-object`; each with `byte` among its parameters and its line.
 */
export async function* readJsonStream(
  chunks: AsyncIterable<Uint8Array>,
  { maxValueBytes = 256 * 2 ** 20 }: JsonStreamOptions = {},
): AsyncGenerator<JsonPart | Problem> {
  const splitter = new JsonSplitter(maxValueBytes)
  for await (const chunk of chunks) {
    for (const part of splitter.push(chunk)) {
      yield part
      if ('code' in part) return
    }
  }
  const unfinished = splitter.end()
  if (unfinished !== undefined) yield unfinished
}
