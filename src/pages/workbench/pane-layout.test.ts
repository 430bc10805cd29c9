import { describe, expect, test } from 'vitest'
import type { Item } from '../../domain/records/case.ts'
import { distinctNames, firstItems, itemsInOrder, paneForItem } from './pane-layout.ts'

function item(id: string, modality: string, name = id): Item {
  return {
    id,
    revision: 1,
    caseId: 'c',
    modality,
    name,
    parts: [],
    source: { system: 'x', device: null, acquiredAt: null },
    facts: {},
  }
}
const byId = (items: readonly Item[]) => new Map(items.map((each) => [each.id, each]))
const ids = (items: readonly Item[]) => items.map(({ id }) => id)
const pane = (itemId: string | null) => ({ itemId, slice: null, transform: null, window: null, inverted: false })

describe('first panes', () => {
  test('an image stands beside the note, also where two images come first', () => {
    expect(ids(firstItems([item('a', 'image'), item('b', 'image'), item('n', 'text')]))).toEqual(['a', 'n'])
    expect(ids(firstItems([item('n', 'text'), item('a', 'image')]))).toEqual(['n', 'a'])
  })

  test('two of a kind fill both panes; one item has one', () => {
    expect(ids(firstItems([item('a', 'image'), item('b', 'image'), item('c', 'image')]))).toEqual(['a', 'b'])
    expect(ids(firstItems([item('a', 'image')]))).toEqual(['a'])
    expect(firstItems([])).toEqual([])
  })
})

test("items come in the case's order, then the rest", () => {
  const items = byId([item('a', 'x'), item('b', 'x'), item('c', 'x')])
  const record = {
    id: 'c',
    revision: 1,
    projectId: 'p',
    patientKey: 'k',
    name: 'n',
    context: '',
    items: ['c', 'gone', 'a'],
    createdAt: '',
  }
  expect(ids(itemsInOrder(record, items))).toEqual(['c', 'a', 'b'])
  expect(ids(itemsInOrder(undefined, items))).toEqual(['a', 'b', 'c'])
})

test('equal names are numbered', () => {
  const names = distinctNames([item('a', 'x', 'Chest'), item('b', 'x', 'Note'), item('c', 'x', 'Chest')])
  expect([...names.values()]).toEqual(['Chest 1', 'Note', 'Chest 2'])
})

describe('the pane for an item not shown', () => {
  const items = byId([item('a', 'image'), item('b', 'image'), item('n', 'text')])
  const panes = { 'pane-1': pane('a'), 'pane-2': pane('n') }

  test('is the one of its modality, though another is active', () => {
    expect(paneForItem(item('b', 'image'), panes, 'pane-2', items)).toBe('pane-1')
  })

  test('is the active one where none is of its modality', () => {
    expect(paneForItem(item('w', 'signal'), panes, 'pane-2', items)).toBe('pane-2')
    expect(paneForItem(item('w', 'signal'), panes, null, items)).toBe('pane-1')
    expect(paneForItem(item('w', 'signal'), {}, null, items)).toBeUndefined()
  })
})
