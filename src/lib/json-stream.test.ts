import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonPart } from './json-part.ts'
import { type JsonStreamOptions, readJsonStream } from './json-stream.ts'
import { maxJsonDepth } from './json-value-scan.ts'
import type { Problem } from './result.ts'

async function* inChunks(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  let from = 0
  for (const end of [...ends, bytes.length]) {
    yield bytes.slice(from, end)
    from = end
  }
}

async function read(input: string | Uint8Array, cuts: readonly number[] = [], options: JsonStreamOptions = {}) {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  const parts: (JsonPart | Problem)[] = []
  for await (const part of readJsonStream(inChunks(bytes, cuts), options)) parts.push(part)
  return parts
}

/** The document put together again, or the Problem that ended it. */
function assembled(parts: readonly (JsonPart | Problem)[]): { value: unknown } | Problem {
  const members = new Map<string, unknown>()
  const arrays = new Map<string, unknown[]>()
  for (const part of parts) {
    if ('code' in part) return part
    if (part.part === 'member') members.set(part.key, part.value)
    if (part.part === 'array') {
      const elements: unknown[] = []
      arrays.set(part.key, elements)
      members.set(part.key, elements)
    }
    if (part.part === 'element') {
      expect(part.index).toBe(arrays.get(part.key)?.length)
      arrays.get(part.key)?.push(part.value)
    }
  }
  return { value: Object.fromEntries(members) }
}

async function problemOf(input: string | Uint8Array, options: JsonStreamOptions = {}) {
  const result = assembled(await read(input, [], options))
  return 'code' in result ? result : undefined
}

const text = fc.string({
  unit: fc.oneof(fc.constantFrom('\ud83d', '\ude00', '😀', '"', '\\', '\n', '}', ':'), fc.string()),
})
const document = fc.dictionary(
  text,
  fc.oneof(fc.jsonValue({ maxDepth: 3 }), text, fc.array(fc.jsonValue({ maxDepth: 2 }))),
)
const cuts = fc.array(fc.nat(), { maxLength: 8 })
const space = fc.constantFrom(undefined, 1, '\t', '\r\n ')

describe('readJsonStream', () => {
  it('says what JSON.parse says, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(document, cuts, space, fc.boolean(), async (value, at, indent, marked) => {
        const json = JSON.stringify(value, null, indent)
        expect(assembled(await read((marked ? '\ufeff' : '') + json, at))).toEqual({ value: JSON.parse(json) })
      }),
    )
  })

  it('keeps escaped lone surrogates and reads a document byte by byte', async () => {
    const json = String.raw`{"a\ud83d":["\ude00","\\",[],{}],"😀":-1.5e3}`
    const everywhere = Array.from({ length: 100 }, (_, index) => index)
    expect(assembled(await read(json, everywhere))).toEqual({ value: JSON.parse(json) })
  })

  it('refuses what JSON.parse refuses, with the same place however the bytes are cut', async () => {
    const fragment = fc.constantFrom(
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n',
      '0',
      '-',
      'e',
      'true',
      '\u0001',
      '\\u00',
      ' ',
      '\ufeff',
    )
    await fc.assert(
      fc.asyncProperty(document, fc.nat(), fc.nat(3), fragment, cuts, async (value, at, removed, inserted, chunks) => {
        const json = JSON.stringify(value)
        const where = at % json.length
        const bytes = new TextEncoder().encode(json.slice(0, where) + inserted + json.slice(where + removed))
        const broken = new TextDecoder().decode(bytes)
        const result = assembled(await read(bytes, chunks))
        expect(result).toEqual(assembled(await read(bytes)))
        if ('value' in result) expect(result).toEqual({ value: JSON.parse(broken) })
        else if (result.code !== 'json-duplicate-key' && result.code !== 'json-not-an-object') {
          expect(() => JSON.parse(broken), JSON.stringify(result)).toThrow()
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('takes bytes for UTF-8 exactly when a strict decoder does', async () => {
    const bytes = fc.uint8Array({ min: 0x7f, max: 0xff, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (inside, at) => {
        const whole = new Uint8Array([...new TextEncoder().encode('{"k":"'), ...inside, 0x22, 0x7d])
        const result = assembled(await read(whole, at))
        let expected: unknown
        try {
          expected = { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(whole)) }
        } catch {
          expect(result).toMatchObject({ code: 'json-invalid-utf8' })
          return
        }
        expect(result).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['', 'json-truncated', 0, 1],
    ['{', 'json-truncated', 1, 1],
    ['{"a":1,\n"b":[1,2', 'json-truncated', 16, 2],
    ['{"a":{"b":"x\n"}}', 'json-syntax', 12, 1],
    ['{"a":{"b":\n[1}}', 'json-syntax', 13, 2],
    ['{"a":1}\n{', 'json-trailing-data', 8, 2],
    ['[1]', 'json-not-an-object', 0, 1],
    ['{"a":1,}', 'json-syntax', 7, 1],
    ['{"é":[1,\n\n 01]}', 'json-syntax', 13, 3],
    ['{"a":[{"é":nul}]}', 'json-syntax', 12, 1],
    ['{"a":1,"b":2,"a":3}', 'json-duplicate-key', 13, 1],
    ['{"a":[{"b":{"c":1,\n"c":1}}]}', 'json-duplicate-key', 19, 2],
    ['{"a":"\\x"}', 'json-syntax', 6, 1],
  ])('names the place in %j', async (json, code, byte, line) => {
    expect(await problemOf(json)).toMatchObject({ code, params: { byte }, line })
  })

  it('names the byte that is no UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"a":\n"é'), 0xed, 0xa0, 0x80, 0x22, 0x7d])
    expect(await problemOf(bytes)).toMatchObject({ code: 'json-invalid-utf8', params: { byte: 9 }, line: 2 })
    expect(await problemOf(new Uint8Array([0xef, 0xbb, 0x7b, 0x7d]))).toMatchObject({ code: 'json-invalid-utf8' })
    expect(await problemOf(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]))).toMatchObject({ code: 'json-not-an-object' })
  })

  it('refuses nesting that a recursive reader would not survive', async () => {
    const nested = (depth: number) => `{"a":[${'['.repeat(depth)}${']'.repeat(depth)}]}`
    expect(await problemOf(nested(maxJsonDepth))).toBeUndefined()
    expect(await problemOf(nested(maxJsonDepth + 1))).toMatchObject({ code: 'json-too-deep' })
  })

  it('refuses a value too large to hold', async () => {
    const json = `{"a":["${'x'.repeat(50)}"]}`
    expect(await problemOf(json, { maxValueBytes: 52 })).toBeUndefined()
    expect(await problemOf(json, { maxValueBytes: 51 })).toMatchObject({
      code: 'json-value-too-large',
      params: { byte: 6 },
    })
  })

  it('gives elements before the rest has come', async () => {
    const seen: string[] = []
    async function* slow() {
      yield new TextEncoder().encode('{"a":[1,')
      seen.push('second chunk')
      yield new TextEncoder().encode('2]}')
    }
    for await (const part of readJsonStream(slow())) seen.push('code' in part ? part.code : part.part)
    expect(seen).toEqual(['array', 'element', 'second chunk', 'element'])
  })
})
