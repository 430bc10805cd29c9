import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { imagePaneBench, type PaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import { setCount } from '../../../domain/geometry/run-lengths.ts'
import { toolSettings } from '../paint/tool-settings.ts'

const at = (x: number, y: number) => ({ x, y })
const slices = [0, 1].map((frame) => ({ part: '0'.repeat(64), frame }))
const [first = null, second = null] = slices

/** Every look at the clock takes a millisecond: what is grown between two frames is little, and always the same. */
beforeEach(() => {
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs++)
})
afterEach(() => {
  vi.restoreAllMocks()
})

interface FrameBench extends PaneBench {
  /** @returns how many frames were needed until there was nothing to do */
  frames(most?: number): number
  said(): string
}

/** A region over the whole picture, let go before it is whole. */
function letGo(): FrameBench {
  const due: (() => void)[] = []
  const bench = imagePaneBench('grow', undefined, first, { nextFrame: (work) => due.push(work) })
  toolSettings.setState({ tolerance: 1 })
  bench.click(at(200, 150))
  expect(bench.annotations()).toEqual([])
  return {
    ...bench,
    frames(most = Infinity) {
      let count = 0
      for (let next = due.shift(); next !== undefined && count < most; next = due.shift(), count++) next()
      return count
    },
    said: () => bench.viewStore.get().announcement,
  }
}

function sizes(bench: PaneBench): readonly number[] {
  return bench.annotations().map(({ target }) => (target.kind === 'mask' ? setCount(target.counts) : 0))
}

describe('a region that is let go before it is whole', () => {
  test('is stored when it is whole, and told of until then', () => {
    const bench = letGo()
    expect(bench.session.isBusy()).toBe(true)
    expect(bench.frames()).toBeGreaterThan(30)
    expect(sizes(bench)).toEqual([400 * 300])
    expect(bench.said()).toMatch(/^Added Nodule/)
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.preview()).toBeNull()
    expect(bench.viewStore.get().selection).toEqual(bench.annotations().map(({ id }) => id))
    expect(bench.caseStore.steps('undo')).toHaveLength(1)
  })

  test('is finished at once when the view goes', () => {
    const bench = letGo()
    bench.frames(3)
    bench.session.leave()
    bench.session.dispose()
    expect(sizes(bench)).toEqual([400 * 300])
    bench.frames()
    expect(bench.annotations()).toHaveLength(1)
  })

  test('is finished at once when the view goes, after another tool was taken too', () => {
    const bench = letGo()
    bench.viewStore.setTool('select')
    bench.frames(3)
    expect(bench.annotations()).toEqual([])
    bench.session.leave()
    bench.session.dispose()
    expect(sizes(bench)).toEqual([400 * 300])
    bench.frames()
    expect(bench.annotations()).toHaveLength(1)
  })

  test('says so where it takes longer than a moment, once', () => {
    const bench = letGo()
    const said: string[] = []
    bench.viewStore.store.subscribe(({ announcement }, before) => {
      if (announcement !== before.announcement) said.push(announcement)
    })
    bench.frames(40)
    expect(bench.preview()?.figures).toEqual(['finishing …'])
    bench.frames()
    expect(said.filter((text) => text === 'Region: finishing')).toHaveLength(1)
  })

  test.each([
    ['Escape', {}],
    ['z', { ctrlKey: true }],
    ['Backspace', {}],
  ])('is given up by %s, with what waits for it', (key, more) => {
    const bench = letGo()
    bench.frames(5)
    bench.click(at(20, 20))
    bench.key(key, more)
    expect(bench.said()).toBe('Region given up')
    expect(bench.session.isBusy()).toBe(false)
    bench.frames()
    expect(bench.annotations()).toEqual([])
    expect(bench.preview()).toBeNull()
  })

  test('keeps the tolerance, the label and the window that it was let go with', () => {
    const bench = letGo()
    toolSettings.setState({ tolerance: 0 })
    bench.pane.set({ window: { centre: 7, width: 9 } })
    bench.frames()
    expect(sizes(bench)).toEqual([400 * 300])
    expect(bench.annotations()[0]?.display).toMatchObject({ windowCentre: 128 })
  })

  test('the next press waits for it, and is added to it', () => {
    const bench = letGo()
    bench.frames(3)
    bench.click(at(20, 20))
    expect(bench.annotations()).toEqual([])
    bench.frames()
    expect(sizes(bench)).toEqual([400 * 300])
    // All of it is in the mask already.
    expect(bench.said()).toBe('No pixel changed')
    expect(bench.session.isBusy()).toBe(false)
  })

  test('a press that waits and is held is at work as soon as it can', () => {
    const bench = letGo()
    bench.session.send('press', at(20, 20), { shift: true, alt: false, mod: false })
    bench.frames()
    expect(sizes(bench)).toEqual([400 * 300])
    expect(bench.session.isBusy()).toBe(true)
    expect(bench.preview()?.figures?.[1]).toBe('120,000 px')
    bench.session.send('release', at(20, 20))
    bench.frames()
    expect(sizes(bench)).toEqual([400 * 300, 400 * 300])
  })

  test('is finished behind another tool, which stays in hand with what it draws', () => {
    const bench = letGo()
    bench.frames(2)
    bench.viewStore.setTool('polygon')
    expect(bench.session.isBusy()).toBe(false)
    bench.click(at(10, 10))
    const preview = bench.preview()
    bench.frames()
    expect(sizes(bench)).toEqual([400 * 300])
    expect(bench.preview()).toBe(preview)
    expect(bench.session.isBusy()).toBe(true)
    expect(bench.viewStore.get().selection).toEqual([])
  })

  test('is finished on the slice that it was drawn on', () => {
    const bench = letGo()
    bench.session.leaveSlice()
    bench.pane.set({ slice: second })
    expect(bench.preview()).toBeNull()
    bench.frames()
    expect(bench.annotations().map(({ target }) => target)).toMatchObject([{ kind: 'mask', slice: first }])
  })

  test('is finished at once where the page goes out of sight', () => {
    const bench = letGo()
    bench.session.finish()
    expect(sizes(bench)).toEqual([400 * 300])
    bench.frames()
    expect(sizes(bench)).toEqual([400 * 300])
  })

  test('is given up with the page that shows it: nothing is half stored', () => {
    const bench = letGo()
    bench.session.cancel()
    bench.session.dispose()
    bench.frames()
    expect(bench.annotations()).toEqual([])
  })

  test('goes into a mask as it is by then, whoever changed it', () => {
    const due: (() => void)[] = []
    const bench = imagePaneBench('grow', undefined, null, { nextFrame: (work) => due.push(work) })
    toolSettings.setState({ tolerance: 1 })
    const mask = bench.addMask({ x: 0, y: 0, width: 10, height: 10 })
    bench.viewStore.select([mask])
    const mod = { shift: false, alt: false, mod: true }
    bench.session.send('press', at(200, 150), mod)
    bench.session.send('release', at(200, 150), mod)
    // All is taken away, also what somebody else adds meanwhile.
    const more = { kind: 'mask' as const, x: 0, y: 0, width: 20, height: 10, counts: [0, 200] }
    bench.pane.dispatch(bench.pane.change(mask, more))
    for (let next = due.shift(); next !== undefined; next = due.shift()) next()
    expect(bench.annotations()).toEqual([])
  })
})
