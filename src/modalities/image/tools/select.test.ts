import { describe, expect, test } from 'vitest'
import { toolBench } from '../../../../tests/fixtures/tool-bench.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { selectTool } from './select.ts'

const at = (x: number, y: number): Point => ({ x, y })
const small: Target = { kind: 'box', x: 100, y: 100, width: 60, height: 60, rotation: 0 }
const large: Target = { kind: 'box', x: 50, y: 50, width: 200, height: 200, rotation: 0 }
const triangle: Target = { kind: 'polygon', rings: [[at(100, 100), at(200, 100), at(150, 200)]] }

function click(bench: ReturnType<typeof toolBench>, where: Point, shift = false) {
  bench.send('press', where, { shift })
  return bench.send('release', where, { shift })
}

describe('selecting', () => {
  test('a click takes the topmost, a click beside everything nothing', () => {
    const bench = toolBench(selectTool, { small, large })
    click(bench, at(130, 130))
    expect(bench.selection).toEqual(['small'])
    click(bench, at(350, 20))
    expect(bench.selection).toEqual([])
    expect(bench.asked).toEqual([])
  })

  test('a further click goes through what lies below and comes round', () => {
    const bench = toolBench(selectTool, { small, large })
    const seen = [1, 2, 3].map(() => {
      click(bench, at(130, 130))
      return bench.selection[0]
    })
    expect(seen).toEqual(['small', 'large', 'small'])
  })

  test('Shift-click adds and takes away', () => {
    const bench = toolBench(selectTool, { small, large })
    click(bench, at(60, 60))
    click(bench, at(130, 130), true)
    expect(bench.selection).toEqual(['large', 'small'])
    click(bench, at(130, 130), true)
    expect(bench.selection).toEqual(['large'])
    click(bench, at(350, 20), true)
    expect(bench.selection).toEqual(['large'])
  })

  test('Escape lets go of the selection, but first of a drag', () => {
    const bench = toolBench(selectTool, { small })
    click(bench, at(130, 130))
    bench.send('press', at(130, 130))
    bench.send('move', at(180, 180))
    bench.send('cancel', at(180, 180))
    expect(bench.selection).toEqual(['small'])
    bench.send('release', at(180, 180))
    bench.send('cancel', at(180, 180))
    expect(bench.selection).toEqual([])
    expect(bench.asked).toEqual([])
  })
})

describe('moving', () => {
  test('press on a mark and drag moves it, as one command', () => {
    const bench = toolBench(selectTool, { small })
    bench.send('press', at(130, 130))
    expect(bench.send('move', at(140, 135))).toMatchObject({
      busy: true,
      replaces: 'small',
      preview: { x: 110, y: 105, width: 60, height: 60 },
    })
    bench.send('release', at(150, 130))
    expect(bench.selection).toEqual(['small'])
    expect(bench.asked).toEqual([{ change: 'small', to: { ...small, x: 120, y: 100 } }])
  })

  test('a trembling click moves nothing', () => {
    const bench = toolBench(selectTool, { small })
    bench.send('press', at(130, 130))
    bench.send('move', at(131, 131))
    bench.send('release', at(131, 131))
    expect(bench.asked).toEqual([])
  })

  test('what is selected is moved though something lies above it', () => {
    const bench = toolBench(selectTool, { small, large })
    click(bench, at(60, 60))
    bench.send('press', at(130, 130))
    bench.send('release', at(140, 130))
    expect(bench.asked).toEqual([{ change: 'large', to: { ...large, x: 60 } }])
  })

  test('it stops at the edge of the picture', () => {
    const bench = toolBench(selectTool, { small })
    bench.send('press', at(130, 130))
    bench.send('release', at(-900, 900))
    expect(bench.asked).toEqual([{ change: 'small', to: { ...small, x: 0, y: 240 } }])
  })
})

