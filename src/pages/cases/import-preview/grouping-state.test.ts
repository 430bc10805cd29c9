import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Groupable } from '../../../workers/group-cases.ts'
import {
  chosenCases,
  type Grouping,
  groupedBy,
  mergeCases,
  mixesPatients,
  moveItems,
  splitOut,
  toggleExcluded,
} from './grouping-state.ts'

function item(stem: string, patient: string | null = null): Groupable {
  return { modality: 'image', patient, study: null, folder: '', stem }
}

const items = [item('a', 'p'), item('b', 'q'), item('c'), item('d')]
const start = groupedBy(items, 'stem')
const shape = ({ cases }: Grouping) => cases.map((one) => one.items)
const keyAt = (grouping: Grouping, index: number) => grouping.cases[index]?.key ?? ''

describe('grouping by hand', () => {
  it('merges, splits, moves, and goes back', () => {
    const merged = mergeCases(start, new Set([keyAt(start, 1), keyAt(start, 3)]))
    expect(shape(merged)).toEqual([[0], [1, 3], [2]])
    const split = splitOut(merged, new Set([3]))
    expect(shape(split)).toEqual([[0], [1], [3], [2]])
    const moved = moveItems(split, new Set([2, 3]), keyAt(split, 0))
    expect(shape(moved)).toEqual([[0, 3, 2], [1]])
    expect(moved.before).toBe(split)
    expect(shape(split.before ?? start)).toEqual(shape(merged))
  })

  it('leaves alone what is no change', () => {
    expect(mergeCases(start, new Set([keyAt(start, 1)]))).toBe(start)
    expect(splitOut(start, new Set([0, 1]))).toBe(start)
    expect(moveItems(start, new Set([0]), keyAt(start, 0))).toBe(start)
    expect(toggleExcluded(start, new Set())).toBe(start)
  })

  it('leaves items out and takes them in again; a case without items is not imported', () => {
    const without = toggleExcluded(start, new Set([0, 2]))
    expect(chosenCases(items, without).map((one) => one.items)).toEqual([[1], [3]])
    expect(chosenCases(items, toggleExcluded(without, new Set([0, 2])))).toHaveLength(4)
  })

  it('takes the patient of a case from the first item that names one, and tells when there are two', () => {
    const merged = mergeCases(start, new Set(start.cases.map(({ key }) => key)))
    expect(chosenCases(items, merged).map(({ patient }) => patient)).toEqual(['p'])
    const [one] = merged.cases
    if (one === undefined) throw new Error('no case')
    expect(mixesPatients(items, merged, one)).toBe(true)
    expect(mixesPatients(items, toggleExcluded(merged, new Set([1])), one)).toBe(false)
    expect(chosenCases(items, start).at(-1)?.patient).toBe('stem:d')
  })

  it('keeps every item exactly once, whatever is done', () => {
    const step = fc.record({
      what: fc.constantFrom('merge', 'split', 'move'),
      picks: fc.array(fc.nat(9), { maxLength: 5 }),
      to: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const many = Array.from({ length: 10 }, (_, index) => item(`f${index}`))
        let grouping = groupedBy(many, 'file')
        for (const { what, picks, to } of steps) {
          const chosen = new Set(picks)
          if (what === 'merge') grouping = mergeCases(grouping, new Set(picks.map((pick) => keyAt(grouping, pick))))
          if (what === 'split') grouping = splitOut(grouping, chosen)
          if (what === 'move') grouping = moveItems(grouping, chosen, keyAt(grouping, to % grouping.cases.length))
        }
        expect(grouping.cases.flatMap((one) => one.items).sort((a, b) => a - b)).toEqual([...many.keys()])
        expect(new Set(grouping.cases.map(({ key }) => key)).size).toBe(grouping.cases.length)
      }),
    )
  })
})
