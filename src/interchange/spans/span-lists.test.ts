import { expect, test } from 'vitest'
import { flatRecord } from '../notes/flat-record.ts'
import { readBrat } from './brat.ts'
import { spanCell, spanList } from './span-lists.ts'

const one = (label: string, start: number, end: number, quote: string | null = null) => ({
  label,
  ranges: [{ start, end }],
  quote,
})

test.each<[what: string, list: unknown, spans: unknown]>([
  ['doccano', [[0, 2, 'ORG']], [one('ORG', 0, 2)]],
  ['doccano with ids', [{ id: 7, label: 'ORG', start_offset: 0, end_offset: 2 }], [one('ORG', 0, 2)]],
  ['Prodigy', [{ start: 3, end: 6, label: 'ORG', token_start: 1 }], [one('ORG', 3, 6)]],
  ['with quotes', [{ begin: 3, end: 6, type: 'ORG', text: 'abc' }], [one('ORG', 3, 6, 'abc')]],
  [
    'Label Studio',
    [{ id: 1, result: [{ type: 'labels', value: { start: 1, end: 2, text: 'b', labels: ['A', 'B'] } }] }],
    [one('A', 1, 2, 'b'), one('B', 1, 2, 'b')],
  ],
  ['an empty list', [], []],
])('%s', (_, list, spans) => {
  expect(spanList(list)).toEqual({ spans, others: 0, broken: 0 })
  expect(spanCell(JSON.stringify(list))).toEqual({ spans, others: 0, broken: 0 })
})

test('tags that cannot be read are counted, and take nothing else with them', () => {
  expect(spanList([[0, 2, 'A'], [-1, 2, 'A'], 'b'])).toEqual({ spans: [one('A', 0, 2)], others: 0, broken: 2 })
  const broken = [
    [{ start: 0.5, end: 2, label: 'A' }],
    [{ start: 0, end: 2, label: 'A', text: null }],
    [{ start_offset: 1, end_offset: null, labels: ['A'] }],
    [[-1, 2, 'A']],
  ]
  for (const list of broken) expect(spanList(list)).toEqual({ spans: [], others: 0, broken: 1 })
  expect(flatRecord({ label: broken[0], tokens: [{ start: 0, end: 1, id: 0 }] })?.get('label')).toBe(
    JSON.stringify(broken[0]),
  )
})

test('what somebody has passed over in Label Studio is no tag of theirs', () => {
  const result = [{ type: 'labels', value: { start: 1, end: 2, text: 'b', labels: ['A'] } }]
  expect(spanList([{ id: 1, was_cancelled: true, result }])).toEqual({ spans: [], others: 1, broken: 0 })
  expect(spanList([{ id: 1, was_cancelled: false, result }])?.spans).toHaveLength(1)
})

test('what is no list of tags is none: tokens, names, numbers, pictures; other results are counted', () => {
  expect(spanList([{ text: 'a', start: 0, end: 1, id: 0 }])).toBeNull()
  expect(spanList(['a', 'b'])).toBeNull()
  expect(spanList([[0, 2]])).toBeNull()
  expect(spanList([{ from: 0.5, to: 2, label: 'A' }])).toBeNull()
  expect(spanCell("['a', 'b']")).toBeNull()
  expect(spanCell('text')).toBeNull()
  const others = [{ result: [{ type: 'choices', value: { choices: ['x'] } }] }]
  expect(spanList(others)).toEqual({ spans: [], others: 1, broken: 0 })
})

test('brat: fragments, quotes, lines; other annotations are counted, a broken tag is told with its line', () => {
  const file = [
    'T1\tSign 0 5;10 15\tcough dry',
    'E1\tSign:T1',
    '#1\tNote T1\tx',
    'T2\tSign five 7\tx',
    'T3\tA:b 1 2',
    '',
  ]
  expect(readBrat(file.join('\r\n'), 'a.ann')).toEqual({
    spans: [
      {
        label: 'Sign',
        ranges: [
          { start: 0, end: 5 },
          { start: 10, end: 15 },
        ],
        quote: 'cough dry',
        line: 1,
      },
      { label: 'A:b', ranges: [{ start: 1, end: 2 }], quote: null, line: 5 },
    ],
    others: 2,
    problems: [{ code: 'brat-line', params: {}, file: 'a.ann', line: 4 }],
  })
})
