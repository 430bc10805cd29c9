import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { circleFieldMm, circleFile, circleRadiusMm } from '../../../tests/fixtures/circle-file.ts'
import { frames, keys, paneId, type Shown, show } from '../../../tests/fixtures/shown-image.tsx'
import { distanceTo, outlinesOf } from '../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../domain/records/target.ts'
import { openImage } from '../../imaging/pixels/open-image.ts'
import { plainSettings, toolSettings } from './paint/tool-settings.ts'
import { imageTools } from './tools/tools.ts'

beforeEach(() => toolSettings.setState(plainSettings))
afterEach(cleanup)

/** A film of 100 by 100 mm with a disc of 30 mm radius. */
async function showCircle(rowMm: number, columnMm: number, by: 'spacing' | 'region' = 'spacing'): Promise<Shown> {
  const file = await openImage(circleFile(rowMm, columnMm, by))
  if (!file.ok) throw new Error(file.error.code)
  const frame = await file.value.frame(0)
  if (!frame.ok) throw new Error(frame.error.code)
  return show({ facts: file.value.facts, frame: frame.value })
}

/** Where a place of the body is on the page, as the whole film fits into the pane; nothing of the viewer's is asked. */
function onPage({ root }: Shown, xMm: number, yMm: number) {
  const { left, top } = root.getBoundingClientRect()
  const [width, height] = [root.clientWidth, root.clientHeight]
  const cssPxPerMm = Math.min(width, height) / circleFieldMm
  return {
    clientX: left + root.clientLeft + width / 2 + (xMm - circleFieldMm / 2) * cssPxPerMm,
    clientY: top + root.clientTop + height / 2 + (yMm - circleFieldMm / 2) * cssPxPerMm,
  }
}

function pointer(shown: Shown, type: string, [xMm, yMm]: readonly [number, number], more: object = {}): void {
  const at = { bubbles: true, cancelable: true, button: 0, pointerId: 1, ...onPage(shown, xMm, yMm) }
  fireEvent(shown.root, new PointerEvent(type, { ...at, ...more }))
}