describe('handles', () => {
  test('a corner resizes, without jumping to the pointer', () => {
    const bench = toolBench(selectTool, { small })
    click(bench, at(130, 130))
    bench.send('press', at(163, 163))
    bench.send('release', at(183, 173))
    expect(bench.asked).toEqual([{ change: 'small', to: { ...small, width: 80, height: 70 } }])
  })

  test('the rotate handle stands above and turns', () => {
    const bench = toolBench(selectTool, { small })
    click(bench, at(130, 130))
    bench.send('press', at(130, 76))
    bench.send('release', at(184, 130), { shift: true })
    expect(bench.asked).toEqual([{ change: 'small', to: { ...small, rotation: 90 } }])
  })

  test('a vertex is dragged', () => {
    const bench = toolBench(selectTool, { triangle })
    click(bench, at(150, 130))
    bench.send('press', at(150, 200))
    bench.send('release', at(160, 220))
    expect(bench.asked).toEqual([
      { change: 'triangle', to: { ...triangle, rings: [[at(100, 100), at(200, 100), at(160, 220)]] } },
    ])
  })

  test('with several selected there are none', () => {
    const bench = toolBench(selectTool, { small, large })
    click(bench, at(60, 60))
    click(bench, at(130, 130), true)
    bench.send('press', at(250, 250))
    bench.send('release', at(240, 250))
    expect(bench.asked).toEqual([{ move: ['large', 'small'], by: { x: -10, y: 0 } }])
  })
})

describe('vertices', () => {
  const square: Target = { kind: 'polygon', rings: [[at(100, 100), at(200, 100), at(200, 200), at(100, 200)]] }

  test('a double click on an edge puts one in', () => {
    const bench = toolBench(selectTool, { triangle })
    click(bench, at(150, 130))
    bench.send('commit', at(150, 103))
    expect(bench.asked).toEqual([
      { change: 'triangle', to: { ...triangle, rings: [[at(100, 100), at(150, 100), at(200, 100), at(150, 200)]] } },
    ])
  })

  test('a double click inside puts none in', () => {
    const bench = toolBench(selectTool, { triangle })
    click(bench, at(150, 130))
    bench.send('commit', at(150, 140))
    expect(bench.asked).toEqual([])
  })

  test('Alt-drag from an edge puts one in and moves it', () => {
    const bench = toolBench(selectTool, { square })
    click(bench, at(150, 150))
    bench.send('press', at(150, 100), { alt: true })
    bench.send('release', at(150, 60), { alt: true })
    const rings = [[at(100, 100), at(150, 60), at(200, 100), at(200, 200), at(100, 200)]]
    expect(bench.asked).toEqual([{ change: 'square', to: { ...square, rings } }])
  })

  test('Alt-click takes one out, but not of a triangle', () => {
    const bench = toolBench(selectTool, { square })
    click(bench, at(150, 150))
    bench.send('press', at(200, 200), { alt: true })
    expect(bench.asked).toEqual([
      { change: 'square', to: { ...square, rings: [[at(100, 100), at(200, 100), at(100, 200)]] } },
    ])
    const other = toolBench(selectTool, { triangle })
    click(other, at(150, 130))
    expect(other.send('press', at(150, 200), { alt: true }).refused).toBe('It needs this vertex')
    expect(other.asked).toEqual([])
  })
})

describe('several', () => {
  test('are picked by a rectangle around them; with Shift they come to those before', () => {
    const bench = toolBench(selectTool, { small, large })
    bench.send('press', at(2, 2))
    expect(bench.send('move', at(90, 90)).marquee).toEqual({ x: 2, y: 2, width: 88, height: 88 })
    bench.send('release', at(90, 90))
    expect(bench.selection).toEqual([])
    bench.send('press', at(2, 2))
    bench.send('release', at(390, 290))
    expect([...bench.selection].sort()).toEqual(['large', 'small'])
    bench.send('press', at(390, 295), { shift: true })
    bench.send('release', at(399, 299), { shift: true })
    expect([...bench.selection].sort()).toEqual(['large', 'small'])
  })

  test('move together, no further than there is room for all', () => {
    const bench = toolBench(selectTool, { small, large })
    click(bench, at(60, 60))
    bench.send('press', at(130, 130), { mod: true })
    bench.send('press', at(130, 130))
    expect(bench.send('move', at(135, 130)).moving).toEqual({ ids: [...bench.selection], dx: 5, dy: 0 })
    bench.send('release', at(-400, 130))
    expect(bench.asked).toEqual([{ move: [...bench.selection], by: { x: -50, y: 0 } }])
  })

  test('Escape in the middle of a drag leaves all where they were', () => {
    const bench = toolBench(selectTool, { small, large })
    bench.send('press', at(2, 2))
    bench.send('release', at(390, 290))
    bench.send('press', at(130, 130))
    bench.send('move', at(160, 130))
    bench.send('cancel', at(160, 130))
    bench.send('release', at(160, 130))
    expect(bench.asked).toEqual([])
    expect(bench.selection).toHaveLength(2)
  })
})
