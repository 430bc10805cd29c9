import { expect, test } from 'vitest'
import {
  addList,
  addSection,
  headingsOf,
  moveSection,
  replaceSection,
  sectionListsProblem,
  withoutSection,
} from './section-edits.ts'
import { type SectionList, sectionListsOf, sectionPresets } from './section-presets.ts'

const section = (id: string, ...headings: string[]) => ({ id, name: id, headings })
const list: SectionList = { id: 'l', label: 'Letter', sections: [section('a', 'A1', 'A2'), section('b', 'B1')] }
const ids = ({ sections }: SectionList) => sections.map(({ id }) => id)
const faultOf = (...sections: SectionList['sections']) => sectionListsProblem([{ ...list, sections }])?.code

test('the lists that come with the app hold, and are those of a project without its own', () => {
  expect(sectionListsProblem(sectionPresets)).toBeUndefined()
  expect(sectionListsOf({})).toBe(sectionPresets)
  expect(sectionListsOf({ sectionLists: null })).toBe(sectionPresets)
  expect(sectionListsOf({ sectionLists: [] })).toBe(sectionPresets)
  expect(sectionListsOf({ sectionLists: [list] })).toEqual([list])
  for (const { sections } of sectionPresets) expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
})

test('sections are added, changed, moved as far as the list reaches, and removed', () => {
  expect(addSection(list, 'c', ' Plan ').sections[2]).toEqual({ id: 'c', name: 'Plan', headings: ['Plan'] })
  expect(replaceSection(list, 'b', { name: 'Bee' }).sections[1]).toEqual({ id: 'b', name: 'Bee', headings: ['B1'] })
  expect(ids(moveSection(list, 'b', -1))).toEqual(['b', 'a'])
  expect(ids(moveSection(list, 'b', 1))).toEqual(['a', 'b'])
  expect(ids(moveSection(list, 'gone', 1))).toEqual(['a', 'b'])
  expect(ids(withoutSection(list, 'a'))).toEqual(['b'])
  const twice = addList(addList([list], 'x'), 'y')
  expect(twice.map(({ label }) => label)).toEqual(['Letter', 'New kind of note', 'New kind of note 2'])
})

test('headings are read from a text, each once, whatever stands between them', () => {
  expect(headingsOf(' Findings: ; FINDINGS;;Hospital course, brief\nA/P : ')).toEqual([
    'FINDINGS',
    'Hospital course, brief',
    'A/P',
  ])
  expect(headingsOf(' ; ')).toEqual([])
})

test('what the outline could not tell apart is refused', () => {
  expect(sectionListsProblem([])?.code).toBe('section-lists-missing')
  expect(sectionListsProblem([{ ...list, label: ' ' }])?.code).toBe('section-list-name-missing')
  expect(sectionListsProblem([list, { ...list, id: 'm', label: 'LETTER' }])?.code).toBe('section-list-name-twice')
  expect(faultOf(section(' '))).toBe('section-name-missing')
  expect(faultOf(section('a'), section('A'))).toBe('section-name-twice')
  expect(faultOf(section('a', '...'))).toBe('section-heading-empty')
  expect(faultOf(section('a', 'Plan'), section('b', 'PLAN:'))).toBe('section-heading-twice')
})
