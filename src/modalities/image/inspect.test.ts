import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { memoryFile } from '../../../tests/fixtures/drafts.ts'
import { greyPng, radiograph } from '../../../tests/fixtures/picture-files.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import type { Problem } from '../../lib/result.ts'
import { inspectPictures } from './inspect.ts'
import { imageMessage } from './messages.ts'

async function inspect(...files: readonly SourceFile[]): Promise<{ drafts: ItemDraft[]; problems: Problem[] }> {
  const drafts: ItemDraft[] = []
  const problems: Problem[] = []
  for await (const found of inspectPictures(files, new AbortController().signal, { keepSources: false })) {
    if ('code' in found) problems.push(found)
    else drafts.push(found)
  }
  return { drafts, problems }
}

const bytesOf = (buffer: Buffer): Bytes => new Uint8Array(buffer)
const patient = { patientId: 'PID-4711', patientName: 'Doe^Jane', studyUid: '1.2.3', instanceUid: '1.2.3.4' }
const film = bytesOf(radiograph(patient))
const picture = bytesOf(greyPng(20, 10))

describe('inspectPictures', () => {
  test('finds a radiograph by its content, and stores nothing that names the patient', async () => {
    const { drafts, problems } = await inspect(memoryFile('whatever.txt', [film]))
    expect(problems).toEqual([])
    const [draft] = drafts
    expect(draft).toMatchObject({
      modality: 'image',
      name: 'Radiograph',
      files: ['whatever.txt'],
      source: { system: 'dicom' },
      group: { patient: 'PID-4711', study: '1.2.3', stem: 'whatever' },
    })
    expect(draft?.parts[0]).toMatchObject({ uid: expect.stringMatching(/^2\.25\.\d+$/), frames: 1 })
    const stored =
      Buffer.from(await new Blob([draft?.parts[0]?.bytes ?? '']).arrayBuffer()).toString('latin1') +
      JSON.stringify(draft?.facts)
    expect(stored).not.toContain('4711')
    expect(stored).not.toContain('Doe')
    expect(stored).not.toContain('1.2.3')
    expect(stored).not.toContain('whatever')
  })

  test('finds a picture, whatever its name', async () => {
    const { drafts } = await inspect(memoryFile('note.dcm', [picture]))
    expect(drafts[0]).toMatchObject({
      name: 'Picture',
      source: { system: 'png' },
      facts: { rows: { value: 10 }, columns: { value: 20 } },
      group: { patient: null, study: null, stem: 'note' },
    })
  })

  test('leaves other files to others', async () => {
    const text = memoryFile('film.png', 'No picture, but a text under its name.')
    expect(await inspect(text, memoryFile('empty.png', ''))).toEqual({ drafts: [], problems: [] })
  })

  test.each([
    ['a radiograph cut off', 'dicom-pixel-data-truncated', film.slice(0, film.length - 100)],
    ['a picture cut off', 'image-truncated', picture.slice(0, picture.length - 20)],
    ['a kind that cannot be opened', 'image-format-unsupported', utf8(`\0\0\0\x0cjP  ${' '.repeat(600)}`)],
  ] as const)('%s is a problem with words for it, and the next file is still looked at', async (_, code, bytes) => {
    const { drafts, problems } = await inspect(memoryFile('a', [bytes]), memoryFile('b.png', [picture]))
    expect(problems).toMatchObject([{ code, file: 'a' }])
    expect(imageMessage(problems[0] ?? { code: '', params: {} })).toMatch(/\.$/)
    expect(drafts.map(({ files }) => files)).toEqual([['b.png']])
  })

  test('a file that cannot be read any more is a problem', async () => {
    const gone: SourceFile = { ...memoryFile('gone', 'x'), bytes: () => Promise.reject(new Error('gone')) }
    expect((await inspect(gone)).problems).toMatchObject([{ code: 'file-unreadable', file: 'gone' }])
  })

  test('stops when asked to', async () => {
    const stopped = new AbortController()
    stopped.abort()
    const found = inspectPictures([memoryFile('b.png', [picture])], stopped.signal, { keepSources: false })
    expect((await found.next()).done).toBe(true)
  })
})

const ct = sharedDataPath('dicom/CT_small.dcm')
const chest = sharedDataPath('cxr/00000001_000.png')

describe.skipIf(ct === null || chest === null)('real files', () => {
  test('are found and named', async () => {
    const read = (path: string | null) => bytesOf(readFileSync(path ?? ''))
    const { drafts, problems } = await inspect(memoryFile('a', [read(ct)]), memoryFile('b', [read(chest)]))
    expect(problems).toEqual([])
    expect(drafts.map(({ name, source }) => [name, source.system])).toEqual([
      ['CT image', 'dicom'],
      ['Picture', 'png'],
    ])
  })
})
