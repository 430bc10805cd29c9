import type { Affine } from '../../../src/domain/geometry/affine.ts'
import { scaleOf, zoomedAbout } from '../../../src/domain/geometry/affine.ts'
import type { Point, Target } from '../../../src/domain/records/target.ts'
import { drawRegion } from '../../../src/modalities/image/views/regions/draw-region.ts'
import { type Region, regionOf } from '../../../src/modalities/image/views/regions/region.ts'
import { createRegionIndex, type RegionIndex } from '../../../src/modalities/image/views/regions/region-index.ts'
import { createRegionStage } from '../../../src/modalities/image/views/regions/region-stage.ts'
import { runInSlices, type SliceRunner } from '../../../src/modalities/image/views/run-in-slices.ts'
import type { BenchRow } from '../row.ts'
import { mean, percentile } from '../statistics.ts'

const picturePx = 3000
const view = { width: 1200, height: 800 }
const vertices = 20
const frames = 60
/** The median of so many: whatever else the machine does falls into single ones. */
const redrawCount = 5
/** A naive frame takes seconds at 50,000. */
const naiveFrames = 2
const hovers = 2000

const colors = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#d55e00', '#cc79a7']

/**
 * Pan and zoom over thousands of polygons, the sharp redraw after, and finding what is under the pointer. Runs in a page.
 * @returns rows for 10,000 and 50,000 polygons of 20 vertices on a picture of 3000 x 3000, in a view of 1200 x 800 CSS pixels
 */
export async function benchPolygons(): Promise<BenchRow[]> {
  return [...(await measure(10_000, { frame: 8, sharp: 300 })), ...(await measure(50_000, { frame: 16, sharp: 1200 }))]
}

async function measure(count: number, bars: { readonly frame: number; readonly sharp: number }): Promise<BenchRow[]> {
  const index = createRegionIndex()
  index.update(polygons(count), [])
  const name = `${count.toLocaleString('en')} polygons of ${vertices} vertices`
  const naive = await naiveFrameMs(index)
  const { frameMs, sharpMs, longestSliceMs } = await viewed(index)
  const rows: BenchRow[] = [
    {
      name: `pan/zoom frame, ${name} (mean)`,
      value: frameMs,
      unit: 'ms',
      bar: bars.frame,
      baseline: { name: 'all drawn every frame', value: naive },
    },
    { name: `sharp redraw after, ${name} (median)`, value: sharpMs, unit: 'ms', bar: bars.sharp },
    { name: `its longest slice, ${name} (median)`, value: longestSliceMs, unit: 'ms', bar: 16 },
  ]
  return count < 50_000 ? rows : [...rows, hover(index, count)]
}

/** The same polygons in every run. */
function polygons(count: number): Region[] {
  let seed = 1
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  return Array.from({ length: count }, (_, number) => {
    const centre = { x: random() * picturePx, y: random() * picturePx }
    const radius = 8 + random() * 30
    const ring = Array.from({ length: vertices }, (_, i): Point => {
      const angle = (i / vertices) * 2 * Math.PI
      const reach = radius * (0.8 + 0.4 * random())
      return { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) }
    })
    const target: Target = { kind: 'polygon', rings: [ring] }
    const region = regionOf(`r${number}`, target, colors[number % colors.length] ?? '#ffffff')
    if (region === null) throw new Error('a polygon has a place')
    return region
  })
}

const fitted: Affine = {
  a: view.height / picturePx,
  b: 0,
  c: 0,
  d: view.height / picturePx,
  e: (view.width - view.height) / 2,
  f: 0,
}

