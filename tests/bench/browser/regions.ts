import type { ToolStep } from '../../../src/contracts/tool.ts'
import { type Affine, zoomedAbout } from '../../../src/domain/geometry/affine.ts'
import { tightMask, xorIntoMask } from '../../../src/domain/geometry/mask.ts'
import { rasterise } from '../../../src/domain/geometry/rasterise.ts'
import type { Point, Target, TargetOf } from '../../../src/domain/records/target.ts'
import { plainSettings } from '../../../src/modalities/image/paint/tool-settings.ts'
import { brushTool } from '../../../src/modalities/image/tools/brush.ts'
import { selectTool } from '../../../src/modalities/image/tools/select.ts'
import { usableHandles } from '../../../src/modalities/image/usable-handles.ts'
import { drawOverlay, type Overlay } from '../../../src/modalities/image/views/overlay.ts'
import { createPaintingSync } from '../../../src/modalities/image/views/painting-sync.ts'
import { createAreaSheets } from '../../../src/modalities/image/views/regions/area-sheets.ts'
import { drawRegion } from '../../../src/modalities/image/views/regions/draw-region.ts'
import { type Region, regionOf } from '../../../src/modalities/image/views/regions/region.ts'
import { toolBench } from '../../fixtures/tool-bench.ts'
import type { BenchRow } from '../row.ts'
import { mean, percentile } from '../statistics.ts'
import {
  type BenchStage,
  benchPicturePx,
  benchStage,
  benchView,
  fittedReach,
  fittedView,
  nextFrame,
} from './bench-view.ts'
import { benchGrowth } from './growth.ts'

const color = '#e69f00'
const opacity = { fill: 0.3, outline: 1 }
const none: Overlay = {
  regions: [],
  brush: null,
  moving: null,
  marquee: null,
  handles: [],
  labels: [],
  held: null,
  crosshair: null,
}

function region(id: string, target: Target): Region {
  const made = regionOf(id, target, color)
  if (made === null) throw new Error('it has a place')
  return made
}

/** A ring of so many vertices that goes in and out. */
function wavyRing(centre: Point, radius: number, vertices: number): Point[] {
  return Array.from({ length: vertices }, (_, i) => {
    const angle = (i / vertices) * 2 * Math.PI
    const reach = radius * (1 + 0.05 * Math.sin(angle * 37) + 0.01 * Math.sin(angle * 401))
    return { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) }
  })
}

function timed(work: () => void): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}

/** What the overlay shows; changed between frames. */
function overlayHolder() {
  const areas = createAreaSheets()
  const holder = {
    overlay: none,
    draw: (...[context, toDevice, pixelRatio]: Parameters<Parameters<typeof benchStage>[2]>) =>
      drawOverlay(context, toDevice, pixelRatio, opacity, holder.overlay, areas),
  }
  return holder
}

/** A brush stroke on a large mask, many masks on a slice, a polygon of many vertices, and adding to many: script a frame. */
export async function benchRegions(): Promise<BenchRow[]> {
  const drawn = [...(await brushStroke()), ...(await manyMasks()), ...(await largePolygon()), ...(await crowd())]
  return [...drawn, ...(await benchGrowth())]
}

/** Undo and redo by turns. */
const undoRounds = 12

