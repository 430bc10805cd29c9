import { describe, expect, test } from 'vitest'
import { cropMask } from '../../geometry/mask.ts'
import { ringArea } from '../../geometry/plane.ts'
import { countSet } from '../../geometry/run-lengths.ts'
import { areaOf } from '../../geometry/target-operations.ts'
import type { Target, TargetOf } from '../../records/target.ts'
import { distanceTransform } from './distance-transform.ts'
import { shapesBetween } from './shapes-between.ts'

function circle(cx: number, cy: number, radius: number, corners = 72): TargetOf<'polygon'> {
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    return { x: cx + radius * Math.cos(angle), y: cy + radius * Math.sin(angle) }
  })
  return { kind: 'polygon', rings: [ring] }
}

function disc(cx: number, cy: number, radius: number): TargetOf<'mask'> {
  const raster = new Uint8Array(100 * 100)
  for (let y = 0; y < 100; y++)
    for (let x = 0; x < 100; x++) raster[y * 100 + x] = Math.hypot(x + 0.5 - cx, y + 0.5 - cy) <= radius ? 1 : 0
  return { kind: 'mask', ...cropMask(raster, 0, 0, 100, 100) }
}

const only = (targets: readonly Target[]): Target => {
  expect(targets).toHaveLength(1)
  const [target] = targets
  if (target === undefined) throw new Error('nothing between')
  return target
}

describe('shapesBetween', () => {
  test('half way between two circles lies the circle of the mean radius, even where they do not touch', () => {
    const between = only(shapesBetween(circle(20, 30, 6), circle(80, 50, 14), 0.5))
    if (between.kind !== 'polygon') throw new Error(between.kind)
    for (const { x, y } of between.rings[0] ?? []) expect(Math.hypot(x - 50, y - 40)).toBeCloseTo(10, 0)
    expect(ringArea(between.rings[0] ?? [])).toBeGreaterThan(Math.PI * 100 * 0.97)
    expect(ringArea(between.rings[0] ?? [])).toBeLessThan(Math.PI * 100 * 1.03)
    expect(between.rings[0]?.length).toBeLessThan(90)
  })

  test('goes from the first to the second as the share grows', () => {
    const areas = [0.25, 0.5, 0.75].map((share) =>
      areaOf(only(shapesBetween(circle(30, 30, 8), circle(30, 30, 20), share))),
    )
    const radii = areas.map((area) => Math.sqrt((area ?? 0) / Math.PI))
    expect(radii[0]).toBeCloseTo(11, 0)
    expect(radii[1]).toBeCloseTo(14, 0)
    expect(radii[2]).toBeCloseTo(17, 0)
  })

  test('a hole in both stays a hole', () => {
    const ringed = (radius: number, hole: number): TargetOf<'polygon'> => ({
      kind: 'polygon',
      rings: [...circle(40, 40, radius).rings, ...circle(40, 40, hole).rings],
    })
    const between = only(shapesBetween(ringed(12, 4), ringed(16, 6), 0.5))
    expect(between.kind === 'polygon' && between.rings.length).toBe(2)
  })

  test('masks give a mask', () => {
    const between = only(shapesBetween(disc(30, 30, 6), disc(50, 40, 12), 0.5))
    if (between.kind !== 'mask') throw new Error(between.kind)
    expect(countSet(between.counts)).toBeGreaterThan(Math.PI * 81 * 0.93)
    expect(countSet(between.counts)).toBeLessThan(Math.PI * 81 * 1.07)
    expect(between.x + between.width / 2).toBeCloseTo(40, 0)
    expect(between.y + between.height / 2).toBeCloseTo(35, 0)
  })

  test('boxes and ellipses keep their kind and turn the shorter way', () => {
    const box = { kind: 'box', x: 0, y: 0, width: 10, height: 20, rotation: 170 } as const
    expect(only(shapesBetween(box, { ...box, x: 10, height: 40, rotation: -170 }, 0.5))).toMatchObject({
      kind: 'box',
      x: 5,
      height: 30,
      rotation: 180,
    })
    const ellipse = { kind: 'ellipse', cx: 0, cy: 0, rx: 4, ry: 8, rotation: 0 } as const
    expect(only(shapesBetween(ellipse, { ...ellipse, rx: 8 }, 0.25))).toMatchObject({ kind: 'ellipse', rx: 5, ry: 8 })
  })

  test('a box and a polygon give a polygon', () => {
    const box = { kind: 'box', x: 20, y: 20, width: 20, height: 20, rotation: 0 } as const
    expect(only(shapesBetween(box, circle(30, 30, 10), 0.5)).kind).toBe('polygon')
  })
})

test('the distance transform is that of every cell to the nearest set one', () => {
  const [width, height] = [13, 9]
  const set = [
    [2, 3],
    [11, 0],
    [7, 8],
  ] as const
  const cells = new Uint8Array(width * height)
  for (const [x, y] of set) cells[y * width + x] = 1
  const distances = distanceTransform(cells, width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const expected = Math.min(...set.map(([sx, sy]) => Math.hypot(sx - x, sy - y)))
      expect(distances[y * width + x]).toBeCloseTo(expected, 9)
    }
  }
})
