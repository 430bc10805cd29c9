import { describe, expect, it } from 'vitest'
import { modalities } from '../../src/app/composition.ts'
import type { ToolFace } from '../../src/contracts/tool.ts'
import { mappedBounds, type ViewTurn } from '../../src/domain/geometry/affine.ts'
import { boundsOf } from '../../src/domain/geometry/target-operations.ts'
import { shownAspectOf } from '../../src/domain/measure/scale.ts'
import type { Facts } from '../../src/domain/records/case.ts'
import type { Point, Target } from '../../src/domain/records/target.ts'
import { plainSettings } from '../../src/modalities/image/paint/tool-settings.ts'
import { benchTilePx, imagePaneBench, type PaneBench } from '../fixtures/image-pane-bench.ts'

const tools = modalities.get('image')?.tools ?? []
const drawing = tools.filter(({ produces }) => produces.length > 0)

const square: Facts = {}
/** Pixels of a height that is so many times their width. */
const shaped = (aspect: number): Facts => ({
  spacing: { value: { rowMm: 0.5 * aspect, columnMm: 0.5 }, origin: 'header', tag: 'PixelSpacing', unit: 'mm' },
})

/** Views that a mark is drawn through: it must lie in the picture where it was drawn on the screen, whatever the view. */
const views: readonly (readonly [name: string, prepare: (bench: PaneBench) => void, facts: Facts])[] = [
  ['fitted', () => {}, square],
  ['enlarged', ({ viewport }) => viewport.zoom({ x: 200, y: 150 }, 3), square],
  ['reduced', ({ viewport }) => viewport.zoom({ x: 300, y: 200 }, 0.4), square],
  ...(['turn-right', 'turn-left', 'flip-horizontal', 'flip-vertical'] as const).map(
    (turn) => [turn, ({ viewport }: PaneBench) => viewport.turn(turn), square] as const,
  ),
  ['turned, mirrored and enlarged', (bench) => turned(bench, ['turn-right', 'flip-vertical']), square],
  ['pixels higher than wide', () => {}, shaped(5)],
  ['pixels wider than high, enlarged', ({ viewport }) => viewport.zoom({ x: 200, y: 150 }, 3), shaped(0.3)],
  [
    'pixels not square, turned, mirrored and enlarged',
    (bench) => turned(bench, ['turn-right', 'flip-vertical']),
    shaped(4),
  ],
]

function turned({ viewport }: PaneBench, turns: readonly ViewTurn[]): void {
  for (const turn of turns) viewport.turn(turn)
  viewport.zoom({ x: 200, y: 200 }, 2)
}

const corners: readonly Point[] = [
  { x: 120, y: 90 },
  { x: 180, y: 100 },
  { x: 150, y: 140 },
  { x: 140, y: 110 },
]

/** The corners where they are the same figure on the body. */
function cornersFor(facts: Facts): readonly Point[] {
  const aspect = shownAspectOf(facts)
  return corners.map(({ x, y }) => ({ x, y: 90 + (y - 90) / aspect }))
}

/** Clicks each place and finishes: a shape of two corners is done with the second, a point with the first. */
function draw(bench: PaneBench, places: readonly Point[]): void {
  for (const place of places) {
    if (bench.annotations().length > 0) return
    bench.move(place)
    bench.click(place)
  }
  if (bench.annotations().length === 0) bench.session.send('commit', places.at(-1) ?? { x: 0, y: 0 })
}

function only(bench: PaneBench): Target {
  const [annotation, ...more] = bench.annotations()
  if (annotation === undefined || more.length > 0) throw new Error(`${bench.annotations().length} annotations`)
  return annotation.target
}

/** How far beyond the places of the pointer a tool marks, image pixels: half a brush; a region grows as far as the values do. */
function reachOf({ controls = [] }: ToolFace): number {
  if (controls.includes('brush')) return plainSettings.brushPx / 2
  return controls.includes('tolerance') ? benchTilePx : 0
}

/** Whether every side of a target lies on the places it was drawn at, to a thousandth of a pixel. */
function expectWithin(target: Target, places: readonly Point[], reach = 0): void {
  const bounds = boundsOf(target)
  const xs = places.flatMap(({ x }) => [x - reach, x + reach])
  const ys = places.flatMap(({ y }) => [y - reach, y + reach])
  expect(bounds?.x ?? Number.NaN).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-3)
  expect(bounds?.y ?? Number.NaN).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-3)
  expect((bounds?.x ?? Number.NaN) + (bounds?.width ?? 0)).toBeLessThanOrEqual(Math.max(...xs) + 1e-3)
  expect((bounds?.y ?? Number.NaN) + (bounds?.height ?? 0)).toBeLessThanOrEqual(Math.max(...ys) + 1e-3)
}

it('gives every tool an id, a name and a key of its own', () => {
  for (const part of ['id', 'label', 'shortcut'] as const) {
    expect(new Set(tools.map((tool) => tool[part])).size).toBe(tools.length)
  }
  const kinds = modalities.get('image')?.targetKinds ?? []
  for (const { produces, shortcut } of tools) {
    for (const kind of produces) expect(kinds).toContain(kind)
    expect(shortcut).toMatch(/^(Shift\+)?[A-Z0-9]$/)
  }
})

it.each(drawing.map((tool) => [tool.id, tool] as const))('%s can be driven at all', (_, tool) => {
  const bench = imagePaneBench(tool.id)
  draw(bench, corners)
  expect(tool.produces).toContain(only(bench).kind)
})

