import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { arbitraryEdit, arbitraryOpenedCase, countingEnv, planned } from '../../../tests/fixtures/opened-case.ts'
import { type ChangeBody, changeBodySchema, changeRecordSchema, type LogEntry } from './change.ts'
import { tick } from './hybrid-clock.ts'
import {
  chainId,
  hashBody,
  hashedRecord,
  newSalt,
  newSigningKey,
  signedRecord,
  type UnsealedRecord,
  verifyChain,
} from './seal.ts'

const { actor, device } = countingEnv(1)
const project = numberedId(10, 0, 0)
const length = 4

async function sealRecord(unsealed: UnsealedRecord, body: ChangeBody, privateKey: CryptoKey) {
  return signedRecord(await hashedRecord(unsealed, await hashBody(body)), privateKey)
}

type Key = Awaited<ReturnType<typeof newSigningKey>>
let key: Key
let chain: LogEntry[]

async function sealChain(privateKey: CryptoKey, bodies: readonly ChangeBody[], from?: LogEntry): Promise<LogEntry[]> {
  const sealed: LogEntry[] = []
  for (const body of bodies) {
    const prev = (sealed.at(-1) ?? from)?.record
    const seq = prev === undefined ? 0 : prev.seq + 1
    const unsealed = {
      ...{ v: 1 as const, id: numberedId(13, 0, seq), project, chain: await chainId(project, device, actor), seq },
      ...{ prev: prev?.hash ?? null, hlc: tick(prev?.hlc, 1_000_000), at: '2026-01-01T00:00:00.000Z', actor, device },
      ...{
        app: '1.0.0',
        schema: 1,
        command: 'annotation.add',
        origin: 'user' as const,
        batch: null,
        caseId: null,
        reverts: null,
      },
      seen: seq === 1 ? { ['a'.repeat(32)]: { seq: 3, hash: 'b'.repeat(64) } } : {},
    }
    sealed.push({ record: await sealRecord(unsealed, body, privateKey), body })
  }
  return sealed
}

/** Bodies as people make them. */
function bodies(count: number): ChangeBody[] {
  const [opened] = fc.sample(arbitraryOpenedCase, { seed: 7, numRuns: 1 })
  if (opened === undefined) throw new Error('nothing sampled')
  const edits = fc.sample(arbitraryEdit, { seed: 7, numRuns: 200 }).flatMap((make) => {
    const change = planned(make(opened.state, opened.project), opened.state, countingEnv())
    return change === null ? [] : [{ salt: newSalt(), patches: change.patches }]
  })
  return edits.slice(0, count)
}

beforeAll(async () => {
  key = await newSigningKey()
  chain = await sealChain(key.privateKey, bodies(length))
})

const faults = async (entries: readonly LogEntry[], keys = [key.publicKey]) =>
  Object.fromEntries(await verifyChain(entries, keys))

describe('a chain as it was written', () => {
  it('holds, also read back from JSON, and with bodies erased', async () => {
    expect(chain).toHaveLength(length)
    expect(await faults(chain)).toEqual({})
    expect(await faults([])).toEqual({})
    const readBack = chain.map(({ record, body }) => ({
      record: changeRecordSchema.parse(JSON.parse(JSON.stringify(record))),
      body: changeBodySchema.parse(JSON.parse(JSON.stringify(body))),
    }))
    expect(await faults(readBack)).toEqual({})
    expect(await faults(chain.map((entry, index) => (index % 2 === 0 ? { ...entry, body: null } : entry)))).toEqual({})
    expect(await faults(chain.slice(0, 2))).toEqual({})
  })

  it('holds with members of a later version in record, body and patches', async () => {
    const later = { salt: newSalt(), later: 1, patches: [{ op: 'maskXor', later: [2], ...flip }] } as const
    const entries = await sealChain(key.privateKey, [later])
    const [made] = entries
    const read = entries.map(({ record, body }) => ({
      record: changeRecordSchema.parse(JSON.parse(JSON.stringify(record))),
      body: changeBodySchema.parse(JSON.parse(JSON.stringify(body))),
    }))
    expect(read[0]?.body).toEqual(made?.body)
    expect(await faults(read)).toEqual({})
  })

  it('holds when any one of several keys made each signature', async () => {
    const second = await newSigningKey()
    const more = await sealChain(second.privateKey, bodies(1), chain.at(-1))
    expect(await faults([...chain, ...more], [key.publicKey, second.publicKey, 'no key'])).toEqual({})
    expect(await faults([...chain, ...more])).toEqual({ [length]: 'signature' })
  })
})

const flip = { id: numberedId(7, 0, 0), baseRev: 1, x: 0, y: 0, width: 1, height: 1, counts: [0, 1] }

