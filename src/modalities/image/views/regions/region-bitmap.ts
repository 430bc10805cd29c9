import {
  type Affine,
  followedBy,
  invertAffine,
  mappedBounds,
  pannedBy,
  type Size,
} from '../../../../domain/geometry/affine.ts'
import { type Bounds, joined } from '../../../../domain/geometry/bounds.ts'
import { runInSlices, type SliceRunner } from '../run-in-slices.ts'
import { type Brush, flush, readableContext } from './canvas-2d.ts'
import { common, drawMasks, type LookingMask, lineReach, pixelsAround, replaceMask } from './draw-mask.ts'
import { drawRegion, drawRegionThin, maskLook, thinLook } from './draw-region.ts'
import type { MaskLook } from './mask-image.ts'
import type { Opacity, Pen } from './pen.ts'
import type { Region } from './region.ts'
import type { RegionIndex } from './region-index.ts'
import { drawRims } from './rims.ts'

/** A view in canvas pixels. */
export interface DeviceView {
  /** From image pixels to canvas pixels. */
  readonly toDevice: Affine
  readonly size: Size
  readonly pixelRatio: number
}

/**
 * All regions but the few in hand, drawn once and reused while the view moves: drawing thousands takes longer than a frame, moving
 * their bitmap does not.
 */
export interface RegionBitmap {
  /** Draws what there is where the view is now: blurred or missing at the rim while the view moves, until the next `sharpen`. */
  drawTo(context: Brush, toDevice: Affine): void
  /** Draws all regions anew for a view, in slices, and calls when the result is there. An unfinished one is given up. */
  sharpen(view: DeviceView, whenDone: () => void): void
  /** Draws parts of the picture anew at once, where that is quick; false where it is not: `sharpen` then. */
  patch(dirty: readonly Bounds[]): boolean
  /** Regions not to draw: something else stands in for them. Answers with the bounds of those that change. */
  hide(ids: ReadonlySet<string>): readonly Bounds[]
  /** Regions to draw as selected: more than could be drawn anew in every frame. Answers with the bounds of those that change. */
  emphasise(ids: ReadonlySet<string>): readonly Bounds[]
  /** How strongly all are drawn from the next `sharpen` on. */
  setOpacity(opacity: Opacity): void
  dispose(): void
}

interface Sheet {
  readonly canvas: OffscreenCanvas
  readonly context: OffscreenCanvasRenderingContext2D
  readonly pen: Pen
  /** Too many regions for lines with rims of their own. */
  readonly crowded: boolean
}

/** Canvas pixels drawn beyond each edge of the view, so that a short pan shows no empty rim. */
const marginPixels = 96
/** Up to so many regions in view each gets a wide line with a rim. */
const crowdedFrom = 600
/** Up to so many regions are patched at once. */
const maximumPatched = 1500
/** What a patch costs besides its pixels, as canvas pixels. */
const patchPixels = 64 ** 2
/** Regions between two looks at the clock. */
const regionsAStep = 80