async function brushStroke(): Promise<BenchRow[]> {
  const picture = { widthPx: benchPicturePx, heightPx: benchPicturePx }
  const shape: Target = { kind: 'polygon', rings: [wavyRing({ x: 1500, y: 1500 }, 1350, 6000)] }
  const pixels = rasterise(shape, picture)
  if (pixels === null) throw new Error('a polygon has pixels')
  const target: TargetOf<'mask'> = { kind: 'mask', ...pixels }
  const base = region('mask', target)
  const holder = overlayHolder()
  const view = await benchStage([base], fittedView, holder.draw)
  view.stage.setOpacity(opacity)
  await view.settled()
  const bench = toolBench(brushTool, { mask: target }, undefined, { ...plainSettings, brushPx: 120 }, picture)
  bench.select(['mask'])
  holder.overlay = { ...none, regions: [{ region: base, weight: 'selected', isAlone: false }] }
  view.drawNow()
  const frames: number[] = []
  const painting = createPaintingSync(view.index)
  const showSelected = () => {
    const now = view.index.get('mask')
    if (now === undefined) throw new Error('it stays')
    holder.overlay = { ...none, regions: [{ region: now, weight: 'selected', isAlone: false }] }
    view.drawNow()
  }
  const show = (step: ToolStep) => {
    if (step.painting === undefined) throw new Error('the brush paints')
    view.stage.changed(painting.follow(step.painting, 'mask'))
    showSelected()
  }
  const pressMs = timed(() => show(bench.send('press', { x: 200, y: 1500 })))
  for (let frame = 1; frame <= 90; frame++) {
    await nextFrame()
    const at = { x: 200 + frame * 28, y: 1500 + 1200 * Math.sin(frame / 9) }
    frames.push(
      timed(() => {
        show(bench.send('move', at))
      }),
    )
  }
  const releaseMs = timed(() => {
    bench.send('release', { x: 2720, y: 1500 })
    const [asked] = bench.asked
    if (asked === undefined || !('flip' in asked)) throw new Error('a stroke flips pixels')
    view.stage.changed(painting.follow(null, null))
    view.stage.changed(view.index.update([region('mask', { ...target, ...xorIntoMask(target, asked.pixels) })], []))
    view.stage.changed(painting.settle())
    showSelected()
  })
  const [stroke] = bench.asked
  if (stroke === undefined || !('flip' in stroke)) throw new Error('a stroke flips pixels')
  const back: number[] = []
  const selected: number[] = []
  for (let round = 0; round < undoRounds; round++) {
    await nextFrame()
    back.push(
      timed(() => {
        // An undo, then the stroke done again, and so on.
        const now = view.index.get('mask')?.target
        if (now?.kind !== 'mask') throw new Error('it is a mask')
        view.stage.changed(view.index.update([region('mask', { ...now, ...xorIntoMask(now, stroke.pixels) })], []))
        showSelected()
      }),
    )
    holder.overlay = none
    view.drawNow()
    await nextFrame()
    selected.push(timed(showSelected))
  }
  const plain = plainMaskFrameMs(target)
  view.remove()
  const name = 'brush stroke on a mask of 3000 x 3000'
  return [
    {
      name: `${name}, a frame (p95)`,
      value: percentile(frames, 0.95),
      unit: 'ms',
      bar: 16,
      baseline: { name: 'all pixels drawn anew', value: plain },
    },
    { name: `${name}, press to first paint`, value: pressMs, unit: 'ms', bar: 16 },
    { name: `${name}, release to paint`, value: releaseMs, unit: 'ms', bar: 16 },
    { name: `${name}, taken back or done again, to paint (median)`, value: percentile(back, 0.5), unit: 'ms', bar: 16 },
    { name: `${name}, the same, the first in a page`, value: back[0] ?? 0, unit: 'ms', bar: null },
    {
      name: 'selecting a mask of 3000 x 3000, to paint (median)',
      value: percentile(selected, 0.5),
      unit: 'ms',
      bar: 16,
    },
  ]
}

/** The plain way: the picture's pixels as a bitmap, made anew and brought onto the screen. */
function plainMaskFrameMs({ x, y, width, height, counts }: TargetOf<'mask'>): number {
  const canvas = new OffscreenCanvas(benchView.width, benchView.height)
  const bitmap = new OffscreenCanvas(benchPicturePx, benchPicturePx)
  const times = [0, 1, 2].map(() =>
    timed(() => {
      const image = new ImageData(width, height)
      const out = new Uint32Array(image.data.buffer)
      let at = 0
      for (const [index, run] of counts.entries()) {
        if (index % 2 === 1) out.fill(0x60009fe6, at, at + run)
        at += run
      }
      bitmap.getContext('2d')?.putImageData(image, x, y)
      const context = canvas.getContext('2d', { willReadFrequently: true })
      context?.drawImage(bitmap, 200, 0, 800, 800)
      context?.getImageData(0, 0, 1, 1)
    }),
  )
  return mean(times)
}

