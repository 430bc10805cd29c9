import { findJsonFault } from './json-fault.ts'
import { JsonValueScan } from './json-value-scan.ts'
import { type Problem, problem } from './result.ts'
import { firstInvalidUtf8 } from './utf8-fault.ts'

/** Where something begins in a file. */
export interface JsonPlace {
  /** Bytes before it, a byte order mark among them. */
  readonly byte: number
  /** 1-based; lines end with a line feed. */
  readonly line: number
}

/** A piece of a top-level object. An array member comes as `array`, also when empty, and then element by element. */
export type JsonPart = JsonPlace &
  (
    | { readonly part: 'member'; readonly key: string; readonly value: unknown }
    | { readonly part: 'array'; readonly key: string }
    /** `index` is 0-based. */
    | { readonly part: 'element'; readonly key: string; readonly index: number; readonly value: unknown }
  )

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
  options: JsonStreamOptions = {},
): AsyncGenerator<JsonPart | Problem> {
  const splitter = new JsonSplitter(options.maxValueBytes ?? 256 * 2 ** 20)
  for await (const chunk of chunks) {
    for (const part of splitter.push(chunk)) {
      yield part
      if ('code' in part) return
    }
  }
  const unfinished = splitter.end()
  if (unfinished !== undefined) yield unfinished
}

/** What may come next outside of a value. */
type State =
  | 'start'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'value'
  | 'after-value'
  | 'first-element'
  | 'element'
  | 'after-element'
  | 'done'

const byteOrderMark = [0xef, 0xbb, 0xbf]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]
const [quote, colon, comma, newline] = [0x22, 0x3a, 0x2c, 0x0a]

class JsonSplitter {
  #state: State = 'start'
  /** Bytes and line feeds before the chunk at hand, or before the point in it that was reached. */
  #byte = 0
  #line = 1
  readonly #scan = new JsonValueScan()
  #inValue = false
  #start: JsonPlace = { byte: 0, line: 1 }
  #pieces: Uint8Array[] = []
  readonly #keys = new Set<string>()
  #key = ''
  #index = 0
  readonly #maxValueBytes: number
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  constructor(maxValueBytes: number) {
    this.#maxValueBytes = maxValueBytes
  }

  *push(chunk: Uint8Array): Generator<JsonPart | Problem> {
    const base = this.#byte
    let at = 0
    while (at < chunk.length) {
      if (this.#inValue) {
        const from = at
        at = this.#scan.scan(chunk, from)
        this.#byte = base + at
        if (this.#scan.fault !== null) {
          yield this.#faultAt(this.#scan.fault, { byte: this.#byte, line: this.#start.line + this.#scan.newlines })
          return
        }
        this.#pieces.push(chunk.subarray(from, at))
        if (this.#byte - this.#start.byte > this.#maxValueBytes) {
          yield this.#faultAt('json-value-too-large', this.#start)
          return
        }
        if (this.#scan.ended) yield* this.#finishValue()
      } else {
        const byte = chunk[at] ?? 0
        this.#byte = base + at
        if (this.#byte < byteOrderMark.length && byte === byteOrderMark[this.#byte]) {
          at++
        } else if (byte === newline) {
          this.#line++
          at++
        } else if (byte === 0x20 || byte === 0x09 || byte === 0x0d) {
          at++
        } else {
          const begins = this.#structural(byte)
          if (typeof begins === 'object') yield begins
          if (typeof begins === 'object' && 'code' in begins) return
          if (begins !== 'value') at++
        }
        this.#byte = base + at
      }
    }
  }

  /** What is missing when the bytes end here. */
  end(): Problem | undefined {
    return this.#state === 'done'
      ? undefined
      : this.#faultAt('json-truncated', { byte: this.#byte, line: this.#line + (this.#inValue ? this.#scan.newlines : 0) })
  }

  get #place(): JsonPlace {
    return { byte: this.#byte, line: this.#line }
  }

  #faultAt(code: string, { byte, line }: JsonPlace, params: Readonly<Record<string, unknown>> = {}): Problem {
    return problem(code, { ...params, byte }, { line })
  }

