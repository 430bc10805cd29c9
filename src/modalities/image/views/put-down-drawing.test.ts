import { beforeEach, describe, expect, test } from 'vitest'
import { imagePaneBench, type PaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import { dropPutDown, putDownDrawings, putDownOf, wantPutDown } from '../../../session/put-down.ts'
import { followPutDown } from './put-down-drawing.ts'

const at = (x: number, y: number) => ({ x, y })
const part = '0'.repeat(64)
const [first, second] = [
  { part, frame: 0 },
  { part, frame: 1 },
]
const places = [at(60, 60), at(220, 70), at(200, 180), at(90, 200)]

const kept = () => putDownDrawings.getState()

beforeEach(() => putDownDrawings.setState([], true))

function onSlice(toolId: string): PaneBench {
  const bench = imagePaneBench(toolId, undefined, first)
  followPutDown(bench.pane, (drawing) => bench.session.takeUp(drawing))
  return bench
}

/** As `followStack` does. */
function showSlice(bench: PaneBench, slice: typeof first): void {
  bench.session.leaveSlice()
  bench.pane.set({ slice })
}

function wantAgain(): void {
  wantPutDown(kept().at(-1)?.serial ?? -1)
}

describe('something half drawn', () => {
  const tools = ['polygon', 'polyline', 'freehand', 'bidirectional', 'cobb', 'keypoints']
  test.each(tools)('with %s is kept for its slice and goes on there to what it would have been', (toolId) => {
    const whole = onSlice(toolId)
    for (const place of places) whole.click(place)
    if (whole.session.isBusy()) whole.session.send('commit', at(90, 200))

    const bench = onSlice(toolId)
    for (const place of places.slice(0, 3)) bench.click(place)
    showSlice(bench, second)
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.preview()).toBeNull()
    expect(kept()).toMatchObject([{ toolId, slice: first }])
    expect(bench.annotations()).toEqual([])

    wantAgain()
    expect(bench.session.isBusy()).toBe(false)
    showSlice(bench, first)
    expect(kept()).toEqual([])
    expect(bench.session.isBusy()).toBe(true)
    expect(bench.preview()?.target).not.toBeNull()
    bench.click(places[3] ?? at(0, 0))
    if (bench.session.isBusy()) bench.session.send('commit', at(90, 200))
    expect(bench.annotations().map(({ target }) => target)).toEqual(whole.annotations().map(({ target }) => target))
    expect(bench.annotations()).toHaveLength(1)
  })

  test('a line to cut along too', () => {
    const bench = onSlice('cut')
    const mask = bench.addMask({ x: 100, y: 100, width: 100, height: 100 })
    bench.viewStore.select([mask])
    for (const place of [at(150, 50), at(150, 150)]) bench.click(place)
    showSlice(bench, second)
    wantAgain()
    showSlice(bench, first)
    bench.click(at(150, 250))
    bench.session.send('commit', at(150, 250))
    expect(bench.annotations()).toHaveLength(2)
  })

  test('by one click only is given up: it is set again as quickly', () => {
    const bench = onSlice('polygon')
    bench.click(at(60, 60))
    showSlice(bench, second)
    expect(kept()).toEqual([])
    expect(bench.viewStore.get().announcement).toBe('Polygon given up')
  })

  test('is given up for good by Escape', () => {
    const bench = onSlice('polygon')
    for (const place of places) bench.click(place)
    bench.key('Escape')
    showSlice(bench, second)
    expect(kept()).toEqual([])
  })

  test('is kept where another tool is taken, and goes on with the tool and the label it had', () => {
    const bench = onSlice('polygon')
    const { labelId } = bench.viewStore.get()
    for (const place of places) bench.click(place)
    bench.viewStore.setTool('select')
    bench.viewStore.setLabel('another')
    expect(kept()).toMatchObject([{ what: 'Polygon of 4 points', leftCase: null }])
    expect(bench.viewStore.get().announcement).toBe('Polygon of 4 points is not finished, and kept')
    wantAgain()
    expect(bench.viewStore.get()).toMatchObject({ toolId: 'polygon', labelId })
    expect(bench.viewStore.get().announcement).toBe('Polygon of 4 points taken up again')
    expect(bench.session.isBusy()).toBe(true)
  })

  test('does not take the place of another that is under way: both are kept', () => {
    const bench = onSlice('polygon')
    for (const place of places) bench.click(place)
    bench.viewStore.setTool('polyline')
    for (const place of places.slice(0, 2)) bench.click(place)
    wantAgain()
    expect(kept()).toMatchObject([{ toolId: 'polyline' }])
    expect(bench.viewStore.get().toolId).toBe('polygon')
    dropPutDown(kept()[0]?.serial ?? -1)
    expect(kept()).toEqual([])
  })

  test('is kept with the case that is left, for the slice it was drawn on, and goes on in another view of it', () => {
    const bench = onSlice('polygon')
    for (const place of places) bench.click(place)
    // The pane has another slice by the time the view goes.
    bench.pane.set({ slice: second })
    bench.session.leave()
    bench.session.dispose()
    const left = [...bench.caseStore.get().tables.case.values()][0]
    expect(kept()).toMatchObject([{ slice: first, caseId: left?.id, leftCase: left?.name }])
    putDownOf('somebody')
    putDownOf('somebody')
    expect(kept()).toHaveLength(1)
    wantAgain()
    const again = imagePaneBench('select', undefined, first)
    const drawing = kept()[0]
    if (drawing !== undefined) putDownDrawings.setState([{ ...drawing, itemId: again.pane.opened.item.id }], true)
    followPutDown(again.pane, (one) => again.session.takeUp(one))
    expect(again.session.isBusy()).toBe(true)
    expect(kept()).toEqual([])
    again.session.leave()
    putDownOf('somebody else')
    expect(kept()).toEqual([])
  })
})
