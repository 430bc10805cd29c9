import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelPlace } from './value-labels.ts'

const canvas = { width: 800, height: 600 }
const size = { width: 70, height: 19 }
const place = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) })

test('a label of a line lies in view and clear of it, wherever the line is', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      const box = labelPlace([[a, b]], size, canvas, { taken: [], gap: 10 })
      expect(box).not.toBeNull()
      if (box === null) return
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(canvas.width)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.y + box.height).toBeLessThanOrEqual(canvas.height)
      for (let share = 0; share <= 1; share += 0.01) {
        const at = { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }
        const isInside = at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height
        expect(isInside).toBe(false)
      }
    }),
  )
})

test('a second label does not cover the first; one whose mark is out of view is not there', () => {
  const line = [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ]
  const first = labelPlace([line], size, canvas, { taken: [], gap: 10 })
  const second = labelPlace([line], size, canvas, { taken: first === null ? [] : [first], gap: 10 })
  expect(second).not.toEqual(first)
  expect(labelPlace([[{ x: -5, y: 3 }]], size, canvas, { taken: [], gap: 10 })).toBeNull()
})

test('a label keeps clear of the lines of other marks where there is room beside its own', () => {
  const line = [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ]
  const steep = [
    { x: 330, y: 20 },
    { x: 330, y: 400 },
  ]
  const alone = labelPlace([line], size, canvas, { taken: [], gap: 10 })
  expect(alone).toMatchObject({ x: 310 })
  const beside = labelPlace([line], size, canvas, { taken: [], gap: 10, all: [line, steep] })
  expect(beside?.x ?? 0).toBeLessThan(330 - size.width + 1)
  // Hemmed in on all sides it stands on another's line rather than on its own, on a label or beyond the edge.
  const lattice = Array.from({ length: 80 }, (_, i) => [
    { x: 10 * i, y: 0 },
    { x: 10 * i, y: 600 },
  ])
  expect(labelPlace([line], size, canvas, { taken: [], gap: 10, all: [line, ...lattice] })).toEqual(alone)
})

test('a label of an outline of thousands of points lies clear of it, though it is held against what is near alone', () => {
  const wavy = (centre: number, radius: number) =>
    Array.from({ length: 6001 }, (_, i) => {
      const angle = (i / 6000) * 2 * Math.PI
      const reach = radius * (1 + 0.05 * Math.sin(angle * 37))
      return { x: centre + reach * Math.cos(angle), y: 300 + reach * Math.sin(angle) }
    })
  for (const [centre, radius] of [
    [400, 250],
    [400, 20],
    // Its rightmost points are at the edge, or beyond.
    [600, 185],
    [780, 250],
  ] as const) {
    const line = wavy(centre, radius)
    const box = labelPlace([line], size, canvas, { taken: [], gap: 10 })
    expect(box).not.toBeNull()
    if (box === null) return
    const inside = line.filter(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
    expect(inside).toEqual([])
    expect(box.x >= 0 && box.x + box.width <= canvas.width).toBe(true)
  }
})
