import { act, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { frames, keys, move, press, release, type Shown, show } from '../../../tests/fixtures/shown-image.tsx'
import { plainSettings, toolSettings } from './paint/tool-settings.ts'

beforeEach(() => toolSettings.setState(plainSettings))
afterEach(cleanup)

describe('a mask', () => {
  /** Whether a place is coloured on a canvas of the regions: 0 the marks at rest, 1 what is in hand. */
  function alphaAt(shown: Shown, layer: number, x: number, y: number): number {
    const { clientX, clientY } = shown.client(x, y)
    const box = shown.root.getBoundingClientRect()
    const canvas = shown.root.querySelectorAll<HTMLCanvasElement>('.konvajs-content canvas')[layer]
    return canvas?.getContext('2d')?.getImageData(clientX - box.left, clientY - box.top, 1, 1).data[3] ?? -1
  }

  test('is painted live, filled as all marks are, and shows at rest what was painted, in a turned view too', async () => {
    for (const turn of [null, 'Shift+T'] as const) {
      const shown = await show()
      act(() => shown.session.viewStore.setMarks({ fillOpacity: 0.5 }))
      if (turn !== null) keys(shown, turn)
      act(() => toolSettings.setState({ ...plainSettings, brushPx: 80 }))
      keys(shown, 'b')
      press(shown, 200, 200)
      move(shown, 400, 200)
      await frames()
      expect(shown.targets()).toEqual([])
      await expect.poll(() => alphaAt(shown, 1, 300, 200)).toBe(128)
      await expect.poll(() => alphaAt(shown, 1, 300, 240)).toBeGreaterThan(150)
      await expect.poll(() => alphaAt(shown, 1, 300, 280)).toBe(0)
      release(shown, 400, 200)
      await frames()
      expect(shown.targets()).toMatchObject([{ kind: 'mask', x: 160, y: 160, width: 280, height: 80 }])
      await expect.poll(() => alphaAt(shown, 0, 300, 200)).toBe(128)
      // On the way through the mask what is painted below gives way, and comes back with what is left.
      keys(shown, 'x')
      press(shown, 300, 130)
      move(shown, 300, 270)
      await frames()
      await expect.poll(() => alphaAt(shown, 0, 300, 200)).toBe(0)
      await expect.poll(() => alphaAt(shown, 1, 300, 200)).toBe(0)
      await expect.poll(() => alphaAt(shown, 0, 200, 200)).toBe(128)
      release(shown, 300, 270)
      await frames()
      await expect.poll(() => alphaAt(shown, 0, 300, 200)).toBe(0)
      await expect.poll(() => alphaAt(shown, 0, 200, 200)).toBe(128)
      await act(async () => {
        await shown.session.caseStore.undo()
      })
      await frames()
      await expect.poll(() => alphaAt(shown, 0, 300, 200)).toBe(128)
      cleanup()
    }
  })
})
