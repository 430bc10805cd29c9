import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toolBench } from '../../../../tests/fixtures/tool-bench.ts'
import { tightMask } from '../../../domain/geometry/mask.ts'
import { countSet } from '../../../domain/geometry/run-lengths.ts'
import type { Target } from '../../../domain/records/target.ts'
import { brushTool } from './brush.ts'
import { cutTool } from './cut.ts'
import { eraserTool } from './eraser.ts'
import { fillTool } from './fill.ts'
import { freehandTool } from './freehand.ts'
import { growTool } from './grow.ts'
import { polygonTool } from './polygon.ts'
import { selectTool } from './select.ts'

const at = (x: number, y: number) => ({ x, y })
const mask = (x: number, y: number, width: number, height: number): Target => ({
  kind: 'mask',
  ...tightMask({ x, y, width, height, counts: [0, width * height] }),
})
const square = (x: number, y: number, side: number): Target => ({
  kind: 'polygon',
  rings: [[at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side)]],
})

/** How many pixels of the bench's 400 x 300 have their centre within a distance of a segment. */
function pixelsNear(ax: number, ay: number, bx: number, by: number, reach: number): number {
  let count = 0
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  for (let y = 0; y < 300; y++) {
    for (let x = 0; x < 400; x++) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay]
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * (bx - ax) + py * (by - ay)) / length))
      if (Math.hypot(px - t * (bx - ax), py - t * (by - ay)) <= reach + 1e-9) count++
    }
  }
  return count
}

describe('Brush', () => {
  test('of one pixel paints the pixel it points at, of two a square of four', () => {
    for (const [brushPx, expected] of [
      [1, { x: 30, y: 40, width: 1, height: 1, counts: [0, 1] }],
      [2, { x: 30, y: 39, width: 2, height: 2, counts: [0, 4] }],
    ] as const) {
      const { send, asked } = toolBench(brushTool, {}, undefined, { brushPx })
      send('press', at(30.9, 40.2))
      send('release', at(30.9, 40.2))
      expect(asked).toEqual([{ create: { kind: 'mask', ...expected } }])
    }
  })

  test('paints every pixel whose centre is within half its size of its way, and no other', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 399 }), y: fc.integer({ min: 0, max: 299 }) })
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 60 }), (from, to, brushPx) => {
        const { send, asked } = toolBench(brushTool, {}, undefined, { brushPx })
        send('press', from)
        send('release', to)
        const middle = brushPx % 2 === 1 ? 0.5 : 0
        const [made] = asked
        const target = made !== undefined && 'create' in made ? made.create : undefined
        const counts = target?.kind === 'mask' ? target.counts : []
        const centred = [from.x + middle, from.y + middle, to.x + middle, to.y + middle] as const
        expect(countSet(counts)).toBe(pixelsNear(...centred, brushPx / 2))
      }),
      { numRuns: 40 },
    )
  })

  test('goes on with the selected mask, logging only what changed; Shift begins a new one, Ctrl takes away', () => {
    const { send, asked, select } = toolBench(brushTool, { lung: mask(100, 100, 50, 50) }, undefined, { brushPx: 2 })
    select(['lung'])
    send('press', at(149, 120))
    send('release', at(152, 120))
    expect(asked.at(-1)).toEqual({ flip: 'lung', pixels: { x: 150, y: 119, width: 3, height: 2, counts: [0, 6] } })
    send('press', at(120, 120))
    expect(send('release', at(120, 120)).announce).toBe('No pixel changed')
    send('press', at(120, 120), { mod: true })
    send('release', at(120, 120), { mod: true })
    expect(asked.at(-1)).toMatchObject({ flip: 'lung', pixels: { counts: [0, 4] } })
    send('press', at(120, 120), { shift: true })
    send('release', at(120, 120))
    expect(asked.at(-1)).toMatchObject({ create: { kind: 'mask' } })
  })

  test('keeps to a range of values', () => {
    const range = { low: 98, high: 103 }
    const { send, asked } = toolBench(brushTool, {}, undefined, { brushPx: 40, range })
    send('press', at(100, 100))
    send('release', at(100, 100))
    expect(asked).toMatchObject([{ create: { x: 98, width: 6 } }])
  })

  test('is made larger by dragging with Alt', () => {
    const { send, asked } = toolBench(brushTool, {}, undefined, { brushPx: 20 })
    send('press', at(100, 100), { alt: true })
    expect(send('move', at(115, 100)).announce).toBe('Size 50')
    send('release', at(115, 100))
    expect(asked).toEqual([])
  })

  test('Escape gives a stroke up, then lets the mask go', () => {
    const { send, asked, selection, select } = toolBench(brushTool, { lung: mask(100, 100, 50, 50) })
    select(['lung'])
    send('press', at(200, 200))
    expect(send('cancel', at(200, 200))).toMatchObject({ busy: false, command: null })
    expect(selection).toEqual(['lung'])
    send('cancel', at(200, 200))
    expect(selection).toEqual([])
    expect(asked).toEqual([])
  })
})