describe.each(tools.map((tool) => [tool.id, tool] as const))('tool %s', (_, tool: ToolFace) => {
  const draws = tool.produces.length > 0

  it.runIf(draws).each(views)('makes a mark where it is drawn, %s', (_name, prepare, facts) => {
    const bench = imagePaneBench(tool.id, undefined, null, { facts })
    prepare(bench)
    const places = cornersFor(facts)
    draw(bench, places)
    expectWithin(only(bench), places, reachOf(tool))
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.preview()).toBeNull()
  })

  it.runIf(draws).each(views)('is found again where it was drawn, and nowhere else, %s', (_name, prepare, facts) => {
    const bench = imagePaneBench(tool.id, undefined, null, { facts })
    prepare(bench)
    const [one = { x: 0, y: 0 }, other = one] = cornersFor(facts)
    draw(bench, cornersFor(facts))
    const first = tool.id === 'ellipse' ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } : one
    const seen = bench.viewport.toImage(bench.viewport.toView(first))
    expect(bench.hit(seen)).toHaveLength(1)
    expect(bench.hit({ x: 390, y: 290 })).toEqual([])
  })

  it('leaves nothing behind when it is given up', () => {
    const bench = imagePaneBench(tool.id)
    bench.session.send('press', { x: 100, y: 100 })
    bench.session.send('move', { x: 130, y: 120 })
    bench.session.send('cancel', { x: 130, y: 120 })
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.preview()).toBeNull()
    expect(bench.annotations()).toEqual([])
  })

  it.runIf(tool.strokes === true)('draws a stroke with the space bar as its button', () => {
    const bench = imagePaneBench(tool.id)
    const mask = bench.addMask({ x: 150, y: 100, width: 100, height: 100 })
    bench.viewStore.select([mask])
    const before = bench.annotations().map(({ target }) => target)
    bench.keyDown(' ')
    for (const arrow of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      for (let press = 0; press < 6; press++) bench.keyDown(arrow, { shiftKey: true })
    }
    bench.keyUp(' ')
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.annotations().map(({ target }) => target)).not.toEqual(before)
    expect(bench.caseStore.steps('undo')).toHaveLength(2)
  })

  it.runIf(draws)('marks the slice that is on view', () => {
    const slice = { part: 'a'.repeat(64), frame: 3 }
    const bench = imagePaneBench(tool.id, undefined, slice)
    draw(bench, corners)
    expect(only(bench)).toMatchObject({ slice })
  })

  it('puts up with every event at any time', () => {
    const bench = imagePaneBench(tool.id)
    const types = ['release', 'commit', 'back', 'toggle', 'move', 'press', 'toggle', 'back', 'cancel'] as const
    for (const type of [...types, ...types]) bench.session.send(type, { x: 50, y: 50 })
    bench.session.send('cancel', { x: 50, y: 50 })
    expect(bench.session.isBusy()).toBe(false)
  })

  it.runIf(draws)('is one step to undo, and comes back as it was', async () => {
    const bench = imagePaneBench(tool.id)
    draw(bench, corners)
    const made = only(bench)
    await bench.caseStore.undo()
    expect(bench.annotations()).toEqual([])
    expect(bench.indexSize()).toBe(0)
    await bench.caseStore.redo()
    expect(only(bench)).toEqual(made)
  })

  it.runIf(draws).each(views)('can be drawn by keys alone, %s', (_name, prepare, facts) => {
    const bench = imagePaneBench(tool.id, undefined, null, { facts })
    prepare(bench)
    const from = bench.viewport.toImage({ x: 320, y: 240 })
    bench.key('Enter')
    for (const arrows of [
      ['ArrowRight', 'ArrowDown'],
      ['ArrowRight', 'ArrowUp'],
      ['ArrowRight', 'ArrowDown', 'ArrowDown'],
    ]) {
      if (bench.annotations().length > 0) break
      for (const arrow of arrows) for (let press = 0; press < 2; press++) bench.key(arrow, { shiftKey: true })
      bench.key('Enter')
    }
    // A second Enter where the crosshair has not moved finishes.
    if (bench.annotations().length === 0) bench.key('Enter')
    const bounds = boundsOf(only(bench))
    expect(bounds).not.toBeNull()
    if (only(bench).kind === 'point') return
    expect(Math.max(bounds?.width ?? 0, bounds?.height ?? 0)).toBeGreaterThanOrEqual(20)
    // To the right on the screen, whatever that is in the picture; the crosshair starts on a whole pixel.
    const transform = bench.viewport.transform()
    if (bounds === null || transform === null) return
    const left = mappedBounds(transform, bounds).x
    const scales = bench.viewport.scales()
    const across = bench.viewport.directionInImage({ x: 1, y: 0 }).x === 0 ? scales.y : scales.x
    expect(left).toBeGreaterThanOrEqual(bench.viewport.toView(from).x - (1 + reachOf(tool)) * across)
  })

  it.runIf(draws)('keeps inside the picture', () => {
    const bench = imagePaneBench(tool.id)
    draw(bench, [
      { x: -50, y: -40 },
      { x: 500, y: -60 },
      { x: 480, y: 700 },
      { x: -30, y: 650 },
    ])
    if (bench.annotations().length === 0) {
      // What one press sets is not set beside the picture, but may be dragged there.
      bench.session.send('press', { x: 10, y: 10 })
      bench.session.send('move', { x: -50, y: -40 })
      bench.session.send('release', { x: -50, y: -40 })
    }
    expectWithin(only(bench), [
      { x: 0, y: 0 },
      { x: bench.widthPx, y: bench.heightPx },
    ])
  })
})
