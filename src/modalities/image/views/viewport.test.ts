import { expect, test } from 'vitest'
import { type Affine, applyAffine } from '../../../domain/geometry/affine.ts'
import { createViewport } from './viewport.ts'

function viewportOf(image = { width: 2000, height: 1000 }, pixelRatio = 2) {
  let transform: Affine | null = null
  const holder = {
    get: () => transform,
    set(next: Affine) {
      transform = next
    },
  }
  return createViewport(image, holder, () => pixelRatio)
}

test('starts fitted, and stays fitted when the pane changes', () => {
  const viewport = viewportOf()
  expect(viewport.transform()).toBeNull()
  viewport.resize({ width: 500, height: 500 })
  expect(viewport.transform()).toEqual({ a: 0.25, b: 0, c: 0, d: 0.25, e: 0, f: 125 })
  viewport.resize({ width: 1000, height: 1000 })
  expect(viewport.scale()).toBe(0.5)
})

test('what was moved by hand keeps its middle when the pane changes', () => {
  const viewport = viewportOf()
  viewport.resize({ width: 500, height: 500 })
  viewport.zoom({ x: 100, y: 100 }, 3)
  const middle = viewport.toImage({ x: 250, y: 250 })
  viewport.resize({ width: 700, height: 300 })
  const after = viewport.toImage({ x: 350, y: 150 })
  expect(after.x).toBeCloseTo(middle.x, 6)
  expect(after.y).toBeCloseTo(middle.y, 6)
})

test('a pane without size leaves all as it was', () => {
  const viewport = viewportOf()
  viewport.resize({ width: 0, height: 300 })
  expect(viewport.transform()).toBeNull()
})

test('1:1 is one image pixel for each device pixel, about the middle', () => {
  const viewport = viewportOf()
  viewport.resize({ width: 500, height: 500 })
  const middle = viewport.toImage({ x: 250, y: 250 })
  viewport.actualSize()
  expect(viewport.scale()).toBe(0.5)
  expect(viewport.toImage({ x: 250, y: 250 })).toEqual(middle)
})

test('brings into view what is outside or too small, and leaves alone what is seen', () => {
  const viewport = viewportOf({ width: 20_000, height: 10_000 })
  viewport.resize({ width: 500, height: 500 })
  const before = viewport.transform()
  viewport.reveal({ x: 100, y: 100, width: 4000, height: 4000 })
  expect(viewport.transform()).toEqual(before)

  viewport.reveal({ x: 1000, y: 1000, width: 40, height: 20 })
  const centre = viewport.toView({ x: 1020, y: 1010 })
  expect(centre.x).toBeCloseTo(250, 6)
  expect(centre.y).toBeCloseTo(250, 6)
  expect(viewport.scale() * 40).toBeCloseTo(12, 6)

  viewport.zoom({ x: 250, y: 250 }, 100)
  viewport.reveal({ x: 0, y: 0, width: 20_000, height: 100 })
  expect(applyAffine(viewport.transform() ?? { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0 }, { x: 0, y: 0 }).x).toBeGreaterThan(
    0,
  )
})

test('turned, a fitted picture is fitted again, and stays turned when it is fitted or the pane changes', () => {
  const viewport = viewportOf()
  viewport.resize({ width: 500, height: 500 })
  viewport.turn('turn-right')
  expect(viewport.transform()).toMatchObject({ a: 0, b: 0.25, c: -0.25, d: 0 })
  expect(viewport.toView({ x: 0, y: 0 })).toEqual({ x: 375, y: 0 })
  viewport.zoom({ x: 10, y: 10 }, 3)
  viewport.fit()
  viewport.resize({ width: 1000, height: 1000 })
  expect(viewport.scale()).toBe(0.5)
  expect(viewport.toView({ x: 0, y: 0 })).toEqual({ x: 750, y: 0 })
  viewport.setUpright()
  expect(viewport.transform()).toMatchObject({ a: 0.5, b: 0, c: 0, d: 0.5 })
})

test('four turns and two flips lead back, and the middle stays', () => {
  const viewport = viewportOf()
  viewport.resize({ width: 500, height: 400 })
  viewport.zoom({ x: 40, y: 30 }, 5)
  const before = viewport.transform()
  const middle = viewport.toImage({ x: 250, y: 200 })
  for (const turn of [
    'turn-right',
    'flip-horizontal',
    'turn-left',
    'turn-left',
    'flip-horizontal',
    'turn-right',
  ] as const) {
    viewport.turn(turn)
    const now = viewport.toImage({ x: 250, y: 200 })
    expect(Math.hypot(now.x - middle.x, now.y - middle.y)).toBeLessThan(1e-9)
  }
  for (const part of ['a', 'b', 'c', 'd', 'e', 'f'] as const)
    expect(viewport.transform()?.[part]).toBeCloseTo(before?.[part] ?? Number.NaN, 9)
})

test.each([
  ['turn-right', { x: 0, y: -1 }],
  ['turn-left', { x: 0, y: 1 }],
  ['flip-horizontal', { x: -1, y: 0 }],
  ['flip-vertical', { x: 1, y: 0 }],
] as const)('to the right on screen after %s', (turn, expected) => {
  const viewport = viewportOf()
  viewport.resize({ width: 500, height: 400 })
  viewport.turn(turn)
  expect(viewport.directionInImage({ x: 1, y: 0 })).toEqual(expected)
})
