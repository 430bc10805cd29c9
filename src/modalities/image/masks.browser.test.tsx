import { act, cleanup, fireEvent, screen } from '@testing-library/react'
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

describe('a region that grows', () => {
  test('is set up in its panel and by keys: which holes are closed, and whether noise is evened out', async () => {
    const shown = await show()
    keys(shown, 'Shift+G')
    const name = 'Grow region settings: ±63 HU, 3 × 3 medians, holes up to 20 px closed'
    fireEvent.click(await screen.findByRole('button', { name }))
    const holes = await screen.findByRole('slider', { name: 'Close holes' })
    expect(holes.getAttribute('aria-valuetext')).toBe('up to 20 px')
    const choose = (root: string) => fireEvent.change(holes, { target: { value: root } })
    choose('32')
    expect(holes.getAttribute('aria-valuetext')).toBe('all')
    expect(toolSettings.getState().mostHolePx).toBe(Infinity)
    choose('0')
    expect(holes.getAttribute('aria-valuetext')).toBe('none')
    choose('31.62')
    expect(holes.getAttribute('aria-valuetext')).toBe('up to 1,000 px')
    const noise = screen.getByRole('switch', { name: 'Even out noise' })
    expect(noise).toHaveProperty('checked', true)
    fireEvent.click(noise)
    expect(toolSettings.getState()).toMatchObject({ mostHolePx: 1000, evensNoise: false })
    fireEvent.keyDown(shown.root, { key: 'm', code: 'KeyM', altKey: true })
    expect(screen.getByRole('switch', { name: 'Even out noise' })).toHaveProperty('checked', true)
    fireEvent.keyDown(shown.root, { key: 'g', code: 'KeyG', altKey: true })
    expect(holes.getAttribute('aria-valuetext')).toBe('all')
  })

  test('shares the noise with the brush, where that paints in a range only', async () => {
    const shown = await show()
    keys(shown, 'b')
    fireEvent.click(await screen.findByRole('button', { name: /^Brush settings/ }))
    fireEvent.click(await screen.findByRole('switch', { name: 'Only values in a range' }))
    expect(screen.getByRole('switch', { name: 'Even out noise' })).toHaveProperty('checked', true)
    expect(screen.queryByRole('slider', { name: 'Close holes' })).toBeNull()
    fireEvent.click(screen.getByRole('switch', { name: 'Only values in a range' }))
    expect(screen.queryByRole('switch', { name: 'Even out noise' })).toBeNull()
  })
})
