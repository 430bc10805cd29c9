import { describe, expect, test } from 'vitest'
import { createTouchGesture } from './touch-gesture.ts'
import { createViewport } from './viewport.ts'
import { createWheelReader } from './wheel-kind.ts'

function bench() {
  let transform: ReturnType<Parameters<typeof createViewport>[1]['get']> = null
  const viewport = createViewport(
    { width: 400, height: 400 },
    { get: () => transform, set: (next) => (transform = next) },
    () => 1,
  )
  viewport.resize({ width: 400, height: 400 })
  return { viewport, touch: createTouchGesture(viewport) }
}

const finger = (pointerId: number, more: object = {}) =>
  ({ pointerId, timeStamp: 10_000, width: 20, height: 20, ...more }) as PointerEvent

describe('two fingers', () => {
  test('hold what is under them, apart and together', () => {
    const { viewport, touch } = bench()
    expect(touch.down(finger(1), { x: 100, y: 200 })).toBe('first')
    expect(touch.move(finger(1), { x: 102, y: 200 })).toBe(false)
    expect(touch.down(finger(2), { x: 302, y: 200 })).toBe('second')
    const [left, right] = [viewport.toImage({ x: 102, y: 200 }), viewport.toImage({ x: 302, y: 200 })]
    expect(touch.move(finger(1), { x: 52, y: 220 })).toBe(true)
    expect(touch.move(finger(2), { x: 352, y: 220 })).toBe(true)
    for (const [place, x] of [
      [left, 52],
      [right, 352],
    ] as const) {
      expect(viewport.toView(place).x).toBeCloseTo(x, 0)
      expect(viewport.toView(place).y).toBeCloseTo(220, 0)
    }
    touch.up(finger(1))
    expect(touch.move(finger(2), { x: 0, y: 0 })).toBe(true)
    touch.up(finger(2))
    expect(touch.down(finger(3), { x: 5, y: 5 })).toBe('first')
  })

  test('a palm is left alone: while a pen is near, or by its size', () => {
    const { touch } = bench()
    touch.penSeen(9_800)
    expect(touch.down(finger(1), { x: 0, y: 0 })).toBe('palm')
    expect(touch.down(finger(1, { timeStamp: 11_000 }), { x: 0, y: 0 })).toBe('first')
    expect(touch.down(finger(2, { timeStamp: 11_000, width: 90 }), { x: 0, y: 0 })).toBe('palm')
  })

  test('a hand that lay there before the pen came down, and all of it until the pen is lifted, is a palm', () => {
    const { viewport, touch } = bench()
    expect(touch.down(finger(1), { x: 0, y: 0 })).toBe('first')
    expect(touch.penDown(finger(9))).toBe(true)
    const before = viewport.toImage({ x: 0, y: 0 })
    expect(touch.move(finger(1), { x: 90, y: 90 })).toBe(true)
    // However long the pen rests.
    expect(touch.down(finger(2, { timeStamp: 60_000 }), { x: 5, y: 5 })).toBe('palm')
    expect(touch.move(finger(2), { x: 50, y: 90 })).toBe(true)
    expect(viewport.toImage({ x: 0, y: 0 })).toEqual(before)
    for (const id of [9, 1, 2]) touch.up(finger(id))
    expect(touch.down(finger(3, { timeStamp: 61_000 }), { x: 5, y: 5 })).toBe('first')
    expect(bench().touch.penDown(finger(9))).toBe(false)
  })
})

describe('wheel and trackpad', () => {
  const sent = (deltaX: number, deltaY: number, more: object = {}) => ({
    deltaX,
    deltaY,
    deltaMode: 0,
    ctrlKey: false,
    ...more,
  })

  test('a notch zooms, a stroke of two fingers pans, a pinch zooms', () => {
    const read = createWheelReader()
    expect(read(sent(0, -120), 0)).toHaveProperty('zooms')
    expect(read(sent(0, -3, { deltaMode: 1 }), 1000)).toHaveProperty('zooms')
    expect(read(sent(1, 4), 2000)).toEqual({ pans: { x: -1, y: -4 } })
    // A swift stroke sends more than a notch, but it is the same gesture.
    expect(read(sent(0, 90), 2010)).toEqual({ pans: { x: -0, y: -90 } })
    expect(read(sent(0, -2, { ctrlKey: true }), 3000)).toHaveProperty('zooms')
  })
})
