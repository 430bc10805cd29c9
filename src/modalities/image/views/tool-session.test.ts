import { describe, expect, it } from 'vitest'
import { imagePaneBench, type PaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import { removeAnnotations } from '../../../domain/commands/annotation-commands.ts'
import { edgesOfMask } from '../../../domain/geometry/row-edges.ts'
import type { Target } from '../../../domain/records/target.ts'
import { toolSettings } from '../paint/tool-settings.ts'

const at = (x: number, y: number) => ({ x, y })

/** The set pixels of the only mark, "x y" each. */
function pixelsOf(bench: PaneBench): ReadonlySet<string> {
  const target: Target | undefined = bench.annotations()[0]?.target
  if (target?.kind !== 'mask') throw new Error('no mask')
  const { rows, starts, edges } = edgesOfMask(target, { x: 0, y: 0, width: bench.widthPx, height: bench.heightPx })
  const set = new Set<string>()
  rows.forEach((row, i) => {
    for (let next = starts[i] ?? 0; next < (starts[i + 1] ?? 0); next += 2) {
      for (let x = edges[next] ?? 0; x < (edges[next + 1] ?? 0); x++) set.add(`${x} ${row}`)
    }
  })
  return set
}

/** One selected mask of 40 x 40 pixels, and a stroke of the left half of it. */
function painted(toolId: string): PaneBench {
  const bench = imagePaneBench(toolId)
  toolSettings.setState({ brushPx: 1 })
  bench.viewStore.select([bench.addMask({ x: 100, y: 100, width: 40, height: 40 })])
  return bench
}

function stroke({ session }: PaneBench, y: number, finish = true): void {
  session.send('press', at(110.5, y))
  session.send('move', at(160.5, y))
  if (finish) session.send('release', at(160.5, y))
}

describe('a mask that is changed while a stroke is under way', () => {
  it('by an undo: it has just the pixels that the stroke passed, and those left by the undo', () => {
    const bench = painted('brush')
    stroke(bench, 120.5)
    const before = pixelsOf(bench).size
    // Over pixels of the first stroke again, and they are taken back below it.
    stroke(bench, 120.5, false)
    bench.caseStore.undo()
    expect(pixelsOf(bench).size).toBe(before - 21)
    bench.session.send('release', at(160.5, 120.5))
    expect(pixelsOf(bench).size).toBe(before)
  })

  it('by somebody who painted the same: both are painted', () => {
    const bench = painted('brush')
    stroke(bench, 120.5, false)
    const [mask] = bench.annotations()
    bench.pane.dispatch(
      bench.pane.change(mask?.id ?? '', { kind: 'mask', x: 100, y: 100, width: 70, height: 40, counts: [0, 2800] }),
    )
    bench.session.send('release', at(160.5, 120.5))
    expect(pixelsOf(bench).size).toBe(2800)
  })

  /** Pixels of what is being painted. */
  function shownPixels(bench: PaneBench): number {
    const painting = bench.preview()?.painting
    let count = 0
    painting?.runs({ left: 0, top: 0, right: painting.widthPx, bottom: painting.heightPx }, (_, from, to) => {
      count += to - from
    })
    return count
  }

  it.each(['brush', 'eraser', 'grow'])('is what is seen under it from then on: %s', (toolId) => {
    const bench = painted(toolId)
    const [mask] = bench.annotations()
    stroke(bench, 120.5, false)
    const { painting } = bench.preview() ?? {}
    const before = shownPixels(bench)
    const wider = { kind: 'mask' as const, x: 0, y: 0, width: 50, height: 10, counts: [0, 500] }
    bench.pane.dispatch(bench.pane.change(mask?.id ?? '', wider))
    expect(bench.preview()).toMatchObject({ replaces: mask?.id })
    expect(bench.preview()?.painting).not.toBe(painting)
    const now = shownPixels(bench)
    expect(now).not.toBe(before)
    bench.session.send('release', at(160.5, 120.5))
    expect(pixelsOf(bench).size).toBe(now)
    expect(pixelsOf(bench).has('49 9')).toBe(true)
  })

  it.each(['brush', 'grow'])('is removed: %s is given up, and says why', (toolId) => {
    const bench = painted(toolId)
    stroke(bench, 120.5, false)
    bench.pane.dispatch(removeAnnotations(bench.annotations().map(({ id }) => id)))
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.preview()).toBeNull()
    expect(bench.viewStore.get().refusal?.why).toMatch(/^The mask is not there any more: (brush|region) given up$/)
    bench.session.send('release', at(160.5, 120.5))
    expect(bench.annotations()).toEqual([])
  })

  it('under the eraser: what it passed is gone', () => {
    const bench = painted('eraser')
    stroke(bench, 120.5, false)
    bench.pane.dispatch(
      bench.pane.change(bench.annotations()[0]?.id ?? '', {
        kind: 'mask',
        x: 100,
        y: 120,
        width: 40,
        height: 1,
        counts: [0, 40],
      }),
    )
    bench.session.send('release', at(160.5, 120.5))
    expect([...pixelsOf(bench)]).toEqual(Array.from({ length: 10 }, (_, i) => `${100 + i} 120`))
  })

  it('under a region that grows: all of the region is in it', () => {
    const bench = painted('grow')
    bench.session.send('press', at(130, 130))
    const painting = bench.preview()?.painting
    let wanted = 0
    painting?.runs({ left: 0, top: 0, right: painting.widthPx, bottom: painting.heightPx }, (_, from, to) => {
      wanted += to - from
    })
    expect(wanted).toBeGreaterThan(0)
    const [mask] = bench.annotations()
    bench.pane.dispatch(
      bench.pane.change(mask?.id ?? '', { kind: 'mask', x: 100, y: 100, width: 41, height: 40, counts: [0, 1640] }),
    )
    bench.session.send('release', at(130, 130))
    const both = pixelsOf(bench)
    expect(both.has('140 139')).toBe(true)
    expect(both.size).toBeGreaterThanOrEqual(wanted)
  })
})

