import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseSummary, SummaryItem } from '../case-summary.ts'
import { CaseIds } from './case-ids.ts'
import { CaseLister } from './case-lister.ts'
import { anyone, type CaseQuery, everyCase } from './case-query.ts'
import { CaseTable } from './case-table.ts'

const me = '01900000-0000-7000-8000-00000000000a'
const you = '01900000-0000-7000-8000-00000000000b'
const id = (index: number) => `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`

function item(facts: SummaryItem['facts'], acquiredAt: string | null = null): SummaryItem {
  return { id: id(900), modality: 'image', name: 'Chest film', facts, acquiredAt }
}

function summary(index: number, given: Partial<CaseSummary> = {}): CaseSummary {
  return {
    caseId: id(index),
    projectId: 'p',
    name: `Case ${index}`,
    patientKey: index.toString(16).padStart(64, '0'),
    split: null,
    metadata: {},
    items: [],
    annotationCount: 0,
    positiveCount: 0,
    tallies: {},
    reviews: [],
    submitted: 0,
    updatedAt: '2026-01-01T00:00:00.000Z',
    touched: 1,
    ...given,
  }
}

const submitted = (annotatorId: string) =>
  ({ annotatorId, status: 'submitted', outcome: 'normal', reason: null }) as const

function listOf(summaries: readonly CaseSummary[]) {
  const table = new CaseTable()
  for (const one of summaries) table.put(one)
  const lister = new CaseLister(table)
  const query = (given: Partial<CaseQuery> = {}): CaseQuery => ({ ...everyCase(me), ...given })
  const names = (given: Partial<CaseQuery> = {}) =>
    lister.rows([...lister.find(query(given)).rows]).map(({ name }) => name)
  return { table, lister, query, names }
}