describe('Eraser', () => {
  test('takes pixels out of the topmost mask, and says where there is none', () => {
    const { send, asked } = toolBench(eraserTool, { lung: mask(100, 100, 50, 50) }, undefined, { brushPx: 2 })
    send('press', at(110, 110))
    send('release', at(110, 110))
    expect(asked).toEqual([{ flip: 'lung', pixels: { x: 109, y: 109, width: 2, height: 2, counts: [0, 4] } }])
    expect(send('press', at(300, 10)).refused).toContain('No mask here')
  })
})

describe('Fill', () => {
  const ring: Target = { kind: 'mask', x: 10, y: 10, width: 3, height: 3, counts: [0, 4, 1, 4] }

  test('fills the hole that is clicked, of a mask or a polygon, and nothing around it', () => {
    const { send, asked } = toolBench(fillTool, { ring })
    expect(send('press', at(11.5, 11.5)).announce).toBe('Hole of 1 pixels filled')
    expect(asked).toEqual([{ flip: 'ring', pixels: { x: 11, y: 11, width: 1, height: 1, counts: [0, 1] } }])
    expect(send('press', at(30, 30)).refused).toBe('No hole of a mask or polygon here')
    const outer = square(100, 100, 60)
    const holed =
      outer.kind === 'polygon'
        ? { ...outer, rings: [...outer.rings, [at(110, 110), at(130, 110), at(120, 130)]] }
        : outer
    const bench = toolBench(fillTool, { holed })
    bench.send('press', at(120, 115))
    expect(bench.asked).toEqual([{ change: 'holed', to: outer }])
  })

  test('with Ctrl takes away the piece that is clicked', () => {
    const two: Target = { kind: 'mask', x: 10, y: 10, width: 5, height: 1, counts: [0, 2, 1, 2] }
    const { send, asked } = toolBench(fillTool, { two })
    send('press', at(14.5, 10.5), { mod: true })
    expect(asked).toEqual([{ flip: 'two', pixels: { x: 13, y: 10, width: 2, height: 1, counts: [0, 2] } }])
  })
})

describe('Grow region', () => {
  test('takes what is near in value and connected; a drag lets it take more or less, live', () => {
    // Values of the bench are its columns.
    const { send, asked } = toolBench(growTool, {}, undefined, { tolerance: 10 / 400 })
    send('press', at(200, 100))
    const reached: boolean[] = []
    const window = { left: 210, top: 100, right: 211, bottom: 101 }
    send('move', at(280, 100)).painting?.runs(window, (_, from, to) => reached.push(from <= 210 && to > 210))
    expect(reached).toEqual([true])
    send('move', at(200, 100))
    send('release', at(200, 100))
    expect(asked).toEqual([{ create: { kind: 'mask', x: 190, y: 0, width: 21, height: 300, counts: [0, 21 * 300] } }])
  })
})

