import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TerminologyRow } from '../../contracts/terminology-source.ts'
import { unwrap } from '../../lib/result.ts'
import { buildIndex } from './build-index.ts'
import { openIndex } from './concept-index.ts'
import { fileVersion } from './pack.ts'

const rows: TerminologyRow[] = [
  { row: 'edition', system: 'urn:test', version: '2026', title: 'Tést', language: 'en' },
  ...['1', '2', '3'].flatMap((code): TerminologyRow[] => [
    { row: 'concept', code, active: true },
    { row: 'description', code, term: `Pleural plaque ${code}`, kind: 'preferred' },
    { row: 'description', code, term: `Plèvre ${code}`, kind: 'synonym' },
  ]),
  { row: 'parent', code: '2', parent: '1' },
]

async function packed(): Promise<{ buffer: ArrayBuffer; built: Awaited<ReturnType<typeof builtIndex>> }> {
  const built = await builtIndex()
  return { buffer: built.toBuffer(), built }
}

async function builtIndex() {
  return unwrap(await buildIndex(rows, { heavyAbove: 1 })).index
}

describe('an index kept as one buffer', () => {
  it('answers as the one it was made of', async () => {
    const { buffer, built } = await packed()
    const opened = unwrap(openIndex(buffer))
    expect(opened.edition).toEqual(built.edition)
    for (const query of ['p', 'pl pl', 'plevre 2', 'plaque', '3']) {
      expect(opened.search(query, { limit: 10 })).toEqual(built.search(query, { limit: 10 }))
    }
    expect(opened.search('pl', { limit: 10, within: ['1'] }).map((hit) => hit.code)).toEqual(['1', '2'])
    expect(opened.get('2')).toEqual(built.get('2'))
    expect(new Uint8Array(opened.toBuffer())).toEqual(new Uint8Array(buffer))
  })

  it('is refused when any bit is changed', async () => {
    const { buffer } = await packed()
    fc.assert(
      fc.property(fc.nat({ max: buffer.byteLength - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = new Uint8Array(buffer.slice(0))
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        expect(openIndex(bytes.buffer).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused when cut short or followed by more', async () => {
    const { buffer } = await packed()
    for (let length = 0; length < buffer.byteLength; length++) expect(openIndex(buffer.slice(0, length)).ok).toBe(false)
    const longer = new Uint8Array(buffer.byteLength + 8)
    longer.set(new Uint8Array(buffer))
    expect(openIndex(longer.buffer)).toMatchObject({ ok: false, error: { code: 'concept-index-damaged' } })
  })

  it('says what is wrong', async () => {
    const { buffer } = await packed()
    expect(openIndex(new TextEncoder().encode('{"not": "an index"}').buffer)).toMatchObject({
      error: { code: 'concept-index-unrecognised' },
    })
    new Uint32Array(buffer)[1] = fileVersion + 1
    expect(openIndex(buffer)).toMatchObject({
      error: { code: 'concept-index-version', params: { found: fileVersion + 1, expected: fileVersion } },
    })
  })
})