describe('the list of cases', () => {
  it('is in reading order, however the cases came in', () => {
    const { names, table } = listOf([summary(3), summary(1), summary(10), summary(2)])
    expect(names()).toEqual(['Case 1', 'Case 2', 'Case 3', 'Case 10'])
    expect(names({ sort: { by: 'order', descending: true } })).toEqual(['Case 10', 'Case 3', 'Case 2', 'Case 1'])
    table.remove(id(2))
    expect(names()).toEqual(['Case 1', 'Case 3', 'Case 10'])
    table.put(summary(2, { name: 'Again' }))
    expect(names()).toEqual(['Case 1', 'Again', 'Case 3', 'Case 10'])
  })

  it('sorts names as people count, and puts what is unknown last either way', () => {
    const { names } = listOf([
      summary(1, { name: 'case 10', items: [item({ view: 'PA' })] }),
      summary(2, { name: 'Case 9', items: [item({ view: 'AP' })] }),
      summary(3, { name: 'Case 1' }),
    ])
    expect(names({ sort: { by: 'name', descending: false } })).toEqual(['Case 1', 'Case 9', 'case 10'])
    expect(names({ sort: { by: 'view', descending: false } })).toEqual(['Case 9', 'case 10', 'Case 1'])
    expect(names({ sort: { by: 'view', descending: true } })).toEqual(['case 10', 'Case 9', 'Case 1'])
  })

  it('filters by several things at once: one value of each field, every word of the text', () => {
    const { names } = listOf([
      summary(1, { items: [item({ view: 'PA' }, '2020-05-01T10:00:00')], metadata: { age: '54', sex: 'F' } }),
      summary(2, { items: [item({ view: 'AP' }, '2020-06-01')], split: 'test', metadata: { age: '54', sex: 'M' } }),
      summary(3, { items: [item({})], reviews: [submitted(me)], tallies: { 'label:a:absent': 2 } }),
    ])
    expect(names({ chosen: { view: ['PA', 'AP'] } })).toEqual(['Case 1', 'Case 2'])
    expect(names({ chosen: { view: [''] } })).toEqual(['Case 3'])
    expect(names({ chosen: { view: ['PA', 'AP'], split: ['test'] } })).toEqual(['Case 2'])
    expect(names({ chosen: { label: ['a:absent'] } })).toEqual(['Case 3'])
    expect(names({ chosen: { label: ['a:present'] } })).toEqual([])
    expect(names({ text: 'FILM case' })).toEqual(['Case 1', 'Case 2', 'Case 3'])
    expect(names({ text: 'sex 54' })).toEqual(['Case 1', 'Case 2'])
    expect(names({ text: '(' })).toEqual([])
    expect(names({ acquiredFrom: '2020-05-01', acquiredTo: '2020-05-01' })).toEqual(['Case 1'])
    expect(names({ patient: '0000000000000' })).toEqual(['Case 1', 'Case 2', 'Case 3'])
  })

  it('knows status and outcome of one reader, and of anyone', () => {
    const { names, lister, query } = listOf([summary(1, { reviews: [submitted(you)] }), summary(2)])
    expect(names({ chosen: { status: ['submitted'] } })).toEqual([])
    expect(names({ chosen: { status: ['submitted'] }, reader: you })).toEqual(['Case 1'])
    expect(names({ chosen: { status: ['submitted'] }, reader: anyone })).toEqual(['Case 1'])
    expect(names({ chosen: { status: ['new'] } })).toEqual(['Case 1', 'Case 2'])
    expect(names({ chosen: { outcome: [''] }, reader: anyone })).toEqual(['Case 2'])
    expect(lister.find(query({ reader: you })).submitted).toBe(1)
  })

  it('counts what a choice would leave, leaving out the field itself', () => {
    const { lister, query } = listOf([
      summary(1, { items: [item({ view: 'PA' })], split: 'train' }),
      summary(2, { items: [item({ view: 'AP' })], split: 'train' }),
      summary(3, { items: [item({ view: 'AP' })], tallies: { 'labelSet:2': 5, 'guideline:1': 5 } }),
    ])
    const facets = lister.facets(query({ chosen: { view: ['AP'] } }))
    const counts = (values: (typeof facets)['view']) =>
      Object.fromEntries((values ?? []).map(({ value, cases }) => [value, cases]))
    expect(counts(facets.view)).toEqual({ AP: 2, PA: 1 })
    expect(counts(facets.split)).toEqual({ '': 1, train: 1 })
    expect(facets.labelSet).toContainEqual({ value: '2', cases: 1, annotations: 5 })
  })

  it('keeps the open case in the list though the filters leave it out, in its place', () => {
    const { lister, query } = listOf(
      [1, 2, 3, 4].map((index) => summary(index, { split: index === 2 ? null : 'test' })),
    )
    const found = lister.find(query({ chosen: { split: ['test'] } }), id(2))
    expect(lister.idsOf(found.rows)).toEqual([id(1), id(2), id(3), id(4)])
    expect(found.place).toBe(1)
  })

  it('goes to the next case not submitted, then from the start', () => {
    const { lister, query } = listOf([summary(1), summary(2, { reviews: [submitted(me)] }), summary(3), summary(4)])
    expect(lister.nextToRead(query(), id(1), me)).toBe(id(3))
    expect(lister.nextToRead(query(), id(4), me)).toBe(id(1))
    expect(lister.nextToRead(query({ text: 'Case 4' }), id(4), me)).toBeNull()
    expect(lister.nextToRead(query({ sort: { by: 'name', descending: true } }), id(3), me)).toBe(id(1))
  })

  it('tells of how many patients some cases are, and what else those have', () => {
    const key = 'ab'.repeat(32)
    const { lister } = listOf([1, 2, 3].map((index) => summary(index, index < 3 ? { patientKey: key } : {})))
    expect(lister.patientsOf(Uint32Array.of(0))).toEqual({ patients: 1, furtherCases: 1 })
    expect(lister.patientsOf(Uint32Array.of(0, 1, 2))).toEqual({ patients: 2, furtherCases: 0 })
  })

  it('comes back from its stored form as it was, and goes on from there', () => {
    const { table, names } = listOf(
      Array.from({ length: 3_000 }, (_, index) => summary(index, { split: `s${index % 7}` })),
    )
    table.remove(id(5))
    const copy = new CaseTable(structuredClone(table.toStored()))
    expect(copy.presentCount).toBe(2_999)
    copy.put(summary(5_000))
    copy.put(summary(5))
    const lister = new CaseLister(copy)
    expect(lister.find(everyCase(me)).rows).toHaveLength(3_001)
    expect(lister.rows([12])[0]).toMatchObject({ name: 'Case 12', split: 's5' })
    expect(names()).toHaveLength(2_999)
  })
})

it('ids keep their numbers, whatever they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 3_000 }), (uuids) => {
      const ids = new CaseIds()
      expect(uuids.map((uuid) => ids.add(uuid))).toEqual(uuids.map((_, index) => index))
      const copy = new CaseIds(ids.toStored())
      for (const [index, uuid] of uuids.entries()) {
        expect(ids.numberOf(uuid)).toBe(index)
        expect(copy.numberOf(uuid)).toBe(index)
        expect(copy.idOf(index)).toBe(uuid)
      }
      expect(ids.numberOf('01900000-0000-7000-8000-ffffffffffff')).toBe(-1)
      expect(ids.numberOf('not an id')).toBe(-1)
    }),
    { numRuns: 20 },
  )
})