describe('Cut', () => {
  test.each([
    ['polygon', square(100, 100, 60)],
    ['mask', mask(100, 100, 60, 60)],
  ] as const)('splits a %s along a line that need not reach beyond it', (_, target) => {
    const { send, asked } = toolBench(cutTool, { target })
    send('press', at(120, 110))
    send('move', at(120, 140))
    send('release', at(120, 140))
    const [done] = asked
    const pieces = done !== undefined && 'cut' in done ? done.pieces : []
    expect(pieces).toHaveLength(2)
    const widths = pieces.map((piece) =>
      piece.kind === 'mask' ? piece.width : piece.kind === 'polygon' ? piece.rings[0]?.length : 0,
    )
    expect(widths.sort()).toEqual(target.kind === 'mask' ? [20, 40] : [4, 4])
  })

  test('says where the line cuts nothing', () => {
    const { send, asked } = toolBench(cutTool, { target: square(100, 100, 60) })
    send('press', at(10, 10))
    expect(send('release', at(90, 10)).refused).toBe('No region lies on the line')
    expect(asked).toEqual([])
  })
})

describe('Freehand', () => {
  test('follows the held button and closes when it is let go; a way across itself keeps its outermost border', () => {
    const { send, asked } = toolBench(freehandTool)
    send('press', at(100, 100))
    for (const [x, y] of [
      [200, 100],
      [200, 200],
      [150, 220],
      [150, 150],
      [100, 150],
    ] as const)
      send('move', at(x, y))
    expect(send('release', at(100, 101)).busy).toBe(false)
    const [made] = asked
    const target = made !== undefined && 'create' in made ? made.create : undefined
    expect(target?.kind === 'polygon' ? target.rings.length : 0).toBe(1)
    expect(target?.kind === 'polygon' ? target.rings[0]?.length : 0).toBeGreaterThanOrEqual(6)
  })
})

describe('Shared borders', () => {
  const marks = { left: square(100, 100, 50), right: square(150, 100, 50) }

  test('a vertex on both regions moves both, as one step', () => {
    const { send, asked } = toolBench(selectTool, marks)
    send('press', at(120, 120))
    send('release', at(120, 120))
    send('press', at(150, 100))
    const step = send('move', at(160, 90))
    expect([...(step.along?.keys() ?? [])]).toEqual(['right'])
    send('release', at(160, 90))
    const [done] = asked
    const changed = done !== undefined && 'changeAll' in done ? done.changeAll : {}
    expect(changed.left?.kind === 'polygon' && changed.left.rings[0]?.[1]).toEqual(at(160, 90))
    expect(changed.right?.kind === 'polygon' && changed.right.rings[0]?.[0]).toEqual(at(160, 90))
  })

  test('a vertex put in on the border of both is put in on both, and moves both', () => {
    const { send, asked } = toolBench(selectTool, marks)
    send('press', at(120, 120))
    send('release', at(120, 120))
    send('press', at(150.5, 130), { shift: false, alt: true, mod: false })
    send('move', at(140.5, 130))
    send('release', at(140.5, 130))
    send('commit', at(150, 110))
    const rings = asked
      .map((done) => ('changeAll' in done ? done.changeAll : {}))
      .map(({ left, right }) => [left, right])
    for (const [one, vertex] of [
      [rings[0], at(140, 130)],
      [rings[1], at(150, 110)],
    ] as const) {
      for (const target of one ?? []) {
        const ring = target?.kind === 'polygon' ? target.rings[0] : []
        expect(ring).toHaveLength(5)
        expect(ring).toContainEqual(vertex)
      }
    }
  })

  test('switched off, only its own', () => {
    const { send, asked } = toolBench(selectTool, marks, undefined, { sharesBorders: false })
    send('press', at(120, 120))
    send('release', at(120, 120))
    send('press', at(150, 100))
    send('release', at(160, 90))
    expect(asked).toMatchObject([{ change: 'left' }])
  })

  test('a vertex drawn beside another is set on it', () => {
    const { send, asked } = toolBench(polygonTool, { left: square(100, 100, 50) })
    for (const place of [at(151, 101), at(200, 100), at(149, 151)]) send('press', place)
    send('commit', at(0, 0))
    expect(asked).toEqual([{ create: { kind: 'polygon', rings: [[at(150, 100), at(200, 100), at(150, 150)]] } }])
  })
})
