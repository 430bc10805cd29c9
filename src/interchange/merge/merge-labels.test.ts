import { expect, it } from 'vitest'
import type { Label, LabelSet } from '../../domain/records/label.ts'
import { mergeLabels } from './merge-labels.ts'

const id = (index: number) => `01900000-0002-7000-8000-${String(index).padStart(12, '0')}`

function label(index: number, name: string, more: Partial<Label> = {}): Label {
  const bare = { color: '#e69f00', hotkey: null, targets: [], coding: null, conceptConstraint: null, attributes: [] }
  return { id: id(index), name, ...bare, paired: false, ...more }
}

const set = (version: number, ...labels: Label[]): LabelSet => ({ version, labels })
const coding = (code: string) => ({ system: 'urn:test', version: '1', code, display: code })

it('takes labels of one name for one, and remembers the other id through a new name', () => {
  const first = mergeLabels(set(3, label(1, 'Nodule')), set(5, label(2, ' nodule '), label(3, 'Mass')))
  expect(first.idOf(id(2))).toBe(id(1))
  expect(first).toMatchObject({ joined: [' nodule '], added: ['Mass'] })
  expect(first.labelSet).toMatchObject({ version: 6, labels: [{ id: id(1), mergedFrom: [id(2)] }, { id: id(3) }] })
  const renamed = set(7, ...(first.labelSet?.labels ?? []).map((one) => ({ ...one, name: `${one.name} here` })))
  const second = mergeLabels(renamed, set(5, label(2, ' nodule '), label(3, 'Mass')))
  expect(second.labelSet).toBeNull()
  expect(second.idOf(id(2))).toBe(id(1))
})

it('knows a label again that the other side has merged before', () => {
  const back = mergeLabels(set(1, label(2, 'Nodule')), set(2, label(1, 'Round opacity', { mergedFrom: [id(2)] })))
  expect(back.idOf(id(1))).toBe(id(2))
  expect(back.added).toEqual([])
})

it('keeps labels of one name and different codes apart, under names and keys that are free', () => {
  const { labelSet, idOf } = mergeLabels(
    set(1, label(1, 'Nodule', { coding: coding('a'), hotkey: '1' })),
    set(1, label(2, 'Nodule', { coding: coding('b'), hotkey: '1' })),
  )
  expect(labelSet?.labels.map(({ name, hotkey }) => [name, hotkey])).toEqual([
    ['Nodule', '1'],
    ['Nodule (2)', null],
  ])
  expect(idOf(id(2))).toBe(id(2))
})

it('leaves a label of the same id as it is here, and says so', () => {
  const { labelSet, kept } = mergeLabels(set(2, label(1, 'Nodule')), set(3, label(1, 'Nodule', { color: '#000000' })))
  expect(labelSet).toBeNull()
  expect(kept).toEqual(['Nodule'])
})
