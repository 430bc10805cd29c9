import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import type { Item } from '../../domain/records/case.ts'
import { verifySpan } from '../../domain/text/span.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { fail, ok, unwrap } from '../../lib/result.ts'
import { openText } from './opened-text.ts'

const bytesOf = (binary: string): Bytes => Uint8Array.from(binary, (char) => char.charCodeAt(0))

function itemIn(encoding: string | null): Item {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    revision: 1,
    caseId: '01890000-0000-7000-8000-000000000002',
    modality: 'text',
    name: 'Note',
    parts: [{ blob: '0'.repeat(64), uid: null, frames: 1 }],
    source: { system: 'text', device: null, acquiredAt: null },
    facts: encoding === null ? {} : { encoding: { value: encoding, origin: 'header' } },
  }
}

async function open(bytes: Bytes, encoding: string | null) {
  const blobs = { read: () => Promise.resolve(ok(bytes)) }
  return unwrap(await openText(itemIn(encoding), blobs, new AbortController().signal))
}

test.each([
  ['CR LF, NFD and U+2028 as they are', utf8('a\r\nSjo\u0308\u2028\r'), 'utf-8', 'a\r\nSjo\u0308\u2028\r'],
  ['the mark of UTF-8 is no character, a second one is', utf8('\ufeff\ufeffa'), 'utf-8', '\ufeffa'],
  ['UTF-16 LE', bytesOf('\xff\xfe=\xd8\x00\xde'), 'utf-16le', '😀'],
  ['UTF-16 BE', bytesOf('\xfe\xff\xd8=\xde\x00'), 'utf-16be', '😀'],
  ['Windows-1252', bytesOf('\x80\x93\x81\xf6'), 'windows-1252', '€“\u0081ö'],
  ['the recorded encoding rules, not what the bytes look like', utf8('ö'), 'windows-1252', 'Ã¶'],
  ['without a record it is detected', bytesOf('\xf6'), null, 'ö'],
])('%s', async (_, bytes, encoding, text) => {
  expect((await open(bytes, encoding)).text).toBe(text)
})

test('a blob that is gone is told', async () => {
  const blobs = { read: () => Promise.resolve(fail('blob-missing')) }
  expect(await openText(itemIn('utf-8'), blobs, new AbortController().signal)).toMatchObject({
    ok: false,
    error: { code: 'blob-missing' },
  })
})

const golden = ['deid/meddocan/S0004-06142006000500012-1', 'notes/maccrobat/15939911', 'notes/maccrobat/18236639']

test.each(golden)('spans of others point at their own quotes in %s', async (path) => {
  const [note, standoff] = [sharedDataPath(`${path}.txt`), sharedDataPath(`${path}.ann`)]
  if (note === null || standoff === null) return
  const { text } = await open(new Uint8Array(await readFile(note)), 'utf-8')
  const lines = [...(await readFile(standoff, 'utf8')).matchAll(/^T\d+\t\S+ (\d+) (\d+)\t(.*)$/gm)]
  expect(lines.length).toBeGreaterThan(10)
  const wrong = lines.filter(([, start, end, quote = '']) => {
    const fragment = { start: Number(start), end: Number(end), quote }
    return !verifySpan(text, { kind: 'span', fragments: [fragment] })
  })
  expect(wrong).toEqual([])
})
