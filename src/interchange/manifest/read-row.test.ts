import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../../tests/fixtures/manifest-reading.ts'
import { unwrap } from '../../lib/result.ts'
import { postureOf, viewOf } from './acquisition-values.ts'
import { ageOf } from './ages.ts'
import { dateOf } from './dates.ts'
import { holdsIdentifier } from './identifiers.ts'
import { labelsOf } from './label-cells.ts'
import { parseNamePattern } from './name-pattern.ts'
import { numberOf } from './numbers.ts'
import { raterNames } from './rater-names.ts'
import { rowReader } from './read-row.ts'
import { type ColumnUse, emptyMapping, type TableMapping } from './table-mapping.ts'

function reading(
  uses: readonly (ColumnUse['role'] | ColumnUse)[],
  cells: readonly string[],
  other: Partial<TableMapping> = {},
) {
  const columns = uses.map((use, at) => (typeof use === 'string' ? { role: use, name: `Column ${at + 1}` } : use))
  return rowReader({ ...emptyMapping([], true), columns, ...other }, null)(cells)
}

describe('values', () => {
  test.each([
    ['058Y', '58 y'],
    ['58', '58 y'],
    ['58.0', '58 y'],
    ['006M', '6 mo'],
    ['3 weeks', '3 wk'],
    ['090Y', '90+ y'],
    ['0', '0 y'],
    ['414Y', undefined],
    ['old', undefined],
  ])('age %s', (cell, age) => expect(ageOf(cell)).toBe(age))

  test.each([
    ['2020-02-29', null, '2020-02-29'],
    ['20200229', null, '2020-02-29'],
    ['20200229133015.5', null, '2020-02-29T13:30:15'],
    ['2020-02-29T13:30:15Z', null, '2020-02-29T13:30:15Z'],
    ['2020-02-29 13:30', null, '2020-02-29T13:30:00'],
    ['29.2.2020', null, '2020-02-29'],
    ['3.4.2020', null, '2020-04-03'],
    ['29/02/2020', null, '2020-02-29'],
    ['02/29/2020', null, '2020-02-29'],
    ['03/04/2020', null, 'ambiguous'],
    ['03/04/2020', 'day-month', '2020-04-03'],
    ['03/04/2020', 'month-day', '2020-03-04'],
    ['03.04.2020', 'month-day', '2020-04-03'],
    ['04/04/2020', null, '2020-04-04'],
    ['31/02/2020', null, undefined],
    ['2020-13-01', null, undefined],
    ['03/04/20', 'day-month', undefined],
  ] as const)('date %s, %s', (cell, order, date) => expect(dateOf(cell, order)).toBe(date))

  test.each([
    ['1.5', '.', 1.5],
    ['1,5', ',', 1.5],
    ['1e3', '.', 1000],
    ['-0.5', '.', -0.5],
    ['1,234', '.', undefined],
    ['1,234.5', ',', undefined],
    ['', '.', undefined],
  ] as const)('number "%s" with %s', (cell, mark, value) => expect(numberOf(cell, mark)).toBe(value))

  test('views and postures in the words of DICOM', () => {
    expect(['pa', 'Antero-Posterior', 'L', 'left lateral', 'COSTAL', '12'].map(viewOf)).toEqual([
      'PA',
      'AP',
      'LATERAL',
      'LL',
      'COSTAL',
      undefined,
    ])
    expect(['Erect', 'semi-upright', 'Recumbent', 'hovering'].map(postureOf)).toEqual([
      'erect',
      'semi-erect',
      'recumbent',
      undefined,
    ])
  })

  test('lists of labels', () => {
    const split = (cell: string, listSeparator = '|') =>
      labelsOf(cell, { listSeparator, renamed: { Infiltrate: 'Infiltration' } })
    expect(split('Mass | Infiltrate|Mass')).toEqual(['Mass', 'Infiltration'])
    expect(split(`['loc, left', "patient's", '']`)).toEqual(['loc, left', "patient's"])
    expect(split('No Lung Opacity / Not Normal', '')).toEqual(['No Lung Opacity / Not Normal'])
    expect(split('constructor')).toEqual(['constructor'])
  })

  test('raters', () => {
    expect([...raterNames(['R10', 'R8', 'R8 (2)'])]).toEqual([
      ['R8', 'Rater 1'],
      ['R8 (2)', 'Rater 2'],
      ['R10', 'Rater 3'],
    ])
    expect([...raterNames(['R10', 'R8'])]).toEqual([
      ['R8', 'Rater 8'],
      ['R10', 'Rater 10'],
    ])
    expect([...raterNames(['Dr Kim', 'Dr Ash'])]).toEqual([
      ['Dr Ash', 'Rater 1'],
      ['Dr Kim', 'Rater 2'],
    ])
  })
})

