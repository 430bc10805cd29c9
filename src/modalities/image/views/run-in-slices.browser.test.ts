import { afterEach, expect, test, vi } from 'vitest'
import { runInSlices } from './run-in-slices.ts'

/** Steps that each take about as long as a slice may. */
function* busySteps(count: number, done: number[]): Generator<void> {
  for (let step = 0; step < count; step++) {
    const until = performance.now() + 6
    while (performance.now() < until);
    done.push(step)
    yield
  }
}

afterEach(() => vi.restoreAllMocks())

test('a frame that is due is waited for, and then the work goes on to its end', async () => {
  const done: number[] = []
  const frames: FrameRequestCallback[] = []
  let isOver = false
  // Frames come when they are told to.
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback))
  runInSlices(busySteps(12, done), () => {
    isOver = true
  })
  let waited = 0
  while (!isOver) {
    await expect.poll(() => frames.length > 0 || isOver).toBe(true)
    const before = done.length
    // Messages that were on their way have come by now.
    await new Promise((resolve) => setTimeout(resolve, 30))
    if (!isOver) expect(done.length).toBe(before)
    waited += frames.length
    for (const callback of frames.splice(0)) callback(performance.now())
  }
  expect(done).toEqual(Array.from({ length: 12 }, (_, step) => step))
  expect(waited).toBeGreaterThan(2)
})

test('what is stopped goes no further', async () => {
  const done: number[] = []
  let isOver = false
  const stop = runInSlices(busySteps(1000, done), () => {
    isOver = true
  })
  await expect.poll(() => done.length).toBeGreaterThan(2)
  stop()
  const before = done.length
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  expect(done.length).toBe(before)
  expect(isOver).toBe(false)
})
