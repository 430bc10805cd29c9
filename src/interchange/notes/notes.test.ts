import { describe, expect, test } from 'vitest'
import { memoryFile } from '../../../tests/fixtures/text-file.ts'
import { unwrap } from '../../lib/result.ts'
import { manifestMessage } from '../manifest/messages.ts'
import { proposeMapping } from '../manifest/presets/known-tables.ts'
import { rowReader } from '../manifest/read-row.ts'
import { isManifestFile } from '../manifest/recognise-table.ts'
import { isTableOfNotes } from '../manifest/table-mapping.ts'
import { profileTable } from '../manifest/table-profile.ts'
import { tableRows } from '../manifest/table-rows.ts'
import { documentRows } from './fhir-documents.ts'

const long =
  'The lungs are clear. The heart is of normal size. There is no effusion and no pneumothorax on this film. '.repeat(2)

async function read(name: string, text: string, pictureNames: readonly string[] = []) {
  const file = memoryFile(name, text)
  const signal = new AbortController().signal
  const profile = unwrap(await profileTable(file, signal))
  const { preset, mapping } = proposeMapping(profile, pictureNames)
  const reader = rowReader(mapping, null)
  const rows = []
  const problems = []
  for await (const batch of tableRows(file, profile.shape, signal)) {
    if ('code' in batch) problems.push(batch)
    else rows.push(...batch)
  }
  const header = mapping.hasHeader && profile.shape.records === undefined ? 1 : 0
  const readings = rows.slice(header).map(({ cells }) => reader(cells))
  const roles = Object.fromEntries(mapping.columns.map((use) => [use.name, use.role]))
  return { profile, preset, mapping, roles, readings, problems }
}

describe('a table is one of notes', () => {
  test('where a column has long text; what the others are for is told by their names', async () => {
    const table = `ROW_ID,SUBJECT_ID,CHARTDATE,CATEGORY,TEXT,ward\n1,77,2020-01-02,Radiology,"${long}",B\n2,78,2020-01-03,Nursing,"${long} x",B\n`
    const { roles, readings } = await read('notes.csv', table)
    expect(roles).toEqual({
      ROW_ID: 'note-id',
      SUBJECT_ID: 'patient',
      CHARTDATE: 'date',
      CATEGORY: 'note-type',
      TEXT: 'text',
      ward: 'metadata',
    })
    expect(readings[0]).toMatchObject({
      note: { text: long, id: '1', type: 'Radiology' },
      patient: '77',
      facts: { acquiredAt: { value: '2020-01-02', origin: 'manifest' } },
      metadata: { ward: 'B' },
      faults: [],
    })
  })

  test('not where it names picked files, nor where no column is long', async () => {
    const table = `file,report\na.png,"${long}"\n`
    expect(isTableOfNotes((await read('t.csv', table, ['a.png'])).mapping)).toBe(false)
    expect(isTableOfNotes((await read('t.csv', table)).mapping)).toBe(true)
    expect(isTableOfNotes((await read('t.csv', 'file,view\na.png,PA\n')).mapping)).toBe(false)
  })

  test('OMOP and its columns', async () => {
    const { preset, roles } = await read(
      'NOTE.csv',
      'note_id,person_id,note_date,note_text,provider_id\n1,2,2020-01-01,short,9\n',
    )
    expect(preset?.name).toBe('OMOP: NOTE')
    expect(roles).toMatchObject({ note_text: 'text', person_id: 'patient', note_date: 'date', provider_id: 'ignore' })
  })

  test('a row without text is left out by name; the text of others is as it stands', async () => {
    const { readings } = await read('t.csv', `id,text\n1,"  ${long}\n\n"\n2,"  "\n`)
    expect(readings[0]?.note?.text).toBe(`  ${long}\n\n`)
    expect(readings.map(({ faults }) => faults)).toEqual([[], ['note-row-empty']])
  })
})