describe('identifiers', () => {
  test('cells to be kept that hold the identifier of the row are left out', () => {
    const row = reading(
      [
        'file',
        'patient',
        { role: 'metadata', name: 'note' },
        { role: 'metadata', name: 'ward' },
        { role: 'metadata', name: 'uid' },
      ],
      ['MRN4471.png', 'MRN4471', 'see mrn4471', '7B', '1.2.826.0.1.3680043.2'],
    )
    expect(row.metadata).toEqual({ ward: '7B' })
    expect(row.faults).toEqual(['table-identifier', 'table-identifier'])
  })

  test('what is shown by chance is none', () => {
    expect(holdsIdentifier('12', ['1', '12', null])).toBe(false)
    expect(holdsIdentifier('Philips', ['phil'])).toBe(false)
  })
})

describe('rows', () => {
  test('1, 0, -1, blank and other words by the table of assertions', () => {
    const label = (name: string): ColumnUse => ({ role: 'label', name })
    const row = reading(
      ['file', label('A'), label('B'), label('C'), label('D'), label('E')],
      ['a.png', '1.0', '0', '-1', '', 'maybe'],
    )
    expect(row.labels).toEqual([
      { label: 'A', assertion: 'present' },
      { label: 'B', assertion: 'absent' },
      { label: 'C', assertion: 'likely' },
    ])
    expect(row.misunderstood).toEqual([{ column: 5, cell: 'maybe' }])
    expect(reading(['file', label('E')], ['a.png', 'maybe'], { assertions: { maybe: 'unlikely' } }).labels).toEqual([
      { label: 'E', assertion: 'unlikely' },
    ])
    expect(reading(['file', label('E')], ['a.png', 'constructor']).misunderstood).toHaveLength(1)
  })

  const box: ColumnUse['role'][] = ['file', 'label-list', 'box-x', 'box-y', 'box-width', 'box-height']
  test.each<[string, string[], Partial<TableMapping>, object]>([
    [
      'whole',
      ['a', 'Mass', '1.5', '2', '3', '4.25'],
      {},
      { boxes: [{ label: 'Mass', x: 1.5, y: 2, width: 3, height: 4.25 }], labels: [], faults: [] },
    ],
    [
      'none',
      ['a', 'Mass', '', '', '', ''],
      {},
      { boxes: [], labels: [{ label: 'Mass', assertion: 'present' }], faults: [] },
    ],
    [
      'none, at origin',
      ['a', 'Mass', '0', '0', '3', '4'],
      {},
      { boxes: [{ label: 'Mass', x: 0, y: 0, width: 3, height: 4 }] },
    ],
    [
      'partial',
      ['a', 'Mass', '1', '2', '', 'x'],
      {},
      {
        boxes: [],
        faults: ['table-box-partial'],
        misunderstood: [
          { column: 4, cell: '' },
          { column: 5, cell: 'x' },
        ],
      },
    ],
    ['empty', ['a', 'Mass', '1', '2', '0', '4'], {}, { boxes: [], faults: ['table-box-empty'] }],
    ['in parts', ['a', 'Mass', '0.1', '0.2', '0.3', '0.5'], {}, { boxes: [], faults: ['table-box-fraction'] }],
    ['unlabelled', ['a', '', '1', '2', '3', '4'], {}, { boxes: [], faults: ['table-box-unlabelled'] }],
    [
      'of a stated label',
      ['a', '', '1', '2', '3', '4'],
      { boxLabel: 'Opacity' },
      { boxes: [{ label: 'Opacity', x: 1, y: 2, width: 3, height: 4 }] },
    ],
    [
      'with decimal commas',
      ['a', 'Mass', '1,5', '2', '3', '4,25'],
      { decimalMark: ',' },
      { boxes: [{ label: 'Mass', x: 1.5, y: 2, width: 3, height: 4.25 }] },
    ],
    [
      'of nothing found',
      ['a', 'No finding', '0', '0', '1', '1'],
      {},
      { boxes: [], noFinding: 'No finding', faults: [] },
    ],
  ])('box: %s', (_, cells, other, wanted) => {
    expect(reading(box, cells, other)).toMatchObject(wanted)
  })

  test('RSNA: a target of 1 labels the box, a target of 0 says absent', () => {
    const uses: (ColumnUse['role'] | ColumnUse)[] = [
      ...box.filter((role) => role !== 'label-list'),
      { role: 'label', name: 'Opacity' },
    ]
    expect(reading(uses, ['a', '1', '2', '3', '4', '1'])).toMatchObject({ labels: [], boxes: [{ label: 'Opacity' }] })
    expect(reading(uses, ['a', '', '', '', '', '0'])).toMatchObject({
      labels: [{ label: 'Opacity', assertion: 'absent' }],
      boxes: [],
    })
  })
})

