import { describe, expect, it } from 'vitest'
import { type GroupingRule, groupCases, patientOfCase, patientsIn, stemKeysOf } from './group-cases.ts'

interface Made {
  readonly modality: string
  readonly patient: string | null
  readonly study: string | null
  readonly folder: string
  readonly stem: string
}

function item(path: string, patient: string | null = null, study: string | null = null, modality = 'image'): Made {
  const slash = path.lastIndexOf('/')
  return { modality, patient, study, folder: path.slice(0, Math.max(0, slash)), stem: path.slice(slash + 1) }
}

const stemsOf = (items: readonly Made[], rule?: GroupingRule) =>
  groupCases(items, rule).map((group) => group.items.map((index) => items[index]?.stem))

describe('grouping into cases', () => {
  it('keeps a study of a patient together and two studies apart', () => {
    expect(stemsOf([item('a', 'p', 's1'), item('b', 'p', 's2'), item('c', 'p', 's1')])).toEqual([['a', 'c'], ['b']])
  })

  it('does not join studies of one number but two patients', () => {
    expect(stemsOf([item('a', 'p', 's'), item('b', 'q', 's')])).toEqual([['a'], ['b']])
  })

  it('puts a note with the picture of its name, whatever the case and the order', () => {
    const items = [
      item('CHEST1'),
      item('x', 'p', 's'),
      item('chest1', null, null, 'text'),
      item('X', null, null, 'text'),
    ]
    expect(stemsOf(items)).toEqual([
      ['x', 'X'],
      ['CHEST1', 'chest1'],
    ])
  })

  it('takes the patient of the study for a note that joins it', () => {
    const items = [item('x', null, null, 'text'), item('x', 'p', 's')]
    const [group] = groupCases(items)
    expect(patientOfCase(items, stemKeysOf(items), group ?? { items: [] })).toBe('p')
  })

  it('joins pictures and notes of two folders by name, but no two pictures', () => {
    const items = [item('images/1'), item('images/2'), item('notes/1', null, null, 'text')]
    expect(stemsOf(items)).toEqual([['1', '1'], ['2']])
    const twice = [item('ann/1'), item('bob/1'), item('bob/1', null, null, 'text')]
    expect(groupCases(twice).map(({ items: members }) => members)).toEqual([[0], [1, 2]])
    const keys = stemKeysOf(twice)
    expect(groupCases(twice).map((group) => patientOfCase(twice, keys, group))).toEqual(['stem:ann/1', 'stem:bob/1'])
  })

  it('goes by folder, by file, or by patient on request', () => {
    const items = [item('a/1', 'p', 's1'), item('a/2', 'p', 's2'), item('b/3', 'q', 's3'), item('4')]
    expect(stemsOf(items, 'folder')).toEqual([['1', '2'], ['3'], ['4']])
    expect(stemsOf(items, 'file')).toEqual([['1'], ['2'], ['3'], ['4']])
    expect(stemsOf(items, 'patient')).toEqual([['1', '2'], ['3'], ['4']])
    expect(stemsOf(items, 'stem')).toHaveLength(4)
  })

  it('a manifest that names patients without studies leaves each film a case of its own', () => {
    const items = [item('p1_000', 'p1'), item('p1_001', 'p1'), item('p2_000', 'p2')]
    expect(stemsOf(items)).toHaveLength(3)
    expect(stemsOf(items, 'patient')).toEqual([['p1_000', 'p1_001'], ['p2_000']])
  })

  it('counts the patients of a case', () => {
    const items = [item('a', 'p', 's'), item('b', 'q', 's'), item('c')]
    expect(patientsIn(items, { items: [0, 1, 2] })).toBe(2)
    expect(patientsIn(items, { items: [2] })).toBe(0)
  })
})
