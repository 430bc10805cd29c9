import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyAffine, invertAffine } from '../domain/geometry/affine.ts'
import { type LinkedView, linkedTransform, linkPanes } from './pane-link.ts'
import type { PaneSurface, PictureFrame } from './pane-surfaces.ts'
import { createViewStore, type ViewTransform } from './view-store.ts'

const frame = (widthPx: number, heightPx: number, mmPerPx: number | null): PictureFrame => ({
  widthPx,
  heightPx,
  spacing: mmPerPx === null ? null : { rowMm: mmPerPx, columnMm: mmPerPx },
  pixelAspect: 1,
  hasWindow: true,
  shownFactor: 1,
})
const view = (of: PictureFrame, widthCssPx = 400, heightCssPx = 600): LinkedView => ({
  frame: of,
  widthCssPx,
  heightCssPx,
})
const at = (scale: number, e: number, f: number): ViewTransform => ({ a: scale, b: 0, c: 0, d: scale, e, f })

/** What is in the middle of a pane, image pixels. */
function middle({ a, e, f }: ViewTransform, { widthCssPx, heightCssPx }: LinkedView) {
  return { x: (widthCssPx / 2 - e) / a, y: (heightCssPx / 2 - f) / a }
}

describe('linked pictures', () => {
  it('of one size show the same pixels, however large their panes are', () => {
    const [from, to] = [view(frame(1000, 1200, null)), view(frame(1000, 1200, null), 300, 200)]
    const shown = at(0.5, -40, 30)
    const linked = linkedTransform(shown, from, to)
    expect(linked.a).toBe(0.5)
    expect(middle(linked, to)).toEqual(middle(shown, from))
  })

  it('with a spacing show millimetres equally large, as far from the middle of the picture', () => {
    const [from, to] = [view(frame(1000, 1000, 0.2)), view(frame(2000, 2000, 0.1))]
    const shown = at(1, -100, 0)
    const linked = linkedTransform(shown, from, to)
    expect(linked.a / 0.1).toBeCloseTo(shown.a / 0.2)
    const mm = (here: { x: number; y: number }, of: PictureFrame) =>
      (here.x - of.widthPx / 2) * (of.spacing?.columnMm ?? 1)
    expect(mm(middle(linked, to), to.frame)).toBeCloseTo(mm(middle(shown, from), from.frame))
  })

  it('of pixels that are not square show a millimetre as long both ways, and stay turned as they are', () => {
    const tall = { ...frame(400, 100, null), spacing: { rowMm: 2, columnMm: 0.5 }, pixelAspect: 4 }
    const square = frame(1000, 1000, 0.25)
    const shown: ViewTransform = { a: 1, b: 0, c: 0, d: 4, e: -30, f: 12 }
    const linked = linkedTransform(shown, view(tall), view(square))
    // Two CSS pixels for a millimetre in both.
    expect(linked).toMatchObject({ a: expect.closeTo(0.5, 9), b: 0, c: 0, d: expect.closeTo(0.5, 9) })
    const back = linkedTransform(linked, view(square), view(tall))
    for (const part of ['a', 'b', 'c', 'd', 'e', 'f'] as const) expect(back[part]).toBeCloseTo(shown[part], 6)
    const turned = linkedTransform(shown, view(tall), view(square), { a: 0, b: 1, c: -1, d: 0 })
    expect(turned).toMatchObject({ a: 0, b: expect.closeTo(0.5, 9), c: expect.closeTo(-0.5, 9), d: 0 })
    const inMiddle = (transform: ViewTransform, { widthCssPx, heightCssPx }: LinkedView) =>
      applyAffine(invertAffine(transform), { x: widthCssPx / 2, y: heightCssPx / 2 })
    const [first, second] = [inMiddle(linked, view(square)), inMiddle(turned, view(square))]
    expect(Math.hypot(first.x - second.x, first.y - second.y)).toBeLessThan(1e-9)
  })

  it('of other sizes without a spacing show the same share of the picture, at one height on screen', () => {
    const [from, to] = [view(frame(1000, 1000, 0.2)), view(frame(500, 2000, null))]
    const shown = at(1, -100, -50)
    const linked = linkedTransform(shown, from, to)
    expect(linked.d * 2000).toBeCloseTo(shown.d * 1000)
    expect(middle(linked, to).x / 500).toBeCloseTo(middle(shown, from).x / 1000)
    expect(middle(linked, to).y / 2000).toBeCloseTo(middle(shown, from).y / 1000)
  })

  it('come back to where they were when followed to and fro', () => {
    const size = fc.integer({ min: 10, max: 5000 })
    const spacing = fc.option(fc.double({ min: 0.05, max: 2, noNaN: true }))
    const picture = fc.tuple(size, size, spacing).map((given) => frame(...given))
    const place = fc.integer({ min: -3000, max: 3000 })
    fc.assert(
      fc.property(
        picture,
        picture,
        fc.double({ min: 0.01, max: 64, noNaN: true }),
        place,
        place,
        (a, b, scale, e, f) => {
          const [from, to] = [view(a), view(b, 640, 480)]
          const back = linkedTransform(linkedTransform(at(scale, e, f), from, to), to, from)
          expect(back.a / scale).toBeCloseTo(1, 6)
          expect(Math.abs(back.e - e)).toBeLessThan(1e-3 * (1 + Math.abs(e) + scale * 5000))
        },
      ),
    )
  })
})

