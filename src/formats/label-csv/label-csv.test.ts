import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { arbitraryWholeProject, readerOf, type WholeProject } from '../../../tests/fixtures/arbitrary-projects.ts'
import { arbitrarySelection } from '../../../tests/fixtures/arbitrary-selection.ts'
import { collectLosses, keepingSink } from '../../../tests/fixtures/sinks.ts'
import { ada, ben, cases, nodule, smallProject, withFirstCase } from '../../../tests/fixtures/small-project.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import { freeText } from '../../interchange/csv-text.ts'
import { unwrap } from '../../lib/result.ts'
import { labelCsvExport } from './label-csv-export.ts'
import { type LabelCsvOptions, labelCodes, parseLabelCsvOptions } from './label-csv-options.ts'

const given = { exportedAt: '2026-01-01T00:00:00.000Z', exportedBy: ada, appVersion: '0.1.0' }

async function written(whole: WholeProject, asked: Readonly<Record<string, unknown>> = {}) {
  const options = unwrap(parseLabelCsvOptions({ ...given, ...asked }))
  const { sink, files, parts } = keepingSink()
  const losses = await collectLosses(labelCsvExport.write(readerOf(whole), options), sink)
  const textOf = (file: string) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts.get(file) ?? []))
  const text = textOf('labels.csv')
  const [headers = [], ...rows] = Papa.parse<string[]>(text.replace(/\r\n$/, ''), {
    delimiter: ',',
    newline: '\r\n',
  }).data
  const table = rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at]])))
  return { options, files, losses, text, headers, table, mapping: JSON.parse(textOf('labels-mapping.json')) }
}

/** The first case with Ada's marks replaced. */
function saying(...marks: readonly Partial<Annotation>[]): WholeProject {
  return withFirstCase((one) => {
    const [mark] = one.annotations
    if (mark === undefined) throw new Error('no mark')
    const annotations = marks.map((change, index) => ({
      ...mark,
      id: mark.id.replace(/..$/, `a${index}`),
      target: { kind: 'whole' as const },
      ...change,
    }))
    return { ...one, annotations, relations: [], findings: [] }
  })
}

const [film = '', note = ''] = smallProject.bundles[0]?.items.map(({ id }) => id) ?? []

describe('rows', () => {
  it('are of items and readers, with negatives among them and blank labels', async () => {
    const { table, headers } = await written(smallProject)
    expect(headers).toEqual(
      'case_id item_id item_kind patient_key split status outcome reason annotator_id annotator annotations view Nodule'.split(
        ' ',
      ),
    )
    expect(
      table.map(({ case_id, item_id, outcome, annotator, Nodule }) => [case_id, item_id, outcome, annotator, Nodule]),
    ).toEqual([
      [cases[0], note, 'findings', 'Ada Reader', '1'],
      [cases[0], film, 'findings', 'Ada Reader', '1'],
      [cases[1], '', 'normal', 'Ben Reader', ''],
    ])
    expect(table[0]).toMatchObject({ split: 'train', status: 'submitted', view: 'PA', annotations: '1' })
  })

  it('keep untouched, submitted negative and begun apart where all is asked for', async () => {
    const { table } = await written(smallProject, { includeUnsubmitted: true, rows: 'case' })
    expect(
      table.map(({ case_id, status, outcome, annotator_id, Nodule }) => [
        case_id,
        status,
        outcome,
        annotator_id,
        Nodule,
      ]),
    ).toEqual([
      [cases[0], 'submitted', 'findings', ada, '1'],
      [cases[0], 'in-progress', '', ben, '1'],
      [cases[1], 'submitted', 'normal', ben, ''],
      [cases[2], 'new', '', '', ''],
    ])
  })

  it('give a submitted normal case zeros only where asked, and count them', async () => {
    const { table, mapping } = await written(smallProject, { normalMeansAbsent: true })
    expect(table[2]).toMatchObject({ outcome: 'normal', Nodule: '0' })
    expect(mapping.labels[0].counts).toEqual({ '1': 2, '0': 1, '-1': 0, blank: 0, impliedByNormal: 1 })
  })
})

