import { describe, expect, test } from 'vitest'
import type { SlicePlace } from '../domain/stack/slice-place.ts'
import { linkScroll } from './scroll-link.ts'
import { createViewStore } from './view-store.ts'

const rows = [1, 0, 0] as const
const columns = [0, 1, 0] as const

/** Panes with axial stacks whose slices lie at places along z, and the frame of reference of each. */
function bench(...stacks: readonly (readonly [places: readonly number[], frame: string | null])[]) {
  const viewStore = createViewStore({ toolId: 'select', labelId: null })
  const shown = stacks.map(() => 0)
  const stop = linkScroll(viewStore)
  const go = (at: number, index: number) => {
    shown[at] = index
    const part = `${at}`.repeat(64)
    viewStore.setPane(`pane-${at}`, { slice: { part, frame: index } })
  }
  for (const [at, [places, frameOfReference]] of stacks.entries()) {
    const planes = places.map((z) => ({ rows, columns, origin: [0, 0, z] as const }))
    const place = (): SlicePlace | null => {
      const plane = planes[shown[at] ?? 0]
      return plane === undefined ? null : { plane, rowMm: 1, columnMm: 1, widthPx: 10, heightPx: 10, frameOfReference }
    }
    viewStore.setPane(`pane-${at}`, { itemId: `item-${at}` })
    viewStore.surfaces.register(`pane-${at}`, {
      box: () => ({ left: 0, top: 0, right: 1, bottom: 1 }),
      placeOf: () => null,
      focus: () => {},
      picture: null,
      place,
      stack: { planes, go: (index) => go(at, index) },
    })
  }
  viewStore.activatePane('pane-0')
  return { viewStore, shown, go: (index: number) => go(0, index), stop }
}

describe('linkScroll', () => {
  test('goes to the same place of the patient, whatever its number there', () => {
    const { shown, go } = bench([[40, 30, 20, 10, 0], '1.2'], [[38, 36, 34, 32, 30, 28], '1.2'])
    go(1)
    expect(shown).toEqual([1, 4])
    go(0)
    expect(shown).toEqual([0, 0])
  })

  test('a finer leader is not pulled back by a coarser follower', () => {
    const { shown, go } = bench([[10, 9, 8, 7, 6, 5], '1.2'], [[10, 5, 0], '1.2'])
    go(2)
    expect(shown).toEqual([2, 0])
    go(3)
    expect(shown).toEqual([3, 1])
  })

  test('a prior follows by as far as the leader goes', () => {
    const { shown, go } = bench([[100, 90, 80, 70], '1.2'], [[-5, -10, -15, -20, -25, -30], '9.9'])
    go(1)
    expect(shown).toEqual([1, 2])
    go(3)
    expect(shown).toEqual([3, 5])
    go(0)
    expect(shown).toEqual([0, 0])
  })

  test('nothing follows when scrolling is not linked, or afterwards', () => {
    const { viewStore, shown, go, stop } = bench([[2, 1, 0], '1.2'], [[2, 1, 0], '1.2'])
    viewStore.link({ scrollLinked: false })
    go(2)
    expect(shown).toEqual([2, 0])
    viewStore.link({ scrollLinked: true })
    go(1)
    expect(shown).toEqual([1, 1])
    stop()
    go(0)
    expect(shown).toEqual([0, 1])
  })
})