describe('JSON', () => {
  const records = [
    { id: 7, text: `${long}😀\u2028\ud800`, meta: { patient: 'P1', tags: ['a', 'b'] }, none: null },
    { id: 8, text: `${long}é`, extra: true },
  ]

  test.each([
    ['an array', 'a.json', JSON.stringify(records, null, 2)],
    ['a record a line', 'a.jsonl', records.map((one) => JSON.stringify(one)).join('\r\n')],
    ['a record a line, named .json', 'a.json', records.map((one) => JSON.stringify(one)).join('\n')],
    ['the same with a blank line before the second', 'a.json', '\n{"id":7}\r\n \n{"id":8}\n'],
  ])('%s is recognised and read record by record', async (_, name, text) => {
    expect(await isManifestFile(memoryFile(name, text))).toBe(true)
    const { readings, profile, problems } = await read(name, text)
    expect(problems).toEqual([])
    expect(profile.rowCount).toBe(2)
    if (text.length < 100) return
    expect(profile.columns.map((column) => column.name)).toEqual(['id', 'text', 'meta.patient', 'meta.tags', 'extra'])
    expect(readings.map(({ note }) => note?.text)).toEqual(records.map((one) => one.text))
    expect(readings[0]?.note?.id).toBe('7')
  })

  test('a record a line, named .json, whose first line is longer than any beginning one would read, told by where it ends', async () => {
    const texts = [long.repeat(4000), `${long} 2`]
    expect(texts[0]?.length).toBeGreaterThan(800_000)
    const text = texts.map((one, id) => JSON.stringify({ id, text: one })).join('\n')
    expect(await isManifestFile(memoryFile('a.json', text))).toBe(true)
    expect((await read('a.json', text)).readings.map(({ note }) => note?.text)).toEqual(texts)
    const resources = texts.map((one, id) => {
      const content = [{ attachment: { contentType: 'text/plain', data: Buffer.from(one).toString('base64') } }]
      return JSON.stringify({ content, resourceType: 'DocumentReference', id: `d${id}` })
    })
    for (const [given, count] of [
      [resources.join('\n'), 2],
      [resources[0] ?? '', 1],
    ] as const) {
      expect(await isManifestFile(memoryFile('f.json', given))).toBe(true)
      expect((await read('f.json', given)).readings).toHaveLength(count)
    }
  })

  test('an object that is no resource is no table; a bad line is told and the others are read', async () => {
    for (const text of ['{"a": 1}', '{"a": 1}\n', '{\n"a": 1\n}\n', '', '{', '[', '[1]', '"a"'])
      expect(await isManifestFile(memoryFile('a.json', text))).toBe(false)
    const { readings, problems } = await read('a.ndjson', `{"text": "${long}"}\n{"text": \n3\n{"text": "${long}"}`)
    expect(readings).toHaveLength(2)
    expect(problems).toMatchObject([
      { code: 'record-not-json', file: 'a.ndjson', line: 2 },
      { code: 'record-not-object', line: 3 },
    ])
  })
})

describe('FHIR', () => {
  const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64')
  const document = (attachment: unknown, more = {}) => ({
    resourceType: 'DocumentReference',
    id: 'd1',
    subject: { reference: 'https://example.org/Patient/12/_history/3', display: 'A NAME' },
    date: '2020-01-02T03:04:05Z',
    type: { coding: [{ code: '34108-1', display: 'Outpatient Note' }] },
    context: { encounter: [{ reference: 'Encounter/e9' }] },
    content: [{ attachment }],
    ...more,
  })

  test('a document is a row: text by its charset, ids without their addresses, no names', () => {
    const rows = documentRows(
      document({
        contentType: 'text/plain; charset="windows-1251"',
        data: Buffer.from([0xcd, 0xe5, 0xf2]).toString('base64'),
      }),
    )
    expect(rows).toEqual([['Нет', 'd1', '12', 'e9', '2020-01-02T03:04:05Z', 'Outpatient Note', '']])
    expect(JSON.stringify(rows)).not.toContain('A NAME')
    const guessed = documentRows(
      document({ contentType: 'text/plain', data: base64('Größe – groß', 'utf8').replace(/(.{10})/g, '$1\n') }),
    )
    expect(guessed).toMatchObject([{ 0: 'Größe – groß', 1: 'd1' }])
  })

  test.each([
    ['a PDF', { contentType: 'application/pdf', data: base64('%PDF-1') }, 'fhir-attachment-not-text'],
    ['a PDF that does not say so', { data: base64('%PDF-1.4') }, 'fhir-attachment-not-text'],
    ['RTF', { contentType: 'text/rtf', data: base64('{\\rtf1 x}') }, 'fhir-attachment-not-text'],
    ['HTML', { contentType: 'text/html', data: base64('<p>x</p>') }, 'fhir-attachment-not-text'],
    ['one elsewhere', { contentType: 'text/plain', url: 'Binary/1' }, 'fhir-attachment-elsewhere'],
    ['none', {}, 'fhir-without-attachment'],
    ['broken base64', { contentType: 'text/plain', data: '%%%' }, 'fhir-attachment-broken'],
  ])('%s is refused by name, with what to do', (_, attachment, code) => {
    const [problem] = documentRows(document(attachment)) ?? []
    expect(problem).toMatchObject({ code })
    if (problem !== undefined && 'code' in problem) expect(manifestMessage(problem)).toContain('DocumentReference "d1"')
  })

  test('a Bundle, NDJSON and a single resource come to the same rows; other resources are counted', async () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r1',
      subject: { reference: 'urn:uuid:12' },
      issued: '2020-01-02T00:00:00Z',
      presentedForm: [
        { contentType: 'text/plain', data: base64('one') },
        { contentType: 'text/plain', data: base64('two') },
      ],
    }
    const others = [{ resourceType: 'Patient', id: '12', name: [{ family: 'X' }] }, report]
    const bundle = { resourceType: 'Bundle', entry: others.map((resource) => ({ resource })) }
    for (const [name, text] of [
      ['b.json', JSON.stringify(bundle)],
      ['b.ndjson', others.map((one) => JSON.stringify(one)).join('\n')],
      ['b.json', JSON.stringify(report)],
    ] as const) {
      expect(await isManifestFile(memoryFile(name, text))).toBe(true)
      const { readings, preset, problems } = await read(name, text)
      expect(preset?.name).toContain('FHIR')
      expect(readings.map(({ note, patient }) => [note?.text, note?.id, patient])).toEqual([
        ['one', 'r1', '12'],
        ['two', 'r1/2', '12'],
      ])
      expect(problems.map(({ code }) => code)).toEqual(text.includes('"Patient"') ? ['fhir-others'] : [])
    }
  })
})
