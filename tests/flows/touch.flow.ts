import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { annotationRows, expectPicture, imagePoint, imageViewer, openCase, openDemo } from './steps.ts'

type At = readonly [x: number, y: number]

/** Fingers and pens as the browser itself makes pointer events of them. */
function hand(cdp: CDPSession, page: Page) {
  const onPage = async (places: readonly At[]) =>
    Promise.all(places.map(async ([x, y], id) => ({ ...(await imagePoint(page, x, y)), id })))
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly object[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] as never })
  const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: { x: number; y: number }) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      ...at,
      pointerType: 'pen',
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    })
  return {
    pen,
    touch,
    onPage,
    /** Moves fingers from their places in the picture by CSS pixels, step by step. */
    async fingers(places: readonly At[], by: readonly At[]) {
      const start = await onPage(places)
      await touch('touchStart', start)
      for (let step = 1; step <= 4; step++) {
        const points = start.map(({ x, y, id }, i) => ({
          id,
          x: x + ((by[i]?.[0] ?? 0) * step) / 4,
          y: y + ((by[i]?.[1] ?? 0) * step) / 4,
        }))
        await touch('touchMove', points)
      }
      await touch('touchEnd', [])
    },
  }
}

/** The scale of the view and where the picture's corner is. */
async function view(page: Page) {
  const [a = 0, , , , e = 0, f = 0] = ((await imageViewer(page).getAttribute('data-transform')) ?? '')
    .split(' ')
    .map(Number)
  return { scale: Math.abs(a), x: e, y: f }
}

test('one finger draws, two move the view, a pen draws where a palm lies, wheel and trackpad are told apart', async ({
  app,
}) => {
  const { page, context } = app
  await openDemo(app)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  const { fingers, pen, touch, onPage } = hand(await context.newCDPSession(page), page)
  await imageViewer(page).focus()
  await page.keyboard.press('r')

  // One finger draws.
  await fingers([[200, 200]], [[60, 40]])
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('Escape')

  // Two fingers apart zoom, together they pan, and nothing is drawn.
  const fitted = await view(page)
  await fingers(
    [
      [300, 400],
      [500, 400],
    ],
    [
      [-60, 0],
      [60, 0],
    ],
  )
  await expect.poll(async () => (await view(page)).scale / fitted.scale).toBeGreaterThan(1.2)
  const zoomed = await view(page)
  await fingers(
    [
      [300, 400],
      [500, 400],
    ],
    [
      [30, 50],
      [30, 50],
    ],
  )
  await expect.poll(async () => Math.round((await view(page)).x - zoomed.x)).toBe(30)
  await expect.poll(async () => Math.round((await view(page)).y - zoomed.y)).toBe(50)
  await expect.poll(async () => (await view(page)).scale).toBeCloseTo(zoomed.scale, 2)
  await expect(annotationRows(page)).toHaveCount(1)

  // The hand lies on the picture first; then the pen draws. The hand began nothing.
  const [palm = { x: 0, y: 0, id: 0 }] = await onPage([[600, 700]])
  const [from = { x: 0, y: 0 }, to = { x: 0, y: 0 }] = await onPage([
    [350, 350],
    [450, 420],
  ])
  await touch('touchStart', [palm])
  await touch('touchMove', [{ ...palm, x: palm.x + 3 }])
  await pen('mousePressed', from)
  await pen('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
  await touch('touchMove', [{ ...palm, x: palm.x + 40 }])
  await pen('mouseMoved', to)
  await pen('mouseReleased', to)
  await touch('touchEnd', [])
  await expect(annotationRows(page)).toHaveCount(2)
  await page.keyboard.press('Escape')

  // A notch of the wheel zooms, a stroke on a trackpad pans, a pinch on it zooms.
  await imageViewer(page).hover()
  const atRest = await view(page)
  await page.mouse.wheel(0, -120)
  await expect.poll(async () => (await view(page)).scale).toBeGreaterThan(atRest.scale)
  await page.keyboard.press('f')
  await expect.poll(async () => (await view(page)).scale).toBeCloseTo(fitted.scale, 6)
  await page.evaluate(() => {
    const viewer = document.querySelector('[data-transform]')
    for (let i = 0; i < 5; i++) {
      viewer?.dispatchEvent(new WheelEvent('wheel', { deltaX: 3, deltaY: 6, bubbles: true, cancelable: true }))
    }
  })
  await expect.poll(async () => Math.round((await view(page)).x - fitted.x)).toBe(-15)
  await expect.poll(async () => (await view(page)).scale).toBeCloseTo(fitted.scale, 6)
})