describe('statements', () => {
  it.each([
    ['present', '1'],
    ['likely', '-1'],
    ['unlikely', '-1'],
    ['absent', '0'],
    ['not-assessable', ''],
  ] as const)('%s is %j by default', async (assertion, code) => {
    const { table } = await written(saying({ itemId: null, assertion }), { rows: 'case' })
    expect(table[0]?.Nodule).toBe(code)
  })

  it('follow another mapping', async () => {
    const { table, mapping } = await written(saying({ itemId: null, assertion: 'likely' }), {
      rows: 'case',
      codes: { likely: '1' },
    })
    expect(table[0]?.Nodule).toBe('1')
    expect(mapping.codes).toEqual({
      present: '1',
      likely: '1',
      unlikely: '-1',
      absent: '0',
      'not-assessable': '',
      'not-assessed': '',
    })
  })

  it('of an item go before those of the case; what is said of the case holds for the others', async () => {
    const { table, losses } = await written(
      saying({ itemId: null, assertion: 'likely' }, { itemId: film, assertion: 'absent' }),
    )
    expect(table.slice(0, 2).map(({ item_id, Nodule }) => [item_id, Nodule])).toEqual([
      [note, '-1'],
      [film, '0'],
    ])
    expect(losses.map(({ loss }) => loss)).not.toContain('contradiction')
  })

  it('that contradict each other give the stronger, and are counted', async () => {
    const same = await written(saying({ itemId: film, assertion: 'absent' }, { itemId: film, assertion: 'present' }))
    expect(same.table[1]?.Nodule).toBe('1')
    expect(same.losses).toContainEqual(expect.objectContaining({ loss: 'contradiction', count: 1 }))
    const whole = await written(saying({ itemId: null, assertion: 'absent' }, { itemId: film, assertion: 'present' }))
    expect(whole.losses).toContainEqual(expect.objectContaining({ loss: 'contradiction', count: 1 }))
    const views = await written(saying({ itemId: note, assertion: 'absent' }, { itemId: film, assertion: 'present' }))
    expect(views.losses.map(({ loss }) => loss)).not.toContain('contradiction')
  })
})

describe('several readers', () => {
  const readers = (...said: readonly (readonly [string, Annotation['assertion']])[]) =>
    saying(...said.map(([createdBy, assertion]) => ({ itemId: null, createdBy, assertion })))
  const third = ada.replace(/..$/, 'ff')

  it.each([
    [
      'any',
      [
        [ada, 'absent'],
        [ben, 'present'],
      ],
      '1',
    ],
    [
      'any',
      [
        [ada, 'absent'],
        [ben, 'likely'],
      ],
      '-1',
    ],
    ['any', [[ada, 'absent']], '0'],
    [
      'majority',
      [
        [ada, 'absent'],
        [ben, 'present'],
      ],
      '',
    ],
    [
      'majority',
      [
        [ada, 'absent'],
        [ben, 'present'],
        [third, 'absent'],
      ],
      '0',
    ],
    [
      'majority',
      [
        [ada, 'not-assessable'],
        [ben, 'present'],
      ],
      '1',
    ],
  ] as const)('%s of %j is %j', async (how, said, code) => {
    const { table, losses } = await written(readers(...said), { readers: how, rows: 'case', includeUnsubmitted: true })
    expect(table).toHaveLength(3)
    expect(table[0]?.Nodule).toBe(code)
    const codes = new Set(
      said.map(([, assertion]) => ({ present: '1', absent: '0', likely: '-1' })[String(assertion)] ?? ''),
    )
    codes.delete('')
    expect(losses.some(({ loss }) => loss === 'readers-disagree')).toBe(codes.size > 1)
  })
})

