import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { profileOf } from '../../../tests/fixtures/manifest-reading.ts'
import { memoryFile } from '../../../tests/fixtures/text-file.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { tableEncoding, textChunks } from './table-chunks.ts'
import type { TableRow } from './table-row.ts'
import { tableRows } from './table-rows.ts'
import { tableShape } from './table-shape.ts'

const signal = new AbortController().signal

async function read(content: string | Bytes): Promise<{ rows: TableRow[]; problems: [string, number | undefined][] }> {
  const file = memoryFile('table.csv', content)
  const encoding = await tableEncoding(file, signal)
  let text = ''
  for await (const chunk of textChunks(file, encoding, signal)) text += chunk
  const rows: TableRow[] = []
  const problems: [string, number | undefined][] = []
  for await (const batch of tableRows(file, tableShape(text, encoding), signal)) {
    if ('code' in batch) problems.push([batch.code, batch.line])
    else rows.push(...batch)
  }
  return { rows, problems }
}

const cellsOf = async (content: string | Bytes) => (await read(content)).rows.map(({ cells }) => cells)

function utf16(text: string, { mark, isBig = false }: { mark: boolean; isBig?: boolean }): Bytes {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((char) => char.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
}

describe('encodings', () => {
  const wanted = [
    ['file', 'label'],
    ['a.png', 'Épanchement'],
  ]
  test.each<[string, string | Bytes]>([
    ['UTF-8', 'file,label\na.png,Épanchement\n'],
    ['UTF-8 with a mark', '\ufefffile,label\na.png,Épanchement\n'],
    ['UTF-16 LE, tabs, as Excel saves Unicode text', utf16('file\tlabel\r\na.png\tÉpanchement\r\n', { mark: true })],
    ['UTF-16 BE', utf16('file,label\na.png,Épanchement', { mark: true, isBig: true })],
    ['UTF-16 LE without a mark', utf16('file,label\na.png,Épanchement', { mark: false })],
    ['Windows-1252', Uint8Array.from('file;label\r\na.png;Épanchement\r\n', (char) => char.charCodeAt(0))],
  ])('%s', async (_, content) => {
    expect(await cellsOf(content)).toEqual(wanted)
  })

  test('the first accent of Windows-1252 may stand far down', async () => {
    const text = `file,label\n${'a.png,none\n'.repeat(200_000)}b.png,Épanchement\n`
    const { rows } = await read(Uint8Array.from(text, (char) => char.charCodeAt(0)))
    expect(rows.at(-1)).toEqual({ line: 200_002, cells: ['b.png', 'Épanchement'] })
  })

  test('no character is cut in two between pieces', async () => {
    const { rows } = await read(`file,label\n${'a.png,é🫁é\n'.repeat(150_000)}`)
    expect(rows).toHaveLength(150_001)
    expect(new Set(rows.slice(1).map(({ cells }) => cells.join('|')))).toEqual(new Set(['a.png|é🫁é']))
  })
})

describe('shapes', () => {
  test.each([
    ['semicolons and decimal commas', 'file;x;y\na.png;1,5;2,5\nb.png;3,5;4,25\n', ['a.png', '1,5', '2,5']],
    ['a sep= line', 'sep=;\r\nfile;x\r\n"a,b.png";1\r\n', ['a,b.png', '1']],
    ['tabs', 'file\tlabels\na.png\tMass, left|Nodule\n', ['a.png', 'Mass, left|Nodule']],
    ['CR alone', 'file,x\ra.png,1\rb.png,2', ['a.png', '1']],
    ['CR LF and LF mixed', 'file,x\r\na.png,"1"\r\nb.png,2\nc.png,3\r\n', ['a.png', '1']],
    ['quotes inside quotes', 'file,x\na.png,"say ""aah"""\n', ['a.png', 'say "aah"']],
    ['one column', 'file\na.png\n', ['a.png']],
  ])('%s', async (_, content, first) => {
    expect((await cellsOf(content))[1]).toEqual(first)
  })

  test('blank lines are left out and counted', async () => {
    expect((await read('file,x\n\n\na.png,1\n\n')).rows).toEqual([
      { line: 1, cells: ['file', 'x'] },
      { line: 4, cells: ['a.png', '1'] },
    ])
  })
})

describe('lines', () => {
  test('the first line is the sep= line, where there is one', async () => {
    expect((await read('sep=;\nfile;x\na.png;1\n')).rows.map(({ line }) => line)).toEqual([2, 3])
  })

  test('a quote that is never closed is named with its line, and the rows above it stay', async () => {
    const { rows, problems } = await read('file,x\na.png,1\nb.png,"two\nc.png,3\n')
    expect(rows.map(({ line }) => line)).toEqual([1, 2])
    expect(problems).toEqual([['table-quote-open', 3]])
  })

  test('an open quote in a long table ends the reading instead of keeping all of it', async () => {
    const { rows, problems } = await read(`file,x\na.png,"open\n${'b.png,1\n'.repeat(1_000_000)}`)
    expect(rows).toHaveLength(1)
    expect(problems).toEqual([['table-quote-open', 2]])
  })

  test('text after a closing quote is told and kept', async () => {
    const { rows, problems } = await read('file,x\na.png,"one" two"\nb.png,3\n')
    expect(problems).toEqual([['table-quote-odd', 2]])
    expect(rows.at(-1)).toEqual({ line: 3, cells: ['b.png', '3'] })
  })

  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '🫁', ',', ';', '"', '\n', '\r\n', ' ', '\t', '1'),
    maxLength: 8,
  })
  test('cells and lines of whatever papaparse writes, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        async (body, newline) => {
          const table = [['file', 'x', 'y'], ...body]
          const text = Papa.unparse(table, { newline, quotes: true })
          const { rows } = await read(text)
          expect(rows.map(({ cells }) => cells)).toEqual(table)
          let line = 1
          for (const [index, row] of rows.entries()) {
            expect(row.line).toBe(line)
            line += 1 + (table[index] ?? []).join('').split('\n').length - 1
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('profile', () => {
  test('says what a table is not', async () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0])
    await expect(profileOf('table.csv', workbook)).rejects.toThrow('table-is-workbook')
    await expect(profileOf('table.csv', ' \n')).rejects.toThrow('table-empty')
    await expect(profileOf('table.csv', 'a,b\n\0\0,\0')).rejects.toThrow('table-not-a-table')
  })

  test('counts rows, values, numbers and dates by column', async () => {
    const profile = await profileOf('t.csv', 'file,when,x\na.png,31/01/2020,1\nb.png,02/01/2020,2.5\nc.png,,x\n')
    expect(profile).toMatchObject({ hasHeader: true, rowCount: 3 })
    expect(profile.columns[1]).toMatchObject({ name: 'when', filled: 2, dates: { 'day-month': 1, either: 1 } })
    expect(profile.columns[2]).toMatchObject({ numbers: 2, isVaried: false })
  })
})