async function manyMasks(): Promise<BenchRow[]> {
  const size = { widthPx: 512, heightPx: 512 }
  const masks = Array.from({ length: 100 }, (_, i) => {
    const centre = { x: 256 + 20 * Math.sin(i), y: 256 + 20 * Math.cos(i) }
    const mask = rasterise({ kind: 'polygon', rings: [wavyRing(centre, 90 + i, 800)] }, size)
    return region(`m${String(i).padStart(3, '0')}`, {
      kind: 'mask',
      ...(mask ?? tightMask({ x: 0, y: 0, width: 0, height: 0, counts: [] })),
    })
  })
  const scale = benchView.height / 512
  const fitted = { a: scale, b: 0, c: 0, d: scale, e: 200, f: 0 }
  const view = await benchStage(masks, fitted, () => {})
  const frames: number[] = []
  let transform = fitted
  for (let frame = 0; frame < 60; frame++) {
    await nextFrame()
    transform = zoomedAbout({ ...transform, e: transform.e + 3 }, { x: 600, y: 400 }, 1.01, [0, 64])
    frames.push(
      timed(() => {
        view.stage.setView(transform)
        view.drawNow()
      }),
    )
  }
  const strokes: number[] = []
  const back = view.settled()
  view.stage.setView(fitted)
  await back
  for (let i = 0; i < 60; i++) {
    await nextFrame()
    const [old] = [view.index.get('m050')?.target]
    if (old?.kind !== 'mask') throw new Error('it is a mask')
    const dab = { x: 200 + 5 * (i % 20), y: 230 + 20 * Math.floor(i / 20), width: 20, height: 20, counts: [0, 400] }
    strokes.push(
      timed(() => {
        view.stage.changed(view.index.update([region('m050', { ...old, ...xorIntoMask(old, dab) })], []))
        view.drawNow()
      }),
    )
  }
  view.remove()
  const baseline = { name: 'all masks drawn every frame', value: plainFrameMs(masks, fitted) }
  return [
    {
      name: '100 masks of 512 x 512 on one another: pan/zoom frame (mean)',
      value: mean(frames),
      unit: 'ms',
      bar: 8,
      baseline,
    },
    { name: 'a dab among them, to paint (p95)', value: percentile(strokes, 0.95), unit: 'ms', bar: 16, baseline },
  ]
}