describe('a chain that was touched', () => {
  const place = fc.nat(length - 1)

  it('is found whichever member of a record is another', async () => {
    for (const [index, entry] of chain.entries()) {
      for (const [name, value] of Object.entries(entry.record)) {
        for (const other of otherValues(value)) {
          const record = changeRecordSchema.safeParse({ ...entry.record, [name]: other })
          // What is no record at all is found when it is read.
          if (!record.success) continue
          const touched = chain.with(index, { ...entry, record: record.data })
          expect(Object.keys(await faults(touched)), `${name} of ${index}`).not.toEqual([])
        }
      }
      const added = chain.with(index, { ...entry, record: Object.assign({ ...entry.record }, { more: 1 }) })
      expect(await faults(added)).toEqual({ [index]: 'hash' })
    }
  })

  it('is found whichever character of a hash or signature is another', async () => {
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom('hash' as const, 'signature' as const, 'bodyHash' as const),
        fc.nat(),
        fc.constantFrom(...'0123456789abcdefgXYZ-_'),
        async (index, name, at, character) => {
          const entry = chain[index]
          if (entry === undefined) return
          const text = entry.record[name]
          const other = [...text].with(at % text.length, character).join('')
          if (other === text) return
          const touched = chain.with(index, { ...entry, record: { ...entry.record, [name]: other } })
          expect((await verifyChain(touched, [key.publicKey])).has(index)).toBe(true)
        },
      ),
    )
  })

  it('is found by any change of a body, or the body of another entry', async () => {
    for (const [index, entry] of chain.entries()) {
      const { body } = entry
      if (body === null) continue
      for (const other of [
        { ...body, salt: newSalt() },
        { ...body, patches: [] },
        { ...body, patches: [...body.patches, ...body.patches] },
        { ...body, more: 1 },
        chain[(index + 1) % length]?.body ?? null,
      ]) {
        expect(await faults(chain.with(index, { ...entry, body: other }))).toEqual({ [index]: 'body' })
      }
    }
  })

  it('is found by a missing, repeated or moved entry', async () => {
    await fc.assert(
      fc.asyncProperty(place, place, async (from, to) => {
        const entry = chain[from]
        if (entry === undefined) return
        const without = chain.toSpliced(from, 1)
        if (from !== length - 1) expect(Object.values(await faults(without))).toContain('sequence')
        expect(Object.values(await faults(without.toSpliced(to, 0, entry, entry)))).toContain('sequence')
        if (from !== to) expect(Object.values(await faults(without.toSpliced(to, 0, entry)))).toContain('sequence')
      }),
      { numRuns: 30 },
    )
  })

  it('is found where a stranger has written it, whole or its end, or signs for somebody else', async () => {
    const stranger = await newSigningKey()
    const forged = await sealChain(stranger.privateKey, bodies(length))
    expect(Object.values(await faults(forged))).toEqual(Array.from({ length }, () => 'signature'))
    const ending = await sealChain(stranger.privateKey, bodies(1), chain[1])
    expect(await faults([...chain.slice(0, 2), ...ending])).toEqual({ 2: 'signature' })
    expect(await faults(chain, [])).toEqual({ 0: 'signature', 1: 'signature', 2: 'signature', 3: 'signature' })
    const [first] = chain
    if (first?.body == null) throw new Error('no chain')
    const other = { ...first.record, actor: numberedId(2, 0, 9) }
    const record = await sealRecord(other, first.body, key.privateKey)
    expect(await faults([{ record, body: first.body }])).toEqual({ 0: 'chain' })
  })

  it('is found where its writer has put another entry into it', async () => {
    const [first, second, third] = chain
    if (second?.body == null || first === undefined || third === undefined) throw new Error('no chain')
    const body = { salt: newSalt(), patches: [] }
    const record = await sealRecord(second.record, body, key.privateKey)
    expect(await faults([first, { record, body }, third])).toEqual({ 2: 'sequence' })
  })

  it('is found where its writer turned the clock back', async () => {
    const [first, second] = chain
    if (second?.body == null || first === undefined) throw new Error('no chain')
    const record = await sealRecord({ ...second.record, hlc: first.record.hlc }, second.body, key.privateKey)
    expect(await faults([first, { record, body: second.body }])).toEqual({ 1: 'sequence' })
  })
})

/** Values near a given one but different from it. */
function otherValues(value: unknown): unknown[] {
  if (value === null) return ['', numberedId(14, 0, 0), false]
  if (typeof value === 'number') return [value + 1, String(value)]
  if (typeof value === 'string') return [`${value} `, value.slice(1), null, ...similarTexts(value)]
  return [{ ...value, ['c'.repeat(32)]: { seq: 0, hash: 'd'.repeat(64) } }, null]
}

/** One digit or letter of it another: mostly of the same shape. */
function similarTexts(text: string): string[] {
  return [...text].map((character, at) => text.slice(0, at) + (character === '1' ? '2' : '1') + text.slice(at + 1))
}

it('names a chain by project, device and annotator', async () => {
  const id = await chainId('p', 'd', 'a')
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(await chainId('p', 'd', 'a')).toBe(id)
  expect(
    new Set([id, await chainId('x', 'd', 'a'), await chainId('p', 'x', 'a'), await chainId('p', 'd', 'x')]).size,
  ).toBe(4)
})

it('makes keys that cannot be taken out', async () => {
  await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow()
  expect(newSalt()).toHaveLength(22)
  expect(newSalt()).not.toBe(newSalt())
})