describe('patterns', () => {
  const match = (pattern: string, file: string) => unwrap(parseNamePattern(pattern)).match(file)

  test.each([
    ['{patient}_{study}_{view}.png', 'films/P1_S2_PA.png', { patient: 'P1', study: 'S2', view: 'PA' }],
    ['{patient}_{study}_{view}', 'P1_S2_PA.dcm', { patient: 'P1', study: 'S2', view: 'PA' }],
    ['{patient}/{date}/{*}', 'set/P1/2020-01-02/film.png', { patient: 'P1', date: '2020-01-02' }],
    ['{patient}-{view}', 'a-b.png', { patient: 'a', view: 'b' }],
    ['{Patient}\\x.{view}', 'P 1/X.LL', { patient: 'P 1', view: 'LL' }],
    ['{patient}_{view}', 'nothing.png', undefined],
    ['{patient}/{*}', 'alone.png', undefined],
  ])('%s on %s', (pattern, file, wanted) => expect(match(pattern, file)).toEqual(wanted))

  test.each([
    ['', 'pattern-empty'],
    ['{*}.png', 'pattern-empty'],
    ['{who}.png', 'pattern-field-unknown'],
    ['{patient}_{patient}', 'pattern-field-twice'],
    ['{patient}{view}', 'pattern-fields-adjoin'],
  ])('"%s" is refused', (pattern, code) => {
    const parsed = parseNamePattern(pattern)
    expect(parsed.ok ? 'ok' : parsed.error.code).toBe(code)
  })
})

describe('whatever a table holds', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'B', 'é', '🫁', ',', '"', '\n', ';', ' ', '1'), minLength: 1, maxLength: 6 })
    .filter((value) => value.trim() !== '')
  const number = fc.double({ min: 2, max: 1e5, noNaN: true })
  const row = fc.record({ label: text, split: text, x: number, y: number, width: number, height: number })

  test('comes back entry by entry, boxes to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const cells = rows.map(({ label, split, x, y, width, height }, at) => [
          `film ${at}.png`,
          `P${at}`,
          label,
          split,
          x,
          y,
          width,
          height,
        ])
        const header = ['film', 'who', 'what', 'set', 'x', 'y', 'w', 'h']
        const roles: ColumnUse['role'][] = [
          'file',
          'patient',
          'label-list',
          'split',
          'box-x',
          'box-y',
          'box-width',
          'box-height',
        ]
        const columns = roles.map((role, at) => ({ role, name: header[at] ?? '' }))
        const mapping = { ...emptyMapping(header, true), columns, listSeparator: '' }
        const { manifest } = await readTables([{ name: 't.csv', text: Papa.unparse([header, ...cells]), mapping }])
        expect(manifest.entries.map(({ file, patient, split, boxes }) => ({ file, patient, split, boxes }))).toEqual(
          rows.map(({ label, split, x, y, width, height }, at) => ({
            file: `film ${at}.png`,
            patient: `P${at}`,
            split: split.trim(),
            boxes: [{ label: label.trim(), x, y, width, height, rater: null }],
          })),
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('tags', () => {
  const columns = ['file', 'label-list', 'span-start', 'span-end'] as const

  test('a row with offsets gives its label to the tag, one without to the whole note', () => {
    const tagged = reading(columns, ['a.txt', 'Cough', '3', '8'])
    expect(tagged).toMatchObject({ spans: [{ label: 'Cough', ranges: [{ start: 3, end: 8 }] }], labels: [] })
    const whole = reading(columns, ['a.txt', 'Normal', '', ''])
    expect(whole).toMatchObject({ spans: [], faults: [], labels: [{ label: 'Normal', assertion: 'present' }] })
    expect(reading(columns, ['a.txt', 'Cough', '3', ''])).toMatchObject({ labels: [], faults: ['table-span-partial'] })
  })

  test('tags of what was not accepted in Prodigy are left out, and that is told', () => {
    const uses = ['text', 'spans', { role: 'metadata', name: 'answer' }] as const
    const cell = JSON.stringify([{ start: 0, end: 2, label: 'A' }])
    for (const answer of ['reject', 'ignore']) {
      const row = reading(uses, ['A note', cell, answer])
      expect(row).toMatchObject({ spans: [], faults: ['table-spans-rejected'] })
      expect(reading(uses, ['A note', '[]', answer]).faults).toEqual([])
    }
    expect(reading(uses, ['A note', cell, 'accept'])).toMatchObject({ spans: [{ label: 'A' }], faults: [] })
  })

  test('of a list, tags that cannot be read are told and the others come in', () => {
    const cell = JSON.stringify([
      [0, 2, 'A'],
      [-1, 2, 'A'],
    ])
    expect(reading(['text', 'spans'], ['A note', cell])).toMatchObject({
      spans: [{ label: 'A' }],
      faults: ['table-spans-partial'],
    })
    expect(reading(['text', 'spans'], ['A note', '[[-1, 2, "A"]]'])).toMatchObject({
      spans: [],
      faults: ['table-spans-partial'],
    })
  })
})