/** The plain way: every region drawn in every frame. */
function plainFrameMs(regions: readonly Region[], toDevice: Affine): number {
  const context = new OffscreenCanvas(benchView.width, benchView.height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  return timed(() => {
    for (const one of regions) drawRegion(context, one, { toDevice, pixelRatio: 1, opacity })
    context.getImageData(0, 0, 1, 1)
  })
}

/** So many times over: the first in a page is before anything has been compiled. */
const polygonRounds = 8

async function largePolygon(): Promise<BenchRow[]> {
  const hovered: number[] = []
  const pressed: number[] = []
  const frames: number[] = []
  const moves: number[] = []
  const released: number[] = []
  const plain: number[] = []
  for (let round = 0; round < polygonRounds; round++) {
    const target: TargetOf<'polygon'> = {
      kind: 'polygon',
      rings: [wavyRing({ x: 1500, y: 1500 }, 1300 - 4 * round, 6000)],
    }
    const edit = await polygonEdit(target)
    hovered.push(edit.hoverMs)
    pressed.push(edit.pressMs)
    moves.push(...edit.moveMs)
    frames.push(...edit.frameMs)
    released.push(edit.releaseMs)
    plain.push(plainPolygonFrameMs(target))
  }
  const baseline = { name: 'filled and stroked as a path', value: percentile(plain, 0.5) }
  const name = 'a polygon of 6,000 vertices'
  return [
    {
      name: `${name}: a vertex dragged, a frame (p95)`,
      value: percentile(frames, 0.95),
      unit: 'ms',
      bar: 16,
      baseline,
    },
    {
      name: `${name}: the pointer comes upon it, to paint (median)`,
      value: percentile(hovered, 0.5),
      unit: 'ms',
      bar: 16,
      baseline,
    },
    { name: `${name}: the same, the first in a page`, value: hovered[0] ?? 0, unit: 'ms', bar: null },
    { name: `${name}: press to handles (median)`, value: percentile(pressed, 0.5), unit: 'ms', bar: 16, baseline },
    { name: `${name}: all of it moved, a frame (p95)`, value: percentile(moves, 0.95), unit: 'ms', bar: 16, baseline },
    { name: `${name}: release to paint (median)`, value: percentile(released, 0.5), unit: 'ms', bar: 16, baseline },
  ]
}

/** The pointer comes upon a polygon and presses; one of its vertices is dragged over some frames, and let go; then all of it is. */
async function polygonEdit(target: TargetOf<'polygon'>) {
  const id = 'large'
  const holder = overlayHolder()
  const view = await benchStage([region(id, target)], fittedView, holder.draw)
  view.stage.setOpacity(opacity)
  await view.settled()
  const picture = { widthPx: benchPicturePx, heightPx: benchPicturePx }
  const tool = toolBench(selectTool, { [id]: target }, undefined, plainSettings, picture)
  const show = (shape: Region, isAlone: boolean) => {
    const handles = usableHandles(shape.target, fittedReach)
    holder.overlay = { ...none, regions: [{ region: shape, weight: 'selected', isAlone }], handles }
    view.drawNow()
  }
  const own = view.index.get(id)
  const [vertex] = target.rings[0] ?? []
  if (own === undefined || vertex === undefined) throw new Error('a polygon has a place')
  await nextFrame()
  const hoverMs = timed(() => {
    holder.overlay = { ...none, regions: [{ region: own, weight: 'hovered', isAlone: false }] }
    view.drawNow()
  })
  await nextFrame()
  const pressMs = timed(() => {
    tool.send('press', { x: 1500, y: 1500 })
    show(own, false)
  })
  tool.send('release', { x: 1500, y: 1500 })
  tool.send('press', vertex)
  const frameMs: number[] = []
  for (let frame = 0; frame < 12; frame++) {
    await nextFrame()
    frameMs.push(
      timed(() => {
        const { preview } = tool.send('move', { x: vertex.x - 15 * frame - 60, y: vertex.y + 12 * frame })
        if (frame === 0) view.stage.hide(new Set([id]))
        show(region(id, preview ?? target), true)
      }),
    )
  }
  await nextFrame()
  const releaseMs = timed(() => {
    tool.send('release', { x: vertex.x - 225, y: vertex.y + 132 })
    const asked = tool.asked.at(-1)
    if (asked === undefined || !('change' in asked)) throw new Error('a drag changes the shape')
    const changed = region(id, asked.to)
    view.stage.changed(view.index.update([changed], []))
    view.stage.hide(new Set())
    show(changed, false)
  })
  const moveMs: number[] = []
  const moved = view.index.get(id) ?? own
  view.stage.hide(new Set([id]))
  for (let frame = 0; frame < 12; frame++) {
    await nextFrame()
    moveMs.push(
      timed(() => {
        holder.overlay = { ...none, moving: { regions: [moved], dx: 7.3 * frame, dy: 5.1 * frame } }
        view.drawNow()
      }),
    )
  }
  view.remove()
  return { hoverMs, pressMs, frameMs, releaseMs, moveMs }
}

/** The plain way: all its edges as one path, filled and stroked as a selected region is. */
function plainPolygonFrameMs({ rings: [ring = []] }: TargetOf<'polygon'>): number {
  const context = new OffscreenCanvas(benchView.width, benchView.height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  const { a, d, e, f } = fittedView
  return timed(() => {
    context.beginPath()
    for (const { x, y } of ring) context.lineTo(a * x + e, d * y + f)
    context.closePath()
    context.globalAlpha = opacity.fill
    context.fill('evenodd')
    context.globalAlpha = 1
    for (const width of [7, 5, 2]) {
      context.lineWidth = width
      context.stroke()
    }
    context.getImageData(0, 0, 1, 1)
  })
}

async function crowd(): Promise<BenchRow[]> {
  const ring = (i: number) =>
    wavyRing({ x: (i * 7919) % benchPicturePx, y: (i * 104_729) % benchPicturePx }, 8 + (i % 30), 20)
  const many = Array.from({ length: 10_000 }, (_, i) =>
    region(`r${String(i).padStart(6, '0')}`, { kind: 'polygon', rings: [ring(i)] }),
  )
  const holder = overlayHolder()
  const view = await benchStage(many, fittedView, holder.draw)
  const adds: number[] = []
  const selects: number[] = []
  for (let i = 0; i < 40; i++) {
    await nextFrame()
    adds.push(
      timed(() =>
        addOne(view, region(`s${String(i).padStart(6, '0')}`, { kind: 'polygon', rings: [ring(20_000 + 31 * i)] })),
      ),
    )
    await nextFrame()
    selects.push(
      timed(() => {
        const at = ring(37 * i)[0] ?? { x: 0, y: 0 }
        const id = view.index.top(at, fittedReach) ?? ''
        const chosen = view.index.get(id)
        if (chosen === undefined) return
        holder.overlay = {
          ...none,
          regions: [{ region: chosen, weight: 'selected', isAlone: false }],
          handles: usableHandles(chosen.target, fittedReach),
        }
        view.drawNow()
      }),
    )
  }
  view.remove()
  const baseline = { name: 'all regions drawn every frame', value: plainFrameMs(many, fittedView) }
  return [
    {
      name: 'adding a region with 10,000 present, to paint (p95)',
      value: percentile(adds, 0.95),
      unit: 'ms',
      bar: 16,
      baseline,
    },
    {
      name: 'selecting one of them, to handles (p95)',
      value: percentile(selects, 0.95),
      unit: 'ms',
      bar: 16,
      baseline,
    },
  ]
}

function addOne(view: BenchStage, added: Region): void {
  view.stage.changed(view.index.update([added], []))
  view.drawNow()
}