  /** Takes a byte between values; `value` where one begins with it. */
  #structural(byte: number): JsonPart | Problem | 'value' | undefined {
    const state = this.#state
    if (state === 'start') return byte === openBrace ? this.#go('first-key') : this.#faultAt('json-not-an-object', this.#place)
    if (state === 'done') return this.#faultAt('json-trailing-data', this.#place)
    if (byte === closeBrace && (state === 'first-key' || state === 'after-value')) return this.#go('done')
    if (byte === closeBracket && (state === 'first-element' || state === 'after-element')) return this.#go('after-value')
    if (byte === comma && state === 'after-value') return this.#go('key')
    if (byte === comma && state === 'after-element') return this.#go('element')
    if (byte === colon && state === 'colon') return this.#go('value')
    if (byte === quote && (state === 'first-key' || state === 'key')) return this.#begin('key', byte)
    if (state === 'value' && byte === openBracket) {
      this.#index = 0
      this.#go('first-element')
      return { part: 'array', key: this.#key, ...this.#place }
    }
    if (beginsValue(byte) && state === 'value') return this.#begin('value', byte)
    if (beginsValue(byte) && (state === 'element' || state === 'first-element')) return this.#begin('element', byte)
    return this.#faultAt('json-syntax', this.#place)
  }

  #go(state: State): undefined {
    this.#state = state
  }

  #begin(state: 'key' | 'value' | 'element', first: number): 'value' {
    this.#state = state
    this.#inValue = true
    this.#start = this.#place
    this.#pieces = []
    this.#scan.begin(first)
    return 'value'
  }

  *#finishValue(): Generator<JsonPart | Problem> {
    this.#inValue = false
    this.#line = this.#start.line + this.#scan.newlines
    const bytes = joined(this.#pieces)
    this.#pieces = []
    const parsed = this.#parse(bytes)
    if ('code' in parsed) {
      yield parsed
    } else if (this.#state === 'key') {
      yield* this.#takeKey(String(parsed.value))
    } else if (this.#state === 'value') {
      this.#state = 'after-value'
      yield { part: 'member', key: this.#key, value: parsed.value, ...this.#start }
    } else {
      this.#state = 'after-element'
      yield { part: 'element', key: this.#key, index: this.#index++, value: parsed.value, ...this.#start }
    }
  }

  *#takeKey(key: string): Generator<Problem> {
    if (this.#keys.has(key)) yield this.#faultAt('json-duplicate-key', this.#start, { key })
    this.#keys.add(key)
    this.#key = key
    this.#state = 'colon'
  }

  #parse(bytes: Uint8Array): { readonly value: unknown } | Problem {
    let text: string
    try {
      text = this.#decoder.decode(bytes)
    } catch {
      const before = bytes.subarray(0, firstInvalidUtf8(bytes) ?? 0)
      return this.#faultAt('json-invalid-utf8', {
        byte: this.#start.byte + before.length,
        line: this.#start.line + before.filter((byte) => byte === newline).length,
      })
    }
    try {
      const value: unknown = JSON.parse(text)
      if (countMembers(value) === this.#scan.colons) return { value }
    } catch {
      // The fault is looked for below: what an engine says of it differs from one to the next.
    }
    return this.#faultIn(text)
  }

  #faultIn(text: string): Problem {
    const { code, at, ...params } = findJsonFault(text) ?? { code: 'json-syntax', at: 0 }
    const before = text.slice(0, at)
    const place = {
      byte: this.#start.byte + new TextEncoder().encode(before).length,
      line: this.#start.line + before.split('\n').length - 1,
    }
    return this.#faultAt(code, place, params)
  }
}

/** Whether a byte can begin a value at all; what is wrong with the rest, the parser says. */
function beginsValue(byte: number): boolean {
  return byte > 0x20 && byte !== comma && byte !== colon && byte !== closeBrace && byte !== closeBracket
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** How many members the objects in a value have. `JSON.parse` keeps one of two of one name, so that fewer than were written tells of a duplicate. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const members: readonly unknown[] = Object.values(value)
  return members.reduce<number>((sum, member) => sum + countMembers(member), Array.isArray(value) ? 0 : members.length)
}
