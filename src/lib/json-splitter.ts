import { concatBytes } from './bytes.ts'
import { faultAt, type JsonPart, type JsonPlace } from './json-part.ts'
import { parseJsonBytes } from './json-value-bytes.ts'
import { JsonValueScan } from './json-value-scan.ts'
import type { Problem } from './result.ts'

/** What may come next outside of a value, or which value is being read. */
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

/** Takes a top-level JSON object in chunks of bytes and gives its parts; see `readJsonStream`. After a Problem it takes no more. */
export class JsonSplitter {
  #state: State = 'start'
  /** Bytes and line feeds before the point that was reached. */
  #byte = 0
  #line = 1
  /** Bytes of a byte order mark met so far. */
  #markBytes = 0
  #inValue = false
  /** Of the value being read. */
  #start: JsonPlace = { byte: 0, line: 1 }
  #pieces: Uint8Array[] = []
  readonly #scan = new JsonValueScan()
  readonly #keys = new Set<string>()
  #key = ''
  #index = 0
  readonly #maxValueBytes: number

  constructor(maxValueBytes: number) {
    this.#maxValueBytes = maxValueBytes
  }

  *push(chunk: Uint8Array): Generator<JsonPart | Problem> {
    const base = this.#byte
    let at = 0
    while (at < chunk.length) {
      const found = this.#inValue ? this.#readValue(chunk, at) : this.#structural(chunk[at] ?? 0)
      at = this.#byte - base
      if (found === undefined) continue
      yield found
      if ('code' in found) return
    }
  }

  /** What is missing when the bytes end here. */
  end(): Problem | undefined {
    if (this.#state === 'done') return undefined
    const newlines = this.#inValue ? this.#scan.newlines : 0
    return faultAt('json-truncated', { byte: this.#byte, line: this.#line + newlines })
  }

  get #place(): JsonPlace {
    return { byte: this.#byte, line: this.#line }
  }

  #readValue(chunk: Uint8Array, from: number): JsonPart | Problem | undefined {
    const end = this.#scan.scan(chunk, from)
    this.#byte += end - from
    if (this.#scan.fault !== null) {
      return faultAt(this.#scan.fault, { byte: this.#byte, line: this.#line + this.#scan.newlines })
    }
    this.#pieces.push(chunk.subarray(from, end))
    if (this.#byte - this.#start.byte > this.#maxValueBytes) return faultAt('json-value-too-large', this.#start)
    return this.#scan.ended ? this.#finishValue() : undefined
  }

  #finishValue(): JsonPart | Problem | undefined {
    this.#inValue = false
    this.#line += this.#scan.newlines
    const parsed = parseJsonBytes(joined(this.#pieces), this.#start, this.#scan.colons)
    this.#pieces = []
    if ('code' in parsed) return parsed
    if (this.#state === 'key') return this.#takeKey(String(parsed.value))
    const { value } = parsed
    if (this.#state === 'value') {
      this.#state = 'after-value'
      return { part: 'member', key: this.#key, value, ...this.#start }
    }
    this.#state = 'after-element'
    return { part: 'element', key: this.#key, index: this.#index++, value, ...this.#start }
  }

  #takeKey(key: string): Problem | undefined {
    if (this.#keys.has(key)) return faultAt('json-duplicate-key', this.#start, { key })
    this.#keys.add(key)
    this.#key = key
    this.#state = 'colon'
    return undefined
  }

  /** Takes a byte that is in no value, or begins one and leaves its first byte to `#readValue`. */
  #structural(byte: number): JsonPart | Problem | undefined {
    const state = this.#state
    if (this.#byte === this.#markBytes && byte === byteOrderMark[this.#byte]) {
      this.#markBytes++
      return this.#go(state)
    }
    if (byte === newline) this.#line++
    if (byte === newline || byte === 0x20 || byte === 0x09 || byte === 0x0d) return this.#go(state)
    if (this.#markBytes % byteOrderMark.length !== 0) return faultAt('json-invalid-utf8', { byte: 0, line: 1 })
    if (state === 'start' && byte === openBrace) return this.#go('first-key')
    if (state === 'start') return faultAt('json-not-an-object', this.#place)
    if (state === 'done') return faultAt('json-trailing-data', this.#place)
    if (byte === closeBrace && (state === 'first-key' || state === 'after-value')) return this.#go('done')
    if (byte === closeBracket && (state === 'first-element' || state === 'after-element'))
      return this.#go('after-value')
    if (byte === comma && state === 'after-value') return this.#go('key')
    if (byte === comma && state === 'after-element') return this.#go('element')
    if (byte === colon && state === 'colon') return this.#go('value')
    if (byte === quote && (state === 'first-key' || state === 'key')) return this.#begin('key', byte)
    if (byte === openBracket && state === 'value') return this.#openArray()
    if (beginsValue(byte) && state === 'value') return this.#begin('value', byte)
    if (beginsValue(byte) && (state === 'element' || state === 'first-element')) return this.#begin('element', byte)
    return faultAt('json-syntax', this.#place)
  }

  #go(state: State): undefined {
    this.#state = state
    this.#byte++
  }

  #openArray(): JsonPart {
    const place = this.#place
    this.#index = 0
    this.#go('first-element')
    return { part: 'array', key: this.#key, ...place }
  }

  #begin(state: State, first: number): undefined {
    this.#state = state
    this.#inValue = true
    this.#start = this.#place
    this.#scan.begin(first)
  }
}

/** Whether a byte can begin a value at all; what is wrong with the rest, the parser says. */
function beginsValue(byte: number): boolean {
  return byte > 0x20 && byte !== comma && byte !== colon && byte !== closeBrace && byte !== closeBracket
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  return concatBytes(pieces)
}
