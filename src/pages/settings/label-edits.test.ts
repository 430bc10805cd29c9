import { describe, expect, test } from 'vitest'
import { addLabel, hotkeyProblem, moveLabel, replaceLabel, withoutLabel } from './label-edits.ts'

const abc = ['a', 'b', 'c'].reduce((labels, id) => addLabel(labels, id), addLabel([], 'x').slice(1))
const order = (labels: readonly { id: string }[]) => labels.map(({ id }) => id).join('')

describe('label edits', () => {
  test('new labels differ in name and colour', () => {
    expect(abc.map(({ name }) => name)).toEqual(['New label', 'New label 2', 'New label 3'])
    expect(new Set(abc.map(({ color }) => color)).size).toBe(3)
  })

  test('moving stays inside the list', () => {
    expect(order(moveLabel(abc, 'a', 1))).toBe('bac')
    expect(order(moveLabel(abc, 'c', -5))).toBe('cab')
    expect(order(moveLabel(abc, 'c', 1))).toBe('abc')
    expect(order(moveLabel(abc, 'gone', 1))).toBe('abc')
  })

  test('replacing touches one label, removing takes one', () => {
    expect(replaceLabel(abc, 'b', { name: 'Nodule' }).map(({ name }) => name)).toEqual([
      'New label',
      'Nodule',
      'New label 3',
    ])
    expect(order(withoutLabel(abc, 'b'))).toBe('ac')
  })

  test('a key of the workbench is refused, whatever its case', () => {
    const taken = [{ key: 'R', by: 'Rectangle' }]
    expect(hotkeyProblem('r', taken)).toEqual({ code: 'label-hotkey-taken', params: { key: 'R', by: 'Rectangle' } })
    expect(hotkeyProblem('1', taken)).toBeNull()
    expect(hotkeyProblem(null, taken)).toBeNull()
  })
})