async function viewed(index: RegionIndex) {
  const container = document.createElement('div')
  document.body.append(container)
  const slices: number[] = []
  let sharpened = () => {}
  const run: SliceRunner = (work, whenDone) => runInSlices(timed(work, slices), whenDone)
  const stage = createRegionStage({ container, index, drawOverlay: () => {}, onStale: () => sharpened(), run })
  const settle = () =>
    new Promise<void>((resolve) => {
      sharpened = resolve
    })

  stage.resize(view, 1)
  stage.setView(fitted)
  await settle()
  stage.draw()

  const frameTimes: number[] = []
  let transform = fitted
  let startedMs = 0
  for (let frame = 0; frame < frames; frame++) {
    await nextFrame()
    startedMs = performance.now()
    transform = zoomedAbout({ ...transform, e: transform.e + 3, f: transform.f - 2 }, { x: 600, y: 400 }, 1.01, [0, 64])
    stage.setView(transform)
    stage.draw()
    readBack(container)
    frameTimes.push(performance.now() - startedMs)
  }
  const redraws: { readonly sumMs: number; readonly longestMs: number }[] = []
  for (let redraw = 0; redraw < redrawCount; redraw++) {
    slices.length = 0
    const ready = settle()
    // Back to where all are in view: the largest redraw there is.
    stage.setView({ ...fitted, e: fitted.e + redraw })
    await ready
    redraws.push({ sumMs: slices.reduce((sum, ms) => sum + ms, 0), longestMs: percentile(slices, 1) })
  }
  stage.dispose()
  container.remove()
  return {
    frameMs: mean(frameTimes),
    sharpMs: percentile(
      redraws.map(({ sumMs }) => sumMs),
      0.5,
    ),
    longestSliceMs: percentile(
      redraws.map(({ longestMs }) => longestMs),
      0.5,
    ),
  }
}

/** Groups the steps of work as the runner does, and notes how long each group took. */
function timed(work: Iterator<void>, slices: number[]): Iterator<void> {
  let lastEndMs = Number.NEGATIVE_INFINITY
  return {
    next() {
      const startMs = performance.now()
      const step = work.next()
      const endMs = performance.now()
      // Steps that follow at once belong to one slice.
      if (startMs - lastEndMs < 0.05 && slices.length > 0)
        slices[slices.length - 1] = (slices.at(-1) ?? 0) + endMs - startMs
      else slices.push(endMs - startMs)
      lastEndMs = endMs
      return step
    },
  }
}

/** Drawing is queued: the frame is over when its pixels are there. */
function readBack(container: HTMLElement): void {
  for (const canvas of container.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
}

async function naiveFrameMs(index: RegionIndex): Promise<number> {
  const canvas = document.createElement('canvas')
  canvas.width = view.width
  canvas.height = view.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  const all = index.within({ x: 0, y: 0, width: picturePx, height: picturePx })
  const times: number[] = []
  for (let frame = 0; frame < naiveFrames; frame++) {
    await nextFrame()
    const startMs = performance.now()
    context.clearRect(0, 0, view.width, view.height)
    for (const region of all) drawRegion(context, region, { toDevice: fitted, pixelRatio: 1 })
    context.getImageData(0, 0, 1, 1)
    times.push(performance.now() - startMs)
  }
  return mean(times)
}

function hover(index: RegionIndex, count: number): BenchRow {
  const all = index.within({ x: 0, y: 0, width: picturePx, height: picturePx })
  const side = 8 / scaleOf(fitted)
  const reach = { x: side, y: side }
  const times: number[] = []
  const naive: number[] = []
  for (let i = 0; i < hovers; i++) {
    const at = { x: (i * 7919) % picturePx, y: (i * 104_729) % picturePx }
    const startMs = performance.now()
    index.top(at, reach)
    times.push(performance.now() - startMs)
    if (i % 100 !== 0) continue
    const naiveStartMs = performance.now()
    all.filter(
      ({ bounds }) =>
        at.x >= bounds.x && at.x <= bounds.x + bounds.width && at.y >= bounds.y && at.y <= bounds.y + bounds.height,
    )
    naive.push(performance.now() - naiveStartMs)
  }
  return {
    name: `hover hit-test among ${count.toLocaleString('en')} regions (p95)`,
    value: percentile(times, 0.95),
    unit: 'ms',
    bar: 0.5,
    baseline: { name: 'bounds of all looked through', value: percentile(naive, 0.95) },
  }
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
