import { expect, test } from 'vitest'
import { createRegionIndex } from './region-index.ts'
import { createRegionStage } from './region-stage.ts'

test('what lay above the marks goes with the frame in which nothing does, and is not drawn again for nothing', () => {
  const container = document.createElement('div')
  document.body.append(container)
  let isBlank = false
  let drawn = 0
  const stage = createRegionStage({
    container,
    index: createRegionIndex(),
    isOverlayBlank: () => isBlank,
    drawOverlay(context) {
      drawn += 1
      if (!isBlank) context.fillRect(0, 0, 10, 10)
    },
    onStale: () => {},
  })
  stage.resize({ width: 40, height: 30 }, 1)
  stage.setView({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 })
  const alpha = () => {
    const context = [...container.querySelectorAll('canvas')].at(-1)?.getContext('2d')
    return context?.getImageData(5, 5, 1, 1).data[3]
  }
  stage.draw()
  expect(alpha()).toBe(255)
  isBlank = true
  stage.draw()
  expect(alpha()).toBe(0)
  const before = drawn
  stage.draw()
  stage.draw()
  expect(drawn).toBe(before)
  isBlank = false
  stage.draw()
  expect(alpha()).toBe(255)
  stage.dispose()
  container.remove()
})
