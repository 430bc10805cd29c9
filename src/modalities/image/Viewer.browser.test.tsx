import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent as mouse, page } from 'vitest/browser'
import { testLabel } from '../../../tests/fixtures/memory-session.ts'
import {
  frames,
  keys,
  move,
  nodule,
  paneId,
  press,
  release,
  type Shown,
  show,
} from '../../../tests/fixtures/shown-image.tsx'
import type { Target } from '../../domain/records/target.ts'
import { plainSettings, toolSettings } from './paint/tool-settings.ts'

const onlyText = testLabel('Medication', '#56b4e9', { targets: ['span'] })
const onlyPoint = testLabel('Landmark', '#56b4e9', { targets: ['point'] })

/** Mean brightness of the picture's canvas in a square of 5 x 5 device pixels around a place in the picture. */
function brightness({ root, client }: Shown, x: number, y: number): number {
  const canvas = root.querySelector('canvas')
  const { clientX, clientY } = client(x, y)
  const box = root.getBoundingClientRect()
  const ratio = (canvas?.width ?? 0) / box.width
  const data = canvas
    ?.getContext('2d')
    ?.getImageData(Math.round((clientX - box.left) * ratio) - 2, Math.round((clientY - box.top) * ratio) - 2, 5, 5).data
  return [...(data ?? [])].filter((_, i) => i % 4 === 0).reduce((sum, value) => sum + value, 0) / 25
}

