import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryFile } from '../../../tests/fixtures/drafts.ts'
import { plainZip, zipOf } from '../../../tests/fixtures/zip-files.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { fail, unwrap } from '../../lib/result.ts'
import { importMessage } from '../messages.ts'
import { isZip, openZip } from './open-zip.ts'
import { zipLimits } from './zip-limits.ts'

const open = (bytes: Bytes, limits = zipLimits) => openZip(memoryFile('a.zip', [bytes]), limits)
const text = utf8('A note, and a note, and a note, and a note.')

const bytesIn = async (content: Bytes | Blob) => new Uint8Array(await new Blob([content]).arrayBuffer())

async function problemOfEntry(bytes: Bytes, limits = zipLimits): Promise<string> {
  const { files, problems } = unwrap(await open(bytes, limits))
  const [listed] = problems
  const unpacked = await files[0]?.unpack()
  const found = listed ?? (unpacked?.ok === false ? unpacked.error : undefined)
  if (found === undefined) return 'none'
  expect(importMessage(found), found.code).toMatch(/[.]$/)
  return found.code
}

describe('openZip', () => {
  it('lists and unpacks files, deflated and stored, and counts what systems leave behind', async () => {
    const packed = plainZip({
      'a/b.txt': text,
      'empty.txt': new Uint8Array(),
      '__MACOSX/a/._b.txt': text,
      'a/.DS_Store': text,
    })
    const { files, problems, skippedCount } = unwrap(await open(packed))
    expect([files.map(({ path, name }) => [path, name]), problems, skippedCount]).toEqual([
      [
        ['a/b.txt', 'b.txt'],
        ['empty.txt', 'empty.txt'],
      ],
      [],
      2,
    ])
    expect(unwrap((await files[0]?.unpack()) ?? { ok: true, value: new Uint8Array() })).toEqual(text)
    const stored = unwrap(await open(zipOf({ name: 'a', content: text, method: 0 })))
    expect(unwrap((await stored.files[0]?.unpack()) ?? { ok: true, value: new Uint8Array() })).toEqual(text)
  })

  it.each([
    ['../a.txt', 'archive-entry-name'],
    ['a/../../b.txt', 'archive-entry-name'],
    ['/etc/passwd', 'archive-entry-name'],
    ['C:/a.txt', 'archive-entry-name'],
    ['a\\b.txt', 'archive-entry-name'],
    ['a\u0000.txt', 'archive-entry-name'],
    ['in/inner.zip', 'archive-nested'],
    ['a..b/c...txt', 'none'],
  ])('an entry called %s: %s', async (name, code) => {
    expect(await problemOfEntry(zipOf({ name, content: text }))).toBe(code)
  })

  it.each([
    ['encrypted', { flags: 1 }, 'archive-entry-encrypted'],
    ['of a method not read', { method: 12 }, 'archive-entry-method'],
    ['a link', { unixMode: 0o120777 }, 'archive-entry-link'],
    ['longer than it says', { sizeBytes: 5 }, 'archive-entry-size'],
    ['shorter than it says', { sizeBytes: 5000 }, 'archive-entry-size'],
    ['of another checksum', { crc: 1 }, 'archive-entry-damaged'],
    ['of two names', { ownName: 'b.txt' }, 'archive-entry-lies'],
  ] as const)('an entry that is %s is refused', async (_, given, code) => {
    expect(await problemOfEntry(zipOf({ name: 'a.txt', content: text, ...given }))).toBe(code)
  })

  it('what is larger than is to be in memory comes as a blob, checked as the rest is', async () => {
    const limits = { ...zipLimits, memoryBytes: 10 }
    for (const method of [0, 8]) {
      const packed = zipOf({ name: 'a', content: text, method })
      const blob = new Blob([packed])
      for (const file of [memoryFile('a.zip', [packed]), { ...memoryFile('a.zip', [packed]), blob }]) {
        const [entry] = unwrap(await openZip(file, limits)).files
        const content = unwrap((await entry?.unpack()) ?? fail('none'))
        expect(content).toBeInstanceOf(Blob)
        expect(await bytesIn(content)).toEqual(text)
      }
      const wrong = unwrap(await open(zipOf({ name: 'a', content: text, method, crc: 1 }), limits))
      expect(await wrong.files[0]?.unpack()).toMatchObject({ error: { code: 'archive-entry-damaged' } })
      const longer = unwrap(await open(zipOf({ name: 'a', content: text, method, sizeBytes: 12 }), limits))
      expect(await longer.files[0]?.unpack()).toMatchObject({ error: { code: 'archive-entry-size' } })
    }
  })

  it('keeps to its limits', async () => {
    const blank = zipOf({ name: 'a', content: new Uint8Array(1_000_000) })
    expect(await problemOfEntry(blank)).toBe('none')
    expect(await problemOfEntry(blank, { ...zipLimits, entryBytes: 999_999 })).toBe('archive-entry-too-large')
    expect(await problemOfEntry(blank, { ...zipLimits, ratioFromBytes: 1000 })).toBe('archive-entry-ratio')
    const two = zipOf({ name: 'a', content: text }, { name: 'b', content: text })
    expect(await open(two, { ...zipLimits, entries: 1 })).toMatchObject({ error: { code: 'archive-too-many' } })
    expect(await open(two, { ...zipLimits, totalBytes: text.length + 1 })).toMatchObject({
      error: { code: 'archive-too-large' },
    })
    const twice = zipOf({ name: 'a', content: text }, { name: 'a', content: text })
    expect(unwrap(await open(twice)).problems).toMatchObject([{ code: 'archive-entry-twice', file: 'a.zip › a' }])
  })

  it('refuses an archive whose entries share bytes', async () => {
    const made = zipOf({ name: 'a', content: text }, { name: 'b', content: text })
    const view = new DataView(made.buffer)
    const second = made.length - 22 - 47
    view.setUint32(second + 42, 0, true)
    expect(await open(made)).toMatchObject({ error: { code: 'archive-damaged' } })
  })

  it('refuses what is cut off, wherever, and never throws on damage', async () => {
    const made = zipOf({ name: 'a', content: text }, { name: 'b', content: text })
    for (let length = 0; length < made.length; length++) {
      const cut = await open(made.slice(0, length))
      expect([length, cut.ok]).toEqual([length, false])
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(made.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }), async (at, noise) => {
        const copy = made.slice()
        copy.set(noise.subarray(0, made.length - at), at)
        const opened = await open(copy)
        if (!opened.ok) return
        for (const file of opened.value.files) {
          const unpacked = await file.unpack()
          if (unpacked.ok) expect(await bytesIn(unpacked.value)).toEqual(text)
        }
      }),
    )
  })

  it('tells an archive by its content, but for documents that are made of one', async () => {
    const packed = plainZip({ a: text })
    const asked = ['films', 'x.ZIP', 'x.docx', 'x.xlsx'].map((name) => isZip(memoryFile(name, [packed])))
    expect(await Promise.all(asked)).toEqual([true, true, false, false])
    expect(await isZip(memoryFile('note.txt', 'PK was seen today'))).toBe(false)
  })
})