it.each(['brush', 'select'])('a mark that is locked in the middle of it stays as it is: %s', (toolId) => {
  const bench = painted(toolId)
  const before = bench.annotations()
  bench.session.send('press', at(130, 130))
  bench.session.send('move', at(160, 150))
  bench.viewStore.setMarks({ locked: new Set(before.map(({ id }) => id)) })
  expect(bench.session.isBusy()).toBe(false)
  bench.session.send('release', at(160, 150))
  expect(bench.annotations()).toEqual(before)
})

describe('undo in the middle of drawing', () => {
  const undo = { ctrlKey: true }

  it.each(['brush', 'eraser', 'grow', 'rectangle', 'length', 'polygon', 'freehand', 'cut', 'select'])(
    'gives up or takes back what %s began, and nothing that was there before',
    (toolId) => {
      const bench = painted(toolId)
      const before = bench.annotations()
      bench.session.send('press', at(130, 130))
      bench.session.send('move', at(150, 135))
      bench.key('z', undo)
      expect(bench.session.isBusy()).toBe(false)
      expect(bench.preview()).toBeNull()
      bench.key('z', { ...undo, shiftKey: true })
      bench.session.send('release', at(150, 135))
      expect(bench.annotations()).toEqual(before)
    },
  )

  it('takes back a corner of a polygon, and the polygon with its last', () => {
    const bench = painted('polygon')
    for (const place of [at(10, 10), at(60, 10), at(60, 60)]) bench.click(place)
    bench.key('z', undo)
    bench.click(at(10, 60))
    bench.session.send('commit', at(10, 60))
    const target = bench.annotations()[1]?.target
    const corners = target?.kind === 'polygon' ? target.rings.flat() : []
    expect(corners.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [10, 10],
      [60, 10],
      [10, 60],
    ])
  })

  it('redo and all, is left to the page where nothing is being drawn', () => {
    const bench = painted('brush')
    let passed = 0
    const root = { ctrlKey: true, preventDefault: () => (passed -= 1) }
    for (const key of ['z', 'y']) {
      passed += 1
      bench.keyDown(key, root)
    }
    expect(passed).toBe(2)
  })
})

describe('a press beside the picture', () => {
  const beside = at(-40, 150)

  it.each(['brush', 'point', 'probe', 'grow'])('of %s makes no mark at its edge', (toolId) => {
    const bench = imagePaneBench(toolId)
    bench.session.send('press', beside)
    bench.session.send('release', beside)
    expect(bench.annotations()).toEqual([])
    expect(bench.session.isBusy()).toBe(false)
  })

  it('begins a stroke that paints from where it comes in', () => {
    const bench = imagePaneBench('brush')
    bench.session.send('press', beside)
    bench.session.send('move', at(20, 150))
    bench.session.send('release', at(20, 150))
    expect(pixelsOf(bench).has('0 150')).toBe(true)
    expect(pixelsOf(bench).has('0 145')).toBe(true)
  })
})

it('tells the value that a probe is on', () => {
  const bench = imagePaneBench('probe')
  bench.click(at(10, 10))
  bench.click(at(70, 10))
  const [first, second] = bench.annotations()
  expect([first?.target, second?.target]).toMatchObject([{ probe: true }, { probe: true }])
  expect(bench.viewStore.get().announcement).toMatch(/^Added Nodule, probe.*: 200$/)
})

it('says that a tool was put away in the middle of drawing', () => {
  const bench = imagePaneBench('polygon')
  bench.click(at(10, 10))
  bench.viewStore.setTool('brush')
  expect(bench.viewStore.get().announcement).toBe('Polygon given up')
  expect(bench.session.isBusy()).toBe(false)
})