export function createRegionBitmap(index: RegionIndex, run: SliceRunner = runInSlices): RegionBitmap {
  let front: Sheet | null = null
  let spare: OffscreenCanvas | null = null
  let scratch: OffscreenCanvas | null = null
  let hidden: ReadonlySet<string> = new Set()
  let emphasised: ReadonlySet<string> = new Set()
  let opacity: Opacity = { fill: 0, outline: 1 }
  let stop = () => {}

  function blankSheet({ toDevice, size, pixelRatio }: DeviceView): Omit<Sheet, 'crowded'> {
    const width = size.width + 2 * marginPixels
    const height = size.height + 2 * marginPixels
    const canvas = spare?.width === width && spare.height === height ? spare : new OffscreenCanvas(width, height)
    spare = null
    const pen = { toDevice: pannedBy(toDevice, marginPixels, marginPixels), pixelRatio, opacity }
    const context = readableContext(canvas)
    context.clearRect(0, 0, width, height)
    return { canvas, context, pen }
  }

  function* paint(view: DeviceView): Generator<void> {
    const blank = blankSheet(view)
    const { width, height } = blank.canvas
    const whole = { x: 0, y: 0, width, height }
    yield flush(blank.context)
    const regions = index.within(mappedBounds(invertAffine(blank.pen.toDevice), whole))
    const sheet = { ...blank, crowded: regions.length > crowdedFrom }
    yield
    for (const some of steps(regions)) {
      drawSome(sheet, some)
      yield flush(sheet.context)
    }
    if (sheet.crowded) yield* drawRims(sheet.context, scratchFor(sheet.canvas), whole)
    spare = front?.canvas ?? null
    front = sheet
  }

  function lookOf({ id, color }: Region, { pen, crowded }: Sheet): MaskLook {
    const isSelected = emphasised.has(id)
    if (crowded) return thinLook(isSelected ? '#ffffff' : color, pen)
    return maskLook(color, pen, isSelected ? 'selected' : 'plain')
  }

  function drawSome(sheet: Sheet, regions: readonly Region[], clip?: Bounds): void {
    const { context, pen: whole, crowded } = sheet
    const pen = clip === undefined ? whole : { ...whole, clip }
    let masks: LookingMask[] = []
    const flushMasks = () => {
      if (masks.length > 0) drawMasks(context, masks, pen)
      masks = []
    }
    for (const region of regions) {
      if (hidden.has(region.id)) continue
      const isSelected = emphasised.has(region.id)
      const { bounds, inside } = region
      if (inside !== null) {
        masks.push({ bounds, inside, look: lookOf(region, sheet) })
        continue
      }
      flushMasks()
      if (!crowded) drawRegion(context, region, pen, isSelected ? 'selected' : 'plain')
      else drawRegionThin(context, region, pen, isSelected ? '#ffffff' : undefined)
    }
    flushMasks()
  }

  function scratchFor({ width, height }: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
    if (scratch?.width !== width || scratch.height !== height) scratch = new OffscreenCanvas(width, height)
    return readableContext(scratch)
  }

  return {
    drawTo(context, toDevice) {
      if (front === null) return
      const move = followedBy(invertAffine(front.pen.toDevice), toDevice)
      context.save()
      // Whole pixels, and the nearest of them, while it moves: interpolating takes three times as long.
      const shift = isShift(move)
      context.setTransform(
        move.a,
        move.b,
        move.c,
        move.d,
        shift ? Math.round(move.e) : move.e,
        shift ? Math.round(move.f) : move.f,
      )
      context.imageSmoothingEnabled = false
      context.drawImage(front.canvas, 0, 0)
      context.restore()
    },
    sharpen(view, whenDone) {
      stop()
      stop = run(paint(view), whenDone)
    },
    patch(dirty) {
      if (front === null) return false
      const { context, pen, crowded, canvas } = front
      const rects = dirty.flatMap(
        (bounds) => rectAround(mappedBounds(pen.toDevice, bounds), pen.pixelRatio, canvas) ?? [],
      )
      for (const rect of joined(rects, patchPixels)) {
        // Of a region beside it the lines may reach in.
        const near = pixelsAround(rect, lineReach * pen.pixelRatio)
        const regions = index.within(mappedBounds(invertAffine(pen.toDevice), near))
        if (regions.length > maximumPatched) return false
        context.save()
        context.beginPath()
        context.rect(rect.x, rect.y, rect.width, rect.height)
        context.clip()
        const [only, ...others] = regions
        if (only !== undefined && only.inside !== null && others.length === 0 && !hidden.has(only.id)) {
          // As in each frame of a stroke: laid over what is blank it is put there.
          replaceMask(context, only.inside, pen.toDevice, rect, lookOf(only, front))
        } else {
          context.clearRect(rect.x, rect.y, rect.width, rect.height)
          drawSome(front, regions, rect)
        }
        if (crowded) for (const _ of drawRims(context, scratchFor(canvas), rect));
        context.restore()
      }
      return true
    },
    hide(ids) {
      const changed = differing(hidden, ids)
      hidden = ids
      return changed.flatMap((id) => index.get(id)?.bounds ?? [])
    },
    emphasise(ids) {
      const changed = differing(emphasised, ids)
      emphasised = ids
      return changed.flatMap((id) => index.get(id)?.bounds ?? [])
    },
    setOpacity(next) {
      opacity = next
    },
    dispose() {
      stop()
      front = null
      spare = null
      scratch = null
    },
  }
}

/** Regions to draw between two looks at the clock: a mask takes as long as many others. */
function* steps(regions: readonly Region[]): Generator<readonly Region[]> {
  let some: Region[] = []
  for (const region of regions) {
    some.push(region)
    if (some.length < regionsAStep && region.inside === null) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return a === b ? [] : [...a, ...b].filter((id) => a.has(id) !== b.has(id))
}

function isShift({ a, b, c, d }: Affine): boolean {
  return Math.abs(a - 1) < 1e-9 && Math.abs(d - 1) < 1e-9 && b === 0 && c === 0
}

/** Whole pixels of the canvas around bounds and the lines on them; null outside of the canvas. */
function rectAround(bounds: Bounds, pixelRatio: number, { width, height }: Size): Bounds | null {
  const rect = common(pixelsAround(bounds, lineReach * pixelRatio), { x: 0, y: 0, width, height })
  return rect.width <= 0 || rect.height <= 0 ? null : rect
}