describe('panes', () => {
  function twoPanes(shownFactors: readonly [number, number] = [1, 1]) {
    const store = createViewStore({ toolId: 'select', labelId: null })
    const surface = (picture: PictureFrame | null): PaneSurface => ({
      picture,
      box: () => ({ left: 0, top: 0, right: 400, bottom: 600 }),
      placeOf: () => null,
      focus: () => {},
    })
    for (const [id, picture] of [
      ['one', { ...frame(1000, 1000, null), shownFactor: shownFactors[0] }],
      ['two', { ...frame(1000, 1000, null), shownFactor: shownFactors[1] }],
      ['note', null],
    ] as const) {
      store.setPane(id, { itemId: id, transform: picture === null ? null : at(0.4, 0, 100) })
      store.surfaces.register(id, surface(picture))
    }
    store.activatePane('one')
    const stop = linkPanes(store)
    return { store, stop }
  }

  it('follow one another only while linked', () => {
    const { store, stop } = twoPanes()
    store.setPane('one', { transform: at(1, -5, 7) })
    expect(store.get().panes.two?.transform).toEqual(at(0.4, 0, 100))
    store.link({ linked: true })
    expect(store.get().panes.two?.transform).toEqual(at(1, -5, 7))
    store.setPane('two', { transform: at(2, 0, 0) })
    expect(store.get().panes.one?.transform).toEqual(at(2, 0, 0))
    expect(store.get().panes.note?.transform).toBeNull()
    stop()
    store.setPane('two', { transform: at(3, 0, 0) })
    expect(store.get().panes.one?.transform).toEqual(at(2, 0, 0))
  })

  it('keep their own turns: those of the one that leads are its own', () => {
    const { store } = twoPanes()
    store.link({ linked: true })
    const turned = { a: 0, b: 1, c: -1, d: 0, e: 500, f: -20 }
    store.setPane('one', { transform: turned })
    const middle = applyAffine(invertAffine(turned), { x: 200, y: 300 })
    const other = store.get().panes.two?.transform
    expect(other).toMatchObject({ a: 1, b: 0, c: 0, d: 1 })
    expect(applyAffine(other ?? turned, middle)).toEqual({ x: 200, y: 300 })
  })

  it('bring a picture that comes later to where the others are', () => {
    const { store } = twoPanes()
    store.link({ linked: true })
    store.setPane('one', { transform: at(1, -5, 7) })
    store.setPane('two', { itemId: 'other', transform: null })
    store.setPane('two', { transform: at(0.4, 0, 100) })
    expect(store.get().panes.two?.transform).toEqual(at(1, -5, 7))
    expect(store.get().panes.one?.transform).toEqual(at(1, -5, 7))
  })

  it('share a window where that is linked', () => {
    const { store } = twoPanes()
    store.link({ windowLinked: true })
    store.setPane('one', { window: { centre: 5, width: 10 }, inverted: true })
    expect(store.get().panes.two).toMatchObject({ window: { centre: 5, width: 10 }, inverted: true })
    expect(store.get().panes.two?.transform).toEqual(at(0.4, 0, 100))
    expect(store.get().panes.note?.window).toBeNull()
  })

  it('share a window by the figures that readers see, and no curve of another picture', () => {
    // Uptake from 0 to 5 in two patients: it takes half the activity in the second.
    const { store } = twoPanes([1e-3, 2e-3])
    store.link({ windowLinked: true })
    store.setPane('one', { window: { centre: 2500, width: 5000, curve: 0 } })
    expect(store.get().panes.two?.window).toEqual({ centre: 1250, width: 2500 })
    store.setPane('two', { itemId: 'one' })
    store.setPane('one', { window: { centre: 5, width: 10, curve: 1 } })
    expect(store.get().panes.two?.window).toEqual({ centre: 5, width: 10, curve: 1 })
  })
})
