import { expect, test } from 'vitest'
import type { Json } from '../../../lib/json.ts'
import { sideText } from './conflict-text.ts'

const names = { labels: [], annotator: () => '' }
const textOf = (path: string, value: Json) =>
  sideText({ by: '', at: '', holds: false, did: { kind: 'value', value } }, path, names)

test.each<[path: string, value: Json, text: string]>([
  ['/labelSet', { version: 2, labels: [{ name: 'Nodule' }, { name: 'Mass' }] }, 'Nodule, Mass'],
  ['/guideline', { version: 2, markdown: 'Read twice.' }, '“Read twice.”'],
  ['/rules/blinding', ['report', 'suggestions'], 'report, suggestions'],
  ['/rules/blinding', [], 'Nothing'],
  ['/comment', 'base', '“base”'],
  ['/comment', '', 'Nothing'],
])('%s in words: %j', (path, value, text) => expect(textOf(path, value)).toBe(text))