let pixelRatio = 1
beforeEach(() => {
  toolSettings.setState(plainSettings)
  pixelRatio = 1
  vi.spyOn(window, 'devicePixelRatio', 'get').mockImplementation(() => pixelRatio)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('drawing by pointer', () => {
  test.each([
    ['fitted', 1, []],
    ['enlarged', 1, ['+', '+', '+', '+', '+']],
    ['enlarged on a high-density screen', 2, ['+', '+', '+']],
    ['at 1:1 on a screen of 1.5', 1.5, ['z']],
  ])('a rectangle lies where it was drawn, %s', async (_, ratio, zoom) => {
    pixelRatio = ratio
    const shown = await show()
    keys(shown, ...zoom, 'r')
    press(shown, 350, 180)
    move(shown, 400, 200)
    release(shown, 450.25, 230.5)
    const [target] = shown.targets()
    expect(target?.kind).toBe('box')
    if (target?.kind !== 'box') return
    expect(Math.abs(target.x - 350)).toBeLessThan(0.5)
    expect(Math.abs(target.y - 180)).toBeLessThan(0.5)
    expect(Math.abs(target.width - 100.25)).toBeLessThan(0.5)
    expect(Math.abs(target.height - 50.5)).toBeLessThan(0.5)
    expect(shown.session.viewStore.get().selection).toEqual([shown.session.annotations()[0]?.id])
    expect(shown.session.annotations()[0]?.display).toEqual({
      windowCentre: -600,
      windowWidth: 800,
      voiFunction: 'LINEAR',
      inverted: false,
    })
    await shown.session.caseStore.undo()
    expect(shown.targets()).toEqual([])
  })

  test('a mouse that comes back without its button has ended its drag', async () => {
    const shown = await show()
    const mouse = { pointerType: 'mouse' }
    keys(shown, 'r')
    press(shown, 350, 180, { ...mouse, buttons: 1 })
    move(shown, 400, 200, { ...mouse, buttons: 1 })
    move(shown, 420, 210, { ...mouse, buttons: 0 })
    move(shown, 460, 240, { ...mouse, buttons: 0 })
    const [target] = shown.targets()
    if (target?.kind !== 'box') throw new Error('no box was drawn')
    expect(Math.round(target.width)).toBe(70)
    expect(shown.session.viewStore.get().preview).toBeNull()
  })

  test('a polygon by clicks, ended by a double click', async () => {
    const shown = await show()
    keys(shown, 'p')
    for (const [x, y] of [
      [100, 100],
      [200, 100],
      [200, 200],
      [200, 200],
    ] as const) {
      press(shown, x, y)
      release(shown, x, y)
    }
    const [target] = shown.targets()
    expect(target).toMatchObject({ kind: 'polygon' })
    if (target?.kind === 'polygon') expect(target.rings[0]).toHaveLength(3)
  })

  test('two quick presses with one on something else between them are no double click', async () => {
    const shown = await show()
    keys(shown, 'r')
    press(shown, 100, 100)
    release(shown, 200, 200)
    keys(shown, 'v')
    press(shown, 300, 30)
    release(shown, 300, 30)
    expect(shown.session.viewStore.get().selection).toEqual([])
    press(shown, 150, 150)
    release(shown, 150, 150)
    expect(shown.session.viewStore.get().selection).toHaveLength(1)
    shown.session.viewStore.select([])
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    press(shown, 150, 150)
    release(shown, 150, 150)
    expect(shown.session.viewStore.get().selection).toHaveLength(1)
  })

  test('a kind that no label may be put on is refused, and said so', async () => {
    const shown = await show({ labels: [onlyText] })
    keys(shown, 'r')
    press(shown, 100, 100)
    release(shown, 200, 200)
    expect(shown.targets()).toEqual([])
    expect(shown.session.viewStore.get().announcement).toContain('No label of this project')
  })

  test('the mark gets the first label that may be put on its kind', async () => {
    const shown = await show({ labels: [onlyPoint, nodule] })
    shown.session.viewStore.setLabel(onlyPoint.id)
    keys(shown, 'r')
    press(shown, 100, 100)
    release(shown, 200, 200)
    expect(shown.session.annotations()[0]?.labelId).toBe(nodule.id)
  })
})

describe('drawing by keys', () => {
  test('a rectangle: Enter, arrows, Enter', async () => {
    const shown = await show()
    keys(shown, 'r', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'ArrowDown', 'Enter')
    expect(shown.targets()).toEqual([{ kind: 'box', x: 400, y: 200, width: 20, height: 11, rotation: 0 }])
  })

  test('a polygon: Enter at each corner, a second Enter at the last', async () => {
    const shown = await show()
    const long = (key: string) => Array.from({ length: 3 }, () => `Shift+${key}`)
    keys(shown, 'p', 'Enter', ...long('ArrowRight'), 'Enter', ...long('ArrowDown'), 'Enter', 'Enter')
    const rings = [
      [
        { x: 400, y: 200 },
        { x: 430, y: 200 },
        { x: 430, y: 230 },
      ],
    ]
    expect(shown.targets()).toEqual([{ kind: 'polygon', rings }])
  })

  test('Escape gives up, Backspace takes a vertex back', async () => {
    const shown = await show()
    keys(shown, 'r', 'Enter', 'Shift+ArrowRight', 'Escape', 'Shift+ArrowDown', 'Enter', 'Escape')
    expect(shown.targets()).toEqual([])
    expect(shown.session.viewStore.get().preview).toBeNull()
  })
})

describe('the selected mark', () => {
  const box: Target = { kind: 'box', x: 300, y: 150, width: 100, height: 80, rotation: 0 }

  test('is picked by a click, moved by a drag, and taken back', async () => {
    const shown = await show({ targets: [box] })
    press(shown, 350, 190)
    move(shown, 360, 200)
    release(shown, 370, 200)
    const [target] = shown.targets()
    if (target?.kind !== 'box') throw new Error('the box is gone')
    expect(Math.abs(target.x - 320)).toBeLessThan(0.5)
    expect(Math.abs(target.y - 160)).toBeLessThan(0.5)
    await shown.session.caseStore.undo()
    expect(shown.targets()).toEqual([box])
  })

  test('is nudged by arrows, a held key being one step', async () => {
    const shown = await show({ targets: [box] })
    shown.session.viewStore.select([shown.session.annotations()[0]?.id ?? ''])
    act(() => shown.root.focus())
    for (let i = 0; i < 5; i++) fireEvent.keyDown(shown.root, { key: 'ArrowRight' })
    expect(shown.targets()).toEqual([box])
    fireEvent.keyUp(shown.root, { key: 'ArrowRight' })
    keys(shown, 'Shift+ArrowUp')
    expect(shown.targets()).toEqual([{ ...box, x: 305, y: 140 }])
    await shown.session.caseStore.undo()
    await shown.session.caseStore.undo()
    expect(shown.targets()).toEqual([box])
  })

  test('is removed by Delete', async () => {
    const shown = await show({ targets: [box] })
    shown.session.viewStore.select([shown.session.annotations()[0]?.id ?? ''])
    keys(shown, 'Delete')
    expect(shown.targets()).toEqual([])
    expect(shown.session.viewStore.get().selection).toEqual([])
  })

  test('asked for elsewhere is brought into view', async () => {
    const shown = await show({ targets: [{ ...box, x: 10, y: 10, width: 20, height: 20 }] })
    keys(shown, '+', '+', '+', '+', '+', '+', '+', '+', '+')
    const before = shown.root.dataset.transform
    act(() => shown.session.viewStore.reveal(shown.session.annotations()[0]?.id ?? ''))
    expect(shown.root.dataset.transform).not.toBe(before)
    const at = shown.client(20, 20)
    const area = shown.root.getBoundingClientRect()
    expect(at.clientX).toBeCloseTo(area.left + area.width / 2, 3)
    expect(at.clientY).toBeCloseTo(area.top + area.height / 2, 3)
  })
})

describe('marks in this tab', () => {
  const near: Target = { kind: 'box', x: 300, y: 150, width: 60, height: 60, rotation: 0 }
  const far: Target = { kind: 'box', x: 600, y: 250, width: 60, height: 60, rotation: 0 }

  test('what is hidden can be neither seen nor hit; what is locked cannot be hit', async () => {
    const shown = await show({ targets: [near, far] })
    const { viewStore } = shown.session
    const [first = '', second = ''] = shown.session.annotations().map(({ id }) => id)
    act(() => viewStore.setMarks({ hidden: new Set([first]), locked: new Set([second]) }))
    for (const [x, y] of [
      [330, 180],
      [630, 280],
    ] as const) {
      press(shown, x, y)
      release(shown, x, y)
      expect(viewStore.get().selection).toEqual([])
    }
    expect(await screen.findByRole('button', { name: '1 hidden: show' })).toBeTruthy()
    act(() => viewStore.select([second]))
    keys(shown, 'Delete', 'ArrowRight')
    expect(shown.targets()).toEqual([near, far])
    fireEvent.click(screen.getByRole('button', { name: '1 hidden: show' }))
    press(shown, 330, 180)
    release(shown, 330, 180)
    expect(viewStore.get().selection).toEqual([first])
  })

  test('several are picked by a rectangle and moved by one drag, one change', async () => {
    const shown = await show({ targets: [near, far] })
    press(shown, 280, 120)
    move(shown, 500, 200)
    move(shown, 700, 340)
    release(shown, 700, 340)
    expect(shown.session.viewStore.get().selection).toHaveLength(2)
    press(shown, 330, 180)
    move(shown, 340, 190)
    release(shown, 350, 200)
    const [a, b] = shown.targets()
    if (a?.kind !== 'box' || b?.kind !== 'box') throw new Error('the boxes are gone')
    expect(Math.abs(a.x - 320)).toBeLessThan(0.5)
    expect(b.x - a.x).toBeCloseTo(300, 6)
    await shown.session.caseStore.undo()
    expect(shown.targets()).toEqual([near, far])
  })
})

describe('the view', () => {
  test('turned and mirrored, a drag lies where it shows and the read-out is right', async () => {
    const shown = await show()
    keys(shown, 'Shift+T', 'Shift+Y', 'r')
    press(shown, 300, 150)
    move(shown, 340, 180)
    release(shown, 380, 210)
    const [target] = shown.targets()
    if (target?.kind !== 'box') throw new Error('no box')
    expect(Math.abs(target.x - 300)).toBeLessThan(1)
    expect(Math.abs(target.y - 150)).toBeLessThan(1)
    move(shown, 700.5, 100.5)
    expect(screen.getByRole('group', { name: 'Read-out' }).textContent).toContain('x 700  y 100')
  })

  test('a window is chosen by key, from the list, or typed', async () => {
    const shown = await show()
    act(() => shown.root.focus())
    fireEvent.keyDown(shown.root, { key: '2', code: 'Digit2', altKey: true })
    const window = () => shown.session.viewStore.get().panes[paneId]?.window
    expect(window()).toEqual({ centre: 400, width: 1800 })
    const width = screen.getByRole('textbox', { name: 'Window width, HU' })
    fireEvent.focus(width)
    fireEvent.change(width, { target: { value: '0' } })
    fireEvent.keyDown(width, { key: 'Enter' })
    expect(width.getAttribute('aria-invalid')).toBe('true')
    fireEvent.change(width, { target: { value: '250' } })
    fireEvent.keyDown(width, { key: 'Enter' })
    expect(window()).toEqual({ centre: 400, width: 250 })
  })

  test('the magnifier shows the pixels under the pointer larger, with the window of the moment', async () => {
    const shown = await show()
    act(() => shown.session.viewStore.setLens(4))
    move(shown, 400, 200)
    await frames()
    const lens = [...shown.root.querySelectorAll('canvas')].at(-1)
    expect(lens?.hidden).toBe(false)
    const row = lens?.getContext('2d')?.getImageData(0, lens.height / 2, lens.width, 1).data ?? new Uint8ClampedArray()
    const grey = (x: number) => row[4 * x] ?? Number.NaN
    // Four CSS pixels for each column of the picture, each a grey step of 255 / 800.
    const wide = (lens?.width ?? 0) - 1
    expect(Math.abs(grey(wide) - grey(0) - (wide / 4) * (255 / 800))).toBeLessThan(2)
    move(shown, 700, 200)
    act(() => shown.session.viewStore.setLens(null))
    await frames()
    expect(lens?.hidden).toBe(true)
  })

  test('the wheel zooms to the pointer', async () => {
    const shown = await show()
    const before = shown.client(200, 100)
    fireEvent.wheel(shown.root, { deltaY: -300, ...before })
    const after = shown.client(200, 100)
    // An event's own position is in whole pixels.
    expect(Math.abs(after.clientX - before.clientX)).toBeLessThan(0.6)
    expect(Math.abs(after.clientY - before.clientY)).toBeLessThan(0.6)
    expect(Number((shown.root.dataset.transform ?? '').split(' ')[0])).toBeGreaterThan(0.8)
  })

  test('the middle button pans, whatever the tool', async () => {
    const shown = await show()
    keys(shown, 'r')
    const before = shown.client(0, 0)
    press(shown, 100, 100, { button: 1 })
    const from = shown.client(100, 100)
    move(shown, 0, 0, { clientX: from.clientX + 30, clientY: from.clientY - 20 })
    release(shown, 0, 0, { button: 1 })
    const after = shown.client(0, 0)
    expect(after.clientX - before.clientX).toBeCloseTo(30, 3)
    expect(after.clientY - before.clientY).toBeCloseTo(-20, 3)
    expect(shown.targets()).toEqual([])
  })

  test('the right button changes window and level: values, not brightness of the screen', async () => {
    const shown = await show()
    // Value -600 is the centre of the window: middle grey; darker once the centre is higher.
    await expect.poll(() => brightness(shown, 400, 200)).toBeGreaterThan(120)
    expect(brightness(shown, 400, 200)).toBeLessThan(135)
    const from = shown.client(400, 200)
    press(shown, 400, 200, { button: 2 })
    move(shown, 0, 0, { clientX: from.clientX - 400, clientY: from.clientY + 100 })
    release(shown, 0, 0, { button: 2 })
    const window = shown.session.viewStore.get().panes[paneId]?.window
    expect(window?.centre).toBeCloseTo(-600 + 100 * (799 / 800), 1)
    expect(window?.width).toBeCloseTo(800 - 400 * (799 / 800), 1)
    await expect.poll(() => brightness(shown, 400, 200)).toBeLessThan(70)
    keys(shown, '\\')
    expect(shown.session.viewStore.get().panes[paneId]?.window).toBeNull()
  })

  test('inverts, and shows a high-density screen its own pixels', async () => {
    pixelRatio = 2
    const shown = await show()
    await frames()
    const canvas = shown.root.querySelector('canvas')
    await expect.poll(() => canvas?.width).toBe(Math.round(shown.root.clientWidth * 2))
    await expect.poll(() => brightness(shown, 700, 200)).toBeGreaterThan(130)
    const before = brightness(shown, 700, 200)
    keys(shown, 'i')
    await expect.poll(() => before + brightness(shown, 700, 200)).toBeCloseTo(255, -0.5)
  })

  test('says where the pointer is and what is there, zero included', async () => {
    const shown = await show()
    move(shown, 700.5, 0.5)
    const strip = screen.getByRole('group', { name: 'Read-out' })
    expect(strip.textContent).toContain('x 700  y 0')
    expect(strip.textContent).toContain('-300 HU')
    expect(screen.getByRole('textbox', { name: 'Window centre, HU' })).toHaveProperty('value', '-600')
    expect(screen.getByRole('textbox', { name: 'Window width, HU' })).toHaveProperty('value', '800')
    expect(strip.textContent).toContain('%')
  })

  test("a label's own key goes before a key of the view", async () => {
    const shown = await show()
    keys(shown, '+', '+')
    const before = shown.root.dataset.transform
    keys(shown, 'f')
    expect(shown.root.dataset.transform).toBe(before)
  })
})

describe('what is drawn', () => {
  /** Whether any pixel near a place on the regions' canvases has a colour. */
  function isMarked(shown: Shown, x: number, y: number): boolean {
    const { clientX, clientY } = shown.client(x, y)
    const box = shown.root.getBoundingClientRect()
    return [...shown.root.querySelectorAll('.konvajs-content canvas')].some((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return false
      const data = canvas.getContext('2d')?.getImageData(clientX - box.left - 2, clientY - box.top - 2, 5, 5).data
      return data?.some((value) => value > 0) === true
    })
  }

  test('marks appear where they are, and go when they are removed', async () => {
    const shown = await show({ targets: [{ kind: 'box', x: 300, y: 150, width: 100, height: 80, rotation: 0 }] })
    await waitFor(() => expect(isMarked(shown, 300, 190)).toBe(true))
    expect(isMarked(shown, 350, 190)).toBe(false)
    press(shown, 350, 190)
    release(shown, 350, 190)
    keys(shown, 'Delete')
    await waitFor(() => expect(isMarked(shown, 300, 190)).toBe(false))
  })
})

test('a menu takes the focus to what it can do, and a press on the picture closes it and keeps the focus', async () => {
  await page.viewport(900, 600)
  const shown = await show()
  keys(shown, 'r')
  press(shown, 350, 180)
  release(shown, 450, 230)
  const button = screen.getByRole('button', { name: 'Change regions' })
  act(() => button.focus())
  fireEvent.click(button)
  await vi.waitFor(() => expect(screen.getByRole('menuitem', { name: /^To mask/ })).toHaveFocus())
  // By a real mouse: what the browser does between two listeners is the point.
  await mouse.click(shown.root, { position: { x: 40, y: 400 } })
  await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  expect(shown.root).toHaveFocus()
})

test('what narrow toolbars do to their buttons leaves the items of menus alone', async () => {
  const shown = await show()
  for (const width of [900, 420]) {
    const toolbar = screen.getByRole('toolbar', { name: 'Image tools' })
    const bar = toolbar.parentElement
    if (bar === null) throw new Error('the toolbar is in a bar')
    bar.style.width = `${width}px`
    await userEvent.click(screen.getByRole('button', { name: 'Change regions' }))
    const item = await screen.findByRole('menuitem', { name: /^Unite/ })
    expect(item.getBoundingClientRect().width).toBeGreaterThan(250)
    await userEvent.click(screen.getByRole('button', { name: 'Change regions' }))
    await waitFor(() => expect(screen.queryByRole('menuitem', { name: /^Unite/ })).toBeNull())
  }
  expect(shown.targets()).toEqual([])
})

test('tools are toggle buttons with their keys, and nothing is inaccessible', async () => {
  const shown = await show()
  const toolbar = screen.getByRole('toolbar', { name: 'Image tools' })
  const buttons = [...toolbar.querySelectorAll('button')]
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Select',
    'Pan',
    'Rectangle',
    'Ellipse',
    'Polygon',
    'Freehand',
    'Polyline',
    'Point',
    'Keypoints',
    'More shapes',
    'Brush',
    'Eraser',
    'Fill',
    'Grow region',
    'Cut',
    'More mask tools',
    'Length',
    'Two diameters',
    'Angle',
    'Cobb angle',
    'Cardiothoracic ratio',
    'Probe',
    'More measurements',
    'Change regions',
  ])
  // A pane as narrow as this one shows one tool of a group, the one used last.
  expect(screen.queryByRole('button', { name: 'Ellipse' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Rectangle' })).toBeDefined()
  keys(shown, 'e')
  expect((await screen.findByRole('button', { name: 'Ellipse' })).getAttribute('aria-pressed')).toBe('true')
  expect(screen.queryByRole('button', { name: 'Rectangle' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Select' }).getAttribute('aria-pressed')).toBe('false')
  fireEvent.click(screen.getByRole('button', { name: 'More mask tools' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Brush/ }))
  expect(shown.session.viewStore.get().toolId).toBe('brush')
  fireEvent.click(screen.getByRole('button', { name: 'Brush settings: 20 px' }))
  fireEvent.click(await screen.findByRole('switch', { name: 'Only values in a range' }))
  const least = screen.getByRole('textbox', { name: 'Least, HU' })
  expect(least).toHaveProperty('value', '-1000')
  fireEvent.click(screen.getByRole('button', { name: 'Change regions' }))
  await screen.findByRole('menuitem', { name: /^Subtract/ })
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
