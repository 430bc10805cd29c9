import { expect, test } from 'vitest'
import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { inspectNotes, maxNoteBytes } from './inspect.ts'
import { textMessage } from './messages.ts'

const bytesOf = (binary: string): Bytes => Uint8Array.from(binary, (char) => char.charCodeAt(0))

function fileOf(name: string, content: Bytes, sizeBytes = content.length) {
  const reads: [number, number][] = []
  const file: SourceFile = {
    name,
    path: `folder/${name}`,
    sizeBytes,
    bytes(start = 0, end = sizeBytes) {
      reads.push([start, end])
      return Promise.resolve(content.slice(start, end))
    },
  }
  return { file, reads }
}

async function inspect(name: string, content: Bytes) {
  const found = []
  for await (const one of inspectNotes([fileOf(name, content).file], AbortSignal.timeout(10_000))) found.push(one)
  const drafts = found.filter((one): one is ItemDraft => !('code' in one))
  const problems = found.flatMap((one) => ('code' in one ? [one] : []))
  return { drafts, codes: problems.map(({ code }) => code), problems }
}

test('a note keeps its bytes, says its encoding, and takes its stem but not its name from the file', async () => {
  const content = utf8('\ufeffFindings:\r\nSmall effusion.\r\n')
  const { drafts, codes } = await inspect('case.7.txt', content)
  expect(codes).toEqual([])
  expect(drafts).toEqual([
    {
      modality: 'text',
      name: 'Note',
      files: ['folder/case.7.txt'],
      parts: [{ bytes: content, uid: null, frames: 1 }],
      source: { system: 'text', device: null, acquiredAt: null },
      facts: { encoding: { value: 'utf-8', origin: 'header' } },
      group: { patient: null, study: null, stem: 'case.7' },
    },
  ])
})

test.each([
  ['ASCII', bytesOf('stable chest'), 'utf-8'],
  ['UTF-8', utf8('Sjögren 😀'), 'utf-8'],
  ['UTF-16 LE', bytesOf('\xff\xfeS\0j\0\xf6\0'), 'utf-16le'],
  ['UTF-16 BE', bytesOf('\xfe\xff\0S\0j\0\xf6'), 'utf-16be'],
  ['UTF-16 LE without a mark', bytesOf('S\0j\0\xf6\0g\0'), 'utf-16le'],
  ['UTF-16 BE without a mark', bytesOf('\0S\0j\0\xf6\0g'), 'utf-16be'],
  ['Windows-1252', bytesOf('Sj\xf6gren \x96 5 \x80'), 'windows-1252'],
  [
    'Shift JIS',
    bytesOf('\x8b\xb9\x95\x94\x82\xc9\x88\xd9\x8f\xed\x82\xf0\x94F\x82\xdf\x82\xc8\x82\xa2\x81B'),
    'shift_jis',
  ],
  ['UTF-8 whose first 4096 bytes end inside a character', utf8(`${'a'.repeat(4095)}ö`), 'utf-8'],
  ['Windows-1252 after 4096 bytes of ASCII', bytesOf(`${'a'.repeat(5000)}\xf6`), 'windows-1252'],
])('%s', async (_, content, encoding) => {
  const { drafts } = await inspect('a.txt', content)
  expect(drafts[0]?.facts.encoding?.value).toBe(encoding)
})

test('characters without a meaning are counted beside the draft', async () => {
  const { drafts, problems } = await inspect(
    'a.txt',
    bytesOf('Sj\xf6gren \x81 and \x8d, no effusion'.padEnd(200, ' stable')),
  )
  expect(drafts).toHaveLength(1)
  expect(problems).toMatchObject([{ code: 'note-undecodable', params: { count: 2, encoding: 'windows-1252' } }])
  expect(problems.map(textMessage)).not.toContain(undefined)
})

test('plain text named as a picture becomes a note, and the user is told', async () => {
  const { drafts, problems } = await inspect('scan.png', utf8('No acute findings.'))
  expect(drafts).toHaveLength(1)
  expect(problems).toEqual([{ code: 'note-under-other-name', params: {}, file: 'folder/scan.png' }])
})

test('text without an extension is a note', async () => {
  expect((await inspect('00000086', utf8('stable chest'))).drafts[0]?.group.stem).toBe('00000086')
  expect((await inspect('.txt', utf8('stable chest'))).drafts[0]?.group.stem).toBe('.txt')
})

test.each([
  ['a PNG named .txt', 'a.txt', bytesOf('\x89PNG\r\n\x1a\n')],
  ['a JPEG', 'a.jpg', bytesOf('\xff\xd8\xff\xe0')],
  ['a DICOM', 'a.dcm', bytesOf(`${'\0'.repeat(128)}DICM`)],
  ['a DICOM with a preamble of text', 'a.txt', bytesOf(`${'A'.repeat(128)}DICM`)],
  ['a zip', 'a.zip', bytesOf('PK\x03\x04abc')],
  ['a PDF', 'a.txt', utf8('%PDF-1.4 all ASCII')],
  ['RTF', 'a.txt', utf8('{\\rtf1 note}')],
  ['binary without a name', 'a', bytesOf('ab\0\x01\x02')],
  ['a table', 'a.csv', utf8('id,text\n1,effusion')],
  ['JSON without an extension', 'a', utf8('{"a": 1}')],
  ['XML without an extension', 'a', utf8('\n<?xml version="1.0"?><a/>')],
])('%s is not ours', async (_, name, content) => {
  expect(await inspect(name, content)).toEqual({ drafts: [], codes: [], problems: [] })
})

test.each([
  ['a note of braces', '{normal}'],
  ['a note that ends in the mark of DOS', 'stable\x1a'],
])('%s is a note all the same', async (_, text) => {
  expect((await inspect('a', utf8(text))).drafts).toHaveLength(1)
})

test.each([
  ['binary named .txt', 'a.txt', bytesOf('ab\0\x01\x02'), 'note-not-text'],
  ['binary after the first bytes', 'a.txt', bytesOf(`${'a'.repeat(5000)}\0`), 'note-not-text'],
  ['an empty file', 'a.txt', bytesOf(''), 'file-empty'],
  ['an empty file of another name', 'a.png', bytesOf(''), 'file-empty'],
])('%s is refused by name', async (_, name, content, code) => {
  const { drafts, problems } = await inspect(name, content)
  expect(drafts).toEqual([])
  expect(problems).toMatchObject([{ code, file: `folder/${name}` }])
  expect(problems.map(textMessage)).not.toContain(undefined)
})

test('a huge text is refused after its first bytes', async () => {
  const { file, reads } = fileOf('big.txt', utf8('stable chest '.repeat(1000)), 200 * 1024 * 1024)
  const found = []
  for await (const one of inspectNotes([file], AbortSignal.timeout(10_000))) found.push(one)
  expect(found).toEqual([
    { code: 'file-too-large', params: { sizeBytes: 209_715_200, limitBytes: maxNoteBytes }, file: 'folder/big.txt' },
  ])
  expect(reads).toEqual([[0, 4096]])
})

test('a file that went away is a problem of its own, and the next one is read', async () => {
  const gone: SourceFile = {
    name: 'a.txt',
    path: 'a.txt',
    sizeBytes: 3,
    bytes: () => Promise.reject(new Error('gone')),
  }
  const found = []
  for await (const one of inspectNotes([gone, fileOf('b.txt', utf8('b')).file], AbortSignal.timeout(10_000))) {
    found.push('code' in one ? one.code : one.name)
  }
  expect(found).toEqual(['file-unreadable', 'Note'])
})
