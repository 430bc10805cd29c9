import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { keys, move, press, release, type Shown, show } from '../../../tests/fixtures/shown-image.tsx'

afterEach(cleanup)

const finger = (pointerId: number) => ({ pointerType: 'touch', pointerId, width: 12, height: 12 })

function tap(shown: Shown, x: number, y: number): void {
  press(shown, x, y, finger(1))
  release(shown, x, y, finger(1))
}

/** Two fingers move apart. @param early how far the first one goes before the second comes down, image pixels */
function pinch(shown: Shown, early = 0): void {
  press(shown, 300, 200, finger(1))
  if (early > 0) move(shown, 300 - early, 200, finger(1))
  press(shown, 500, 200, finger(2))
  move(shown, 560, 200, finger(2))
  release(shown, 560, 200, finger(2))
  release(shown, 300 - early, 200, finger(1))
}

const vertices = (shown: Shown) => shown.targets().map((target) => (target.kind === 'polygon' ? target.rings[0] : []))

test.each([0, 40])(
  'a polygon set by taps lives on while two fingers zoom, the first going %i pixels ahead',
  async (early) => {
    const shown = await show()
    keys(shown, 'p')
    tap(shown, 100, 100)
    tap(shown, 200, 100)
    const before = shown.root.dataset.transform
    pinch(shown, early)
    await expect.poll(() => shown.root.dataset.transform).not.toBe(before)
    tap(shown, 200, 220)
    keys(shown, 'Enter')
    expect(vertices(shown)).toEqual([
      [
        { x: expect.closeTo(100, 6), y: expect.closeTo(100, 6) },
        { x: expect.closeTo(200, 6), y: expect.closeTo(100, 6) },
        { x: expect.closeTo(200, 6), y: expect.closeTo(220, 6) },
      ],
    ])
  },
)

test('a hand that lay there before the pen came down takes nothing of what the pen has set', async () => {
  const shown = await show()
  keys(shown, 'p')
  const pen = { pointerType: 'pen', pointerId: 9 }
  for (const [x, y] of [
    [100, 100],
    [200, 100],
  ] as const) {
    press(shown, x, y, pen)
    release(shown, x, y, pen)
  }
  // Long after the pen was last seen.
  await new Promise((resolve) => setTimeout(resolve, 800))
  press(shown, 400, 300, finger(1))
  press(shown, 200, 220, pen)
  release(shown, 200, 220, pen)
  release(shown, 400, 300, finger(1))
  keys(shown, 'Enter')
  expect(vertices(shown).map((ring) => ring?.length)).toEqual([3])
})

test('what a finger began by itself is given up when a second comes', async () => {
  const shown = await show()
  keys(shown, 'r')
  press(shown, 100, 100, finger(1))
  move(shown, 200, 200, finger(1))
  press(shown, 400, 200, finger(2))
  release(shown, 400, 200, finger(2))
  release(shown, 200, 200, finger(1))
  expect(shown.targets()).toEqual([])
  expect(shown.session.viewStore.get().preview).toBeNull()
})