describe('text', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['a=b', 'a=b'],
    ['\ud83d', '\ufffd'],
  ])('%j is written as %j', (text, cell) => {
    expect(freeText(text)).toBe(cell)
  })

  it('of names, headers, facts and manifests is guarded; codes are not', async () => {
    const evil = saying({ itemId: film, assertion: 'likely' })
    const whole: WholeProject = {
      ...evil,
      project: {
        ...evil.project,
        labelSet: { version: 1, labels: evil.project.labelSet.labels.map((label) => ({ ...label, name: '=cmd|"x"' })) },
      },
      annotators: evil.annotators.map((one) => ({ ...one, name: '@ada, "R"' })),
      bundles: evil.bundles.map((one) => ({
        ...one,
        case: { ...one.case, metadata: { ward: '-7\r\nB' } },
        items: one.items.map((item) => ({
          ...item,
          facts: { view: { value: '+PA', origin: 'reader' as const }, kv: { value: -80, origin: 'header' as const } },
        })),
      })),
    }
    const { headers, table, text, files, options } = await written(whole, { metadata: ['ward'], facts: ['view', 'kv'] })
    expect(headers.at(-1)).toBe(`'=cmd|"x"`)
    expect(table[1]).toMatchObject({
      annotator: `'@ada, "R"`,
      ward: "'-7\r\nB",
      view: "'+PA",
      kv: '-80',
      '\'=cmd|"x"': '-1',
    })
    expect(text.endsWith('\r\n')).toBe(true)
    expect((await labelCsvExport.readBack(files, readerOf(whole), options)).problems).toEqual([])
  })

  it('of two labels of one name, and of one named like a column, makes different headers', async () => {
    const [label] = smallProject.project.labelSet.labels
    if (label === undefined) throw new Error('no label')
    const labels = ['Nodule', 'Nodule', 'outcome'].map((name, index) => ({
      ...label,
      id: label.id.replace(/..$/, `c${index}`),
      name,
    }))
    const { headers } = await written({
      ...smallProject,
      project: { ...smallProject.project, labelSet: { version: 1, labels } },
    })
    expect(headers.slice(-3)).toEqual(['Nodule', 'Nodule (2)', 'outcome (2)'])
  })
})

it('has a column for each label that was asked for only, and keeps the cases', async () => {
  const { headers, table } = await written(smallProject, { labels: [] })
  expect(headers).not.toContain('Nodule')
  expect(table).toHaveLength(3)
  expect((await written(smallProject, { labels: [nodule] })).headers).toContain('Nodule')
})

const arbitraryOptions = (whole: WholeProject): fc.Arbitrary<LabelCsvOptions> => {
  const code = fc.constantFrom(...labelCodes)
  return fc
    .record({
      selection: arbitrarySelection(whole),
      own: fc.record({
        rows: fc.constantFrom('item', 'case'),
        readers: fc.constantFrom('each', 'majority', 'any'),
        codes: fc.record(
          { present: code, likely: code, unlikely: code, absent: code, 'not-assessable': code },
          { noNullPrototype: true },
        ),
        normalMeansAbsent: fc.boolean(),
        facts: fc.subarray(whole.bundles.flatMap(({ items }) => items.flatMap(({ facts }) => Object.keys(facts)))),
        metadata: fc.subarray(whole.bundles.flatMap((one) => Object.keys(one.case.metadata ?? {}))),
      }),
    })
    .map(({ selection, own }) => unwrap(parseLabelCsvOptions({ ...given, ...selection, ...own })))
}

it('reads back any project under any options as it was written, every row as wide as the header, codes only where allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryWholeProject.chain((whole) => fc.tuple(fc.constant(whole), arbitraryOptions(whole))),
      async ([whole, options]) => {
        const { files, text, mapping } = await written(whole, options)
        const { counts, problems } = await labelCsvExport.readBack(files, readerOf(whole), options)
        expect(problems).toEqual([])
        const all = Papa.parse<string[]>(text.replace(/\r\n$/, ''), { delimiter: ',', newline: '\r\n' })
        expect(all.errors).toEqual([])
        const [headers = [], ...rows] = all.data
        expect(rows.length).toBe(counts.row ?? 0)
        expect(new Set(headers).size).toBe(headers.length)
        const labelCount = mapping.labels.length
        for (const row of rows) {
          expect(row.length).toBe(headers.length)
          for (const cell of labelCount === 0 ? [] : row.slice(-labelCount)) expect(labelCodes).toContain(cell)
        }
        for (const { counts: codes } of mapping.labels) {
          const { impliedByNormal: _, ...told } = codes
          const sum = Object.values(told).reduce((total: number, count) => total + Number(count), 0)
          if (rows.length > 0) expect(sum).toBe(rows.length)
        }
      },
    ),
    { numRuns: 200 },
  )
})
