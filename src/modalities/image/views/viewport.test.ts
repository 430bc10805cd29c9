import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Affine, applyAffine, mappedBounds, turnedAbout } from '../../../domain/geometry/affine.ts'
import { createViewport, type Viewport } from './viewport.ts'

const scaleOf = (viewport: Viewport) => Math.min(viewport.scales().x, viewport.scales().y)

function viewportOf(image = { width: 2000, height: 1000 }, pixelRatio = 2, pixelAspect?: () => number) {
  let transform: Affine | null = null
  const holder = {
    get: () => transform,
    set(next: Affine) {
      transform = next
    },
  }
  return createViewport(image, holder, () => pixelRatio, pixelAspect === undefined ? {} : { pixelAspect })
}

test('starts fitted, and stays fitted when the pane changes', () => {
  const viewport = viewportOf()
  expect(viewport.transform()).toBeNull()
  viewport.resize({ width: 500, height: 500 })
  expect(viewport.transform()).toEqual({ a: 0.25, b: 0, c: 0, d: 0.25, e: 0, f: 125 })
  viewport.resize({ width: 1000, height: 1000 })
  expect(scaleOf(viewport)).toBe(0.5)
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
  expect(scaleOf(viewport)).toBe(0.5)
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
  expect(scaleOf(viewport) * 40).toBeCloseTo(12, 6)

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
  expect(scaleOf(viewport)).toBe(0.5)
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

/** What is done to a view, one thing after the other. */
type Step =
  | { readonly do: 'fit' | 'actualSize' | 'setUpright' }
  | { readonly do: 'zoom'; readonly x: number; readonly y: number; readonly factor: number }
  | { readonly do: 'pan'; readonly x: number; readonly y: number }
  | { readonly do: 'turn'; readonly turn: 'turn-right' | 'turn-left' | 'flip-horizontal' | 'flip-vertical' }

const place = fc.integer({ min: -300, max: 900 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>({ do: 'fit' }, { do: 'actualSize' }, { do: 'setUpright' }),
  fc.record({
    do: fc.constant('zoom' as const),
    x: place,
    y: place,
    factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
  }),
  fc.record({ do: fc.constant('pan' as const), x: place, y: place }),
  fc.record({
    do: fc.constant('turn' as const),
    turn: fc.constantFrom('turn-right', 'turn-left', 'flip-horizontal', 'flip-vertical'),
  }),
)
const image = fc.record({ width: fc.integer({ min: 4, max: 6000 }), height: fc.integer({ min: 4, max: 6000 }) })
const pane = { width: 640, height: 480 }

function take(viewport: ReturnType<typeof viewportOf>, one: Step): void {
  if (one.do === 'zoom') viewport.zoom(one, one.factor)
  else if (one.do === 'pan') viewport.pan(one.x, one.y)
  else if (one.do === 'turn') viewport.turn(one.turn)
  else viewport[one.do]()
}

/** A view of square pixels by one scale for both axes, written down plainly. */
function plainView(picture: { readonly width: number; readonly height: number }, ratio: number) {
  const scaleOf = ({ a, b, c, d }: Affine) => Math.sqrt(Math.abs(a * d - b * c))
  const turnOf = ({ a, b, c, d }: Affine) => {
    const scale = scaleOf({ a, b, c, d, e: 0, f: 0 })
    const unit = (value: number) => Math.round(value / scale) + 0
    return { a: unit(a), b: unit(b), c: unit(c), d: unit(d) }
  }
  const centred = (scale: number, turn: ReturnType<typeof turnOf>): Affine => {
    const [a, b, c, d] = [turn.a * scale, turn.b * scale, turn.c * scale, turn.d * scale]
    const e = (pane.width - a * picture.width - c * picture.height) / 2
    const f = (pane.height - b * picture.width - d * picture.height) / 2
    return { a, b, c, d, e, f }
  }
  const fitted = (turn: ReturnType<typeof turnOf>) => {
    const [wide, high] = turn.b === 0 ? [picture.width, picture.height] : [picture.height, picture.width]
    return centred(Math.min(pane.width / wide, pane.height / high), turn)
  }
  const middle = { x: pane.width / 2, y: pane.height / 2 }
  const isFitted = (m: Affine) => {
    const whole = fitted(turnOf(m))
    return Math.abs(scaleOf(whole) - scaleOf(m)) < 1e-9 && Math.hypot(whole.e - m.e, whole.f - m.f) < 0.5
  }
  let now = fitted({ a: 1, b: 0, c: 0, d: 1 })
  return {
    now: () => now,
    take(one: Step) {
      if (one.do === 'fit') now = fitted(turnOf(now))
      else if (one.do === 'setUpright') now = fitted({ a: 1, b: 0, c: 0, d: 1 })
      else if (one.do === 'pan') now = { ...now, e: now.e + one.x, f: now.f + one.y }
      else if (one.do === 'turn') {
        const before = now
        now = turnedAbout(now, middle, one.turn)
        if (isFitted(before)) now = fitted(turnOf(now))
      } else if (one.do === 'zoom') {
        const scale = scaleOf(now)
        const cut = Math.min(Math.max(scale * one.factor, 0.01), 64) / scale
        const { a, b, c, d, e, f } = now
        now = {
          a: a * cut,
          b: b * cut,
          c: c * cut,
          d: d * cut,
          e: one.x + (e - one.x) * cut,
          f: one.y + (f - one.y) * cut,
        }
      } else {
        const { a, b, c, d, e, f } = now
        const determinant = a * d - b * c
        const [p, q, r, s] = [d / determinant, -b / determinant, -c / determinant, a / determinant]
        const centre = applyAffine({ a: p, b: q, c: r, d: s, e: -(p * e + r * f), f: -(q * e + s * f) }, middle)
        const next = centred(1 / ratio, turnOf(now))
        const at = applyAffine(next, centre)
        now = { ...next, e: next.e + (middle.x - at.x), f: next.f + (middle.y - at.y) }
      }
    },
  }
}

test('a picture of square pixels is shown by one scale, to the last digit', () => {
  fc.assert(
    fc.property(image, fc.constantFrom(1, 1.25, 2), fc.array(step, { maxLength: 12 }), (picture, ratio, steps) => {
      const viewport = viewportOf(picture, ratio)
      viewport.resize(pane)
      const plain = plainView(picture, ratio)
      for (const one of steps) {
        take(viewport, one)
        plain.take(one)
      }
      expect(viewport.transform()).toEqual(plain.now())
      const { x, y } = viewport.scales()
      expect(x).toBe(y)
    }),
  )
})

const aspect = fc.double({ min: 0.05, max: 20, noNaN: true })

test('whatever is done to it, a picture keeps the shape of its pixels, and places lead back', () => {
  fc.assert(
    fc.property(image, aspect, fc.array(step, { maxLength: 12 }), place, place, (picture, high, steps, x, y) => {
      const viewport = viewportOf(picture, 2, () => high)
      viewport.resize(pane)
      for (const one of steps) take(viewport, one)
      const scales = viewport.scales()
      expect(scales.y / scales.x / high).toBeCloseTo(1, 6)
      const seen = viewport.toView(viewport.toImage({ x, y }))
      expect(Math.hypot(seen.x - x, seen.y - y)).toBeLessThan(1e-6)
      // A step to the right on the screen is one along rows or columns.
      const towards = viewport.directionInImage({ x: 1, y: 0 })
      expect(Math.abs(towards.x) + Math.abs(towards.y)).toBe(1)
    }),
  )
})

test('turned by a right angle the scales of rows and columns lie the other way round on screen', () => {
  const viewport = viewportOf({ width: 200, height: 40 }, 1, () => 5)
  viewport.resize({ width: 600, height: 400 })
  expect(viewport.transform()).toEqual({ a: 2, b: 0, c: 0, d: 10, e: 100, f: 0 })
  viewport.turn('turn-right')
  expect(viewport.transform()).toEqual({ a: 0, b: 2, c: -10, d: 0, e: 500, f: 0 })
  viewport.turn('flip-vertical')
  expect(viewport.transform()).toMatchObject({ a: 0, b: -2, c: -10, d: 0 })
})

test.each([5, 0.2])('1:1 of pixels %d times as high as wide leaves none out', (high) => {
  const viewport = viewportOf({ width: 2000, height: 1000 }, 2, () => high)
  viewport.resize(pane)
  const middle = viewport.toImage({ x: 320, y: 240 })
  viewport.actualSize()
  expect(Math.min(viewport.scales().x, viewport.scales().y)).toBeCloseTo(0.5, 12)
  expect(viewport.toImage({ x: 320, y: 240 }).x).toBeCloseTo(middle.x, 6)
})

test('what is brought into view fits, also where pixels are not square and the view is turned', () => {
  for (const turn of ['turn-right', 'flip-vertical'] as const) {
    const viewport = viewportOf({ width: 2000, height: 1000 }, 1, () => 4)
    viewport.resize(pane)
    viewport.turn(turn)
    viewport.zoom({ x: 0, y: 0 }, 50)
    viewport.reveal({ x: 100, y: 500, width: 300, height: 200 })
    const seen = mappedBounds(viewport.transform() ?? { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0 }, {
      ...{ x: 100, y: 500, width: 300, height: 200 },
    })
    expect(seen.x + seen.width / 2).toBeCloseTo(320, 6)
    expect(seen.y + seen.height / 2).toBeCloseTo(240, 6)
    expect(Math.max(seen.width / pane.width, seen.height / pane.height)).toBeCloseTo(0.7, 6)
  }
})

test('takes another shape of its pixels when that becomes known: fitted, or about the middle', () => {
  let known = 1
  const viewport = viewportOf({ width: 100, height: 100 }, 1, () => known)
  viewport.resize({ width: 400, height: 400 })
  known = 2
  viewport.reshape()
  expect(viewport.transform()).toEqual({ a: 2, b: 0, c: 0, d: 4, e: 100, f: 0 })
  viewport.zoom({ x: 30, y: 50 }, 2)
  const middle = viewport.toImage({ x: 200, y: 200 })
  known = 1
  viewport.reshape()
  expect(viewport.scales()).toEqual({ x: 4, y: 4 })
  const now = viewport.toImage({ x: 200, y: 200 })
  expect(Math.hypot(now.x - middle.x, now.y - middle.y)).toBeLessThan(1e-9)
})
