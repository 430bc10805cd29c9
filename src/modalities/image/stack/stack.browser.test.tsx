import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemorySession } from '../../../../tests/fixtures/memory-session.ts'
import { nodule, paneId } from '../../../../tests/fixtures/shown-image.tsx'
import type { Fact, Item } from '../../../domain/records/case.ts'
import { stackOf } from '../../../domain/stack/stack.ts'
import { grayscaleImage } from '../../../imaging/pixels/picture.ts'
import { ok } from '../../../lib/result.ts'
import { SessionContext } from '../../../session/session-context.ts'
import { UiProvider } from '../../../ui/UiProvider.tsx'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import type { OpenedImage } from '../opened-image.ts'
import Viewer from '../Viewer.tsx'
import { createDecodedSlices, type SliceSource } from './decoded-slices.ts'
import { createOpenedStack } from './opened-stack.ts'

const blob = 'b'.repeat(64)
const sidePx = 64

function decoded(frame: number): DecodedPicture {
  const values = new Int16Array(sidePx * sidePx).fill(frame)
  return {
    picture: grayscaleImage({ widthPx: sidePx, heightPx: sidePx, values }),
    ...{ mips: [], defaultWindow: { centre: 8, width: 16 }, presets: [], overlays: [] },
  }
}

/** A volume of four slices at three times, 5 mm apart but for the last, with a mark on the third slice of the second. */
async function showVolumes(decode: SliceSource['decode'] = async (index) => ok(decoded(index))) {
  const depth = 4
  const session = createMemorySession([nodule], 'image', (annotation) => {
    const slice = { part: blob, frame: depth + 2 }
    return [annotation({ kind: 'box', x: 10, y: 10, width: 20, height: 20, rotation: 0, slice }, nodule)]
  })
  const header = (value: Fact['value']): Fact => ({ value, origin: 'header' })
  const item: Item = {
    ...session.item,
    parts: [{ blob, uid: null, frames: 3 * depth }],
    facts: {
      modality: header('CT'),
      volumes: header(3),
      imageOrientation: header([1, 0, 0, 0, 1, 0]),
      slicePositions: header([0, -5, -10, -20].map((z) => [0, 0, z])),
    },
  }
  const stack = stackOf(item)
  if (stack === null) throw new Error('no stack')
  const first = { index: 0, picture: decoded(0) }
  const slices = createDecodedSlices({ count: stack.slices.length, first, budgetBytes: 1e6, decode })
  const one = createOpenedStack({ stack, first, slices })
  const opened: OpenedImage = {
    item,
    stack: one,
    ...{ mips: [], defaultWindow: { centre: 8, width: 16 }, presets: [] },
    get picture() {
      return one.current().picture
    },
    get slice() {
      return stack.slices[one.shown()]?.slice ?? null
    },
    dispose: one.dispose,
  }
  render(
    <UiProvider>
      <SessionContext value={session}>
        <main style={{ display: 'grid', width: 640, height: 480 }}>
          <Viewer paneId={paneId} opened={opened} />
        </main>
      </SessionContext>
    </UiProvider>,
  )
  const root = screen.getByRole('region', { name: /^Image viewer/ })
  await vi.waitFor(() => expect(root.dataset.transform).toBeDefined())
  const place = () =>
    ['Slice', 'Volume'].map((name) => screen.getByRole('slider', { name }).getAttribute('aria-valuetext'))
  const key = (on: HTMLElement, name: string, more: object = {}) => {
    act(() => on.focus())
    fireEvent.keyDown(on, { key: name, code: name, ...more })
  }
  return { session, root, place, key, one }
}

afterEach(cleanup)

test('slices are gone through within a volume, volumes at one slice; marks and gaps are where they are', async () => {
  const { session, root, place, key } = await showVolumes()
  expect(place()).toEqual(['Slice 1 of 4', 'Volume 1 of 3'])
  key(root, 'End')
  key(root, 'ArrowDown')
  await vi.waitFor(() => expect(place()).toEqual(['Slice 4 of 4', 'Volume 1 of 3']))
  key(root, 'PageDown', { altKey: true, shiftKey: true })
  await vi.waitFor(() => expect(place()).toEqual(['Slice 4 of 4', 'Volume 2 of 3, with marks']))
  key(screen.getByRole('slider', { name: 'Volume' }), 'ArrowRight')
  expect(place()).toEqual(['Slice 4 of 4', 'Volume 3 of 3'])
  expect(screen.getByRole('button', { name: 'Next volume' })).toBeDisabled()
  // A gap is a warning; that there are several volumes is none.
  expect(screen.getByRole('button', { name: 'slices missing' })).toBeVisible()
  expect(await within(screen.getByRole('group', { name: 'Read-out' })).findByText('z −20.0 mm')).toBeVisible()
  // From mark to mark, wherever they are.
  key(root, 'Home')
  key(screen.getByRole('slider', { name: 'Volume' }), 'Home')
  key(root, '.', { altKey: true })
  await vi.waitFor(() => expect(place()).toEqual(['Slice 3 of 4, 1 mark', 'Volume 2 of 3, with marks']))
  expect(session.viewStore.get().selection).toEqual([session.annotations()[0]?.id])
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([])
})

test('plays the volumes at one slice', async () => {
  const { place, one } = await showVolumes()
  one.goSlice(1)
  fireEvent.click(screen.getByRole('button', { name: '10/s: slices a second' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Volumes, at this slice' }))
  fireEvent.click(screen.getByRole('button', { name: 'Play volumes' }))
  for (const volume of [1, 2, 0]) {
    await vi.waitFor(() => expect(Math.floor(one.shown() / one.depth)).toBe(volume), { interval: 10 })
    expect(one.shown() % one.depth).toBe(1)
  }
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(place()[0]).toBe('Slice 2 of 4')
})

test('drawing stops what plays: the next slice would take it away', async () => {
  const { session, root, one } = await showVolumes()
  act(() => session.viewStore.setTool('rectangle'))
  fireEvent.click(screen.getByRole('button', { name: 'Play slices' }))
  const { left, top, width, height } = root.getBoundingClientRect()
  const at = { clientX: left + width / 2, clientY: top + height / 2 }
  fireEvent(root, new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerId: 1, ...at }))
  expect(screen.getByRole('button', { name: 'Play slices' })).toBeVisible()
  const shown = one.shown()
  fireEvent(
    root,
    new PointerEvent('pointerup', {
      bubbles: true,
      button: 0,
      pointerId: 1,
      ...at,
      clientX: at.clientX + 40,
      clientY: at.clientY + 40,
    }),
  )
  expect(session.annotations()).toHaveLength(2)
  expect(one.shown()).toBe(shown)
})

test('a copy goes to the slice beside the mark, also while another volume is on its way', async () => {
  const { session, root, key, one } = await showVolumes(async (index) =>
    index === 10 ? new Promise(() => {}) : ok(decoded(index)),
  )
  act(() => one.go(6))
  await vi.waitFor(() => expect(one.shown()).toBe(6))
  act(() => session.viewStore.select(session.annotations().map(({ id }) => id)))
  act(() => one.goVolume(2))
  expect([one.shown(), one.wanted()]).toEqual([6, 10])
  key(root, 'ArrowDown', { altKey: true, shiftKey: true })
  expect(session.annotations()[1]?.target).toMatchObject({ slice: { frame: 7 } })
  expect(one.wanted()).toBe(7)
})