/** Width and height of what is bright on the canvas, device pixels. */
function brightExtent({ root }: Shown): readonly [width: number, height: number] {
  const canvas = root.querySelector('canvas')
  const { width = 0, height = 0 } = canvas ?? {}
  const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let i = 0; i < width * height; i++) {
    if ((data[4 * i] ?? 0) < 128) continue
    const [x, y] = [i % width, Math.floor(i / width)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  return [right - left, bottom - top]
}

const spacings = [
  ['high', 2, 0.4],
  ['wide', 0.4, 2],
] as const

describe.each(spacings)('pixels five times as %s', (_, rowMm, columnMm) => {
  test.each(['spacing', 'region'] as const)(
    'a circle on the body is one on the screen by its %s, upright, turned and mirrored',
    async (by) => {
      const shown = await showCircle(rowMm, columnMm, by)
      const cssPxPerMm = Math.min(shown.root.clientWidth, shown.root.clientHeight) / circleFieldMm
      const wanted = 2 * circleRadiusMm * cssPxPerMm * devicePixelRatio
      for (const pressed of [[], ['Shift+T'], ['Shift+X'], ['Shift+Y']]) {
        keys(shown, ...pressed)
        // To a row of pixels that the edge of the disc runs through.
        const slack = 2 * cssPxPerMm * devicePixelRatio
        await frames()
        await waitFor(() => {
          const [width, height] = brightExtent(shown)
          expect(Math.abs(width - wanted)).toBeLessThanOrEqual(slack)
          expect(Math.abs(height - wanted)).toBeLessThanOrEqual(slack)
        })
      }
    },
  )

  test.each(imageTools.filter(({ produces }) => produces.length > 0).map((tool) => [tool.id, tool] as const))(
    'what %s marks lies where it was drawn, and is found there under the pointer',
    async (id, tool) => {
      const shown = await showCircle(rowMm, columnMm)
      shown.session.viewStore.setTool(id)
      const placesMm = [
        [30, 40],
        [62, 44],
        [46, 66],
        [41, 52],
      ] as const
      for (const place of placesMm) {
        if (shown.targets().length > 0) break
        pointer(shown, 'pointermove', place)
        pointer(shown, 'pointerdown', place)
        pointer(shown, 'pointerup', place)
      }
      if (shown.targets().length === 0) keys(shown, 'Enter')
      // A region that grew is there when it is whole.
      await waitFor(() => expect(shown.targets()).toHaveLength(1))
      const [target] = shown.targets()
      expect(target?.kind).toBe(tool.produces[0])
      if (target === undefined) return
      const inPicture = ([xMm, yMm]: readonly [number, number]): Point => ({ x: xMm / columnMm, y: yMm / rowMm })
      // An ellipse lies between its corners, and does not reach them.
      const found: readonly [number, number] = id === 'ellipse' ? [46, 42] : placesMm[0]
      expect(distanceTo(target, inPicture(found), rowMm / columnMm) * columnMm).toBeLessThan(0.5)
      shown.session.viewStore.setTool('select')
      pointer(shown, 'pointermove', found)
      expect(shown.session.viewStore.get().hovered).toBe(shown.session.annotations()[0]?.id)
      pointer(shown, 'pointermove', [96, 96])
      expect(shown.session.viewStore.get().hovered).toBeNull()
    },
  )

  test('a mark is found as far from its line in all directions on the screen', async () => {
    const shown = await showCircle(rowMm, columnMm)
    shown.session.viewStore.setTool('point')
    pointer(shown, 'pointerdown', [50, 50])
    pointer(shown, 'pointerup', [50, 50])
    shown.session.viewStore.setTool('select')
    const cssPx = circleFieldMm / Math.min(shown.root.clientWidth, shown.root.clientHeight)
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [-0.7, 0.7],
    ] as const) {
      pointer(shown, 'pointermove', [50 + 7 * dx * cssPx, 50 + 7 * dy * cssPx])
      expect(shown.session.viewStore.get().hovered).not.toBeNull()
      pointer(shown, 'pointermove', [50 + 9 * dx * cssPx, 50 + 9 * dy * cssPx])
      expect(shown.session.viewStore.get().hovered).toBeNull()
    }
  })

  test('with Shift an ellipse is a circle, and turned by its handle it is the same circle', async () => {
    const shown = await showCircle(rowMm, columnMm)
    shown.session.viewStore.setTool('ellipse')
    pointer(shown, 'pointerdown', [30, 40])
    pointer(shown, 'pointermove', [50, 55], { shiftKey: true })
    pointer(shown, 'pointerup', [50, 55], { shiftKey: true })
    const drawn = shown.targets()[0]
    expect(drawn?.kind).toBe('ellipse')
    if (drawn?.kind !== 'ellipse') return
    expect(drawn.rx * columnMm).toBeCloseTo(10, 6)
    expect(drawn.ry * rowMm).toBeCloseTo(10, 6)

    shown.session.viewStore.setTool('select')
    const cssPx = circleFieldMm / Math.min(shown.root.clientWidth, shown.root.clientHeight)
    const arm = 10 + 24 * cssPx
    const to = [40 + arm * Math.SQRT1_2, 50 - arm * Math.SQRT1_2] as const
    pointer(shown, 'pointermove', [40, 50 - arm])
    expect(shown.root.style.cursor).toBe('alias')
    pointer(shown, 'pointerdown', [40, 50 - arm])
    pointer(shown, 'pointermove', to)
    const turned: Target | null | undefined = shown.session.viewStore.get().preview?.target
    expect(turned?.kind).toBe('ellipse')
    if (turned?.kind !== 'ellipse') return
    for (const { points } of outlinesOf(turned)) {
      for (const { x, y } of points) expect(Math.hypot(x * columnMm - 40, y * rowMm - 50)).toBeCloseTo(10, 6)
    }
    pointer(shown, 'pointerup', to)
    expect(shown.session.viewStore.get().panes[paneId]?.transform).toBeTruthy()
  })
})
