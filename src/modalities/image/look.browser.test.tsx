import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { frames, keys, paneId, type Shown, show } from '../../../tests/fixtures/shown-image.tsx'
import { colorsOf } from '../../imaging/pixels/color-maps.ts'

afterEach(cleanup)

/** Red, green and blue of a place in the picture as it is drawn. */
function colorAt({ root, client }: Shown, x: number, y: number): readonly number[] {
  const canvas = root.querySelector('canvas')
  const { clientX, clientY } = client(x, y)
  const box = root.getBoundingClientRect()
  const ratio = (canvas?.width ?? 0) / box.width
  const [at, down] = [clientX - box.left, clientY - box.top].map((css) => Math.floor(css * ratio))
  return [...(canvas?.getContext('2d')?.getImageData(at ?? 0, down ?? 0, 1, 1).data ?? [])].slice(0, 3)
}

function withAlt(shown: Shown, letter: string): void {
  act(() => shown.root.focus())
  fireEvent.keyDown(shown.root, { key: letter, code: `Key${letter.toUpperCase()}`, altKey: true })
}

function colorOf(map: string, grey: number, isInverted = false): readonly number[] {
  const color = colorsOf(map, isInverted)?.[grey] ?? 0
  return [color & 255, (color >> 8) & 255, (color >> 16) & 255]
}

test('a colour map colours what was grey, backwards when inverted, says its scale, and changes no value', async () => {
  const shown = await show()
  await frames()
  await expect.poll(() => colorAt(shown, 600, 200)[0]).toBeGreaterThan(0)
  const [grey = -1] = colorAt(shown, 600, 200)
  expect(colorAt(shown, 600, 200)).toEqual([grey, grey, grey])
  const changes = vi.fn()
  shown.session.caseStore.onChange(changes)
  withAlt(shown, 'c')
  await expect.poll(() => colorAt(shown, 600, 200)).toEqual(colorOf('hot-iron', grey))
  expect(screen.getByRole('img', { name: 'Colour scale, Hot iron: -1000 to -200 HU' })).toBeTruthy()
  expect(shown.session.viewStore.get().announcement).toBe('Colour map: Hot iron')
  keys(shown, 'i')
  await expect.poll(() => colorAt(shown, 600, 200)).toEqual(colorOf('hot-iron', grey, true))
  keys(shown, 'i')
  fireEvent.click(screen.getByRole('button', { name: 'Colour map' }))
  fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Viridis' }))
  await expect.poll(() => colorAt(shown, 600, 200)).toEqual(colorOf('viridis', grey))
  // The last one: grey comes next.
  withAlt(shown, 'c')
  await expect.poll(() => colorAt(shown, 600, 200)).toEqual([grey, grey, grey])
  expect(screen.queryByRole('img', { name: /Colour scale/ })).toBeNull()
  expect(changes).not.toHaveBeenCalled()
})

test('a picture in colour refuses a colour map, and says why on screen, too', async () => {
  const shown = await show({
    colour: { kind: 'color', widthPx: 2, heightPx: 1, rgba: new Uint8ClampedArray(8).fill(255) },
  })
  withAlt(shown, 'c')
  const { refusal, panes } = shown.session.viewStore.get()
  expect(refusal?.why).toBe('This picture has colours of its own')
  expect(panes[paneId]?.colorMap).toBeNull()
})

test('what is recorded of the look is what is seen: no curve that the picture does not have', async () => {
  const { viewStore } = (await show()).session
  act(() => viewStore.setPane(paneId, { window: { centre: -600, width: 800, curve: 0 } }))
  expect(viewStore.surfaces.get(paneId)?.display?.()).toEqual({
    ...{ windowCentre: -600, windowWidth: 800 },
    ...{ voiFunction: 'LINEAR', inverted: false },
  })
})

test('pixels are smoothed or squares, as the reader likes', async () => {
  const shown = await show({ stored: (column) => (column % 2) * 799 })
  const { viewStore } = shown.session
  const scale = 6
  act(() => viewStore.setPane(paneId, { transform: { a: scale, b: 0, c: 0, d: scale, e: -2400, f: -1200 } }))
  /** Different greys along eight pixels that are black and white in turn. */
  const greys = async () => {
    await frames()
    return new Set(Array.from({ length: 8 * scale }, (_, i) => colorAt(shown, 401 + i / scale, 210.5)[0])).size
  }
  await expect.poll(greys).toBeGreaterThan(5)
  withAlt(shown, 'p')
  expect(viewStore.get().announcement).toBe('Pixels as squares')
  await expect.poll(greys).toBe(2)
  withAlt(shown, 'p')
  await expect.poll(greys).toBeGreaterThan(5)
})
