import {
  type Affine,
  applyAffine,
  centredTransform,
  fitTransform,
  invertAffine,
  mappedBounds,
  type Orientation,
  orientationOf,
  pannedBy,
  type Size,
  scaleOf,
  towardsImage,
  turnedAbout,
  upright,
  type ViewTurn,
  zoomedAbout,
} from '../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Point } from '../../../domain/records/target.ts'

/** Where the view store keeps a pane's transform. */
interface TransformHolder {
  get(): Affine | null
  set(transform: Affine): void
}

/** What part of the picture a pane shows, and how it is changed. All view points in CSS pixels from the pane's top-left inner edge. */
export interface Viewport {
  readonly image: Size
  /** Null until the pane has a size. */
  transform(): Affine | null
  toImage(at: Point): Point
  toView(at: Point): Point
  /** A direction on screen as one in the picture, of the same length there in image pixels. */
  directionInImage(direction: Point): Point
  /** CSS pixels for each image pixel. */
  scale(): number
  /** Takes a new size of the pane: a fitted picture stays fitted, otherwise what is in the middle stays there. */
  resize(size: Size): void
  fit(): void
  /** One image pixel for each device pixel. */
  actualSize(): void
  zoom(at: Point, factor: number): void
  zoomAboutMiddle(factor: number): void
  pan(dx: number, dy: number): void
  /** Turns or mirrors what is seen about the middle; a fitted picture is fitted again. Nothing but the view changes. */
  turn(turn: ViewTurn): void
  /** Takes back every turn and mirroring of the reader's, and fits. */
  setUpright(): void
  /** Brings bounds (image pixels) into view, with room around; leaves a view alone that shows them already. */
  reveal(bounds: Bounds): void
}

/** CSS pixels for each image pixel: from an overview of many thousands of pixels to counting single ones. */
const scaleLimits = [0.01, 64] as const
/** Smallest extent at which something counts as seen, CSS pixels. */
const seenFrom = 12
/** Share of the pane that something brought into view takes at most. */
const revealedShare = 0.7

/** @param start how the picture is turned where nobody has turned it */
export function createViewport(
  image: Size,
  holder: TransformHolder,
  pixelRatio: () => number,
  start: Orientation = upright,
): Viewport {
  let size: Size = { width: 0, height: 0 }
  const current = () => holder.get() ?? fitTransform(image, size, start)
  const middle = () => ({ x: size.width / 2, y: size.height / 2 })

  function isFitted(transform: Affine): boolean {
    const fitted = fitTransform(image, size, orientationOf(transform))
    return (
      Math.abs(scaleOf(fitted) - scaleOf(transform)) < 1e-9 &&
      Math.hypot(fitted.e - transform.e, fitted.f - transform.f) < 0.5
    )
  }

  function fitWhole(): void {
    holder.set(fitTransform(image, size, orientationOf(current())))
  }

  function reveal(bounds: Bounds): void {
    const seen = mappedBounds(current(), bounds)
    const isInside =
      seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= size.width && seen.y + seen.height <= size.height
    if (isInside && Math.max(seen.width, seen.height) >= seenFrom) return
    // Something without extent, a point, is shown as large as all else is.
    const largest = Math.min(
      (size.width * revealedShare) / Math.max(bounds.width, 1),
      (size.height * revealedShare) / Math.max(bounds.height, 1),
    )
    const smallest = seenFrom / Math.max(bounds.width, bounds.height, 1)
    const scale = Math.min(Math.max(scaleOf(current()), smallest), largest)
    const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
    const turned = zoomedAbout(current(), middle(), scale / scaleOf(current()), scaleLimits)
    const at = applyAffine(turned, centre)
    holder.set(pannedBy(turned, middle().x - at.x, middle().y - at.y))
  }

  return {
    image,
    transform: holder.get,
    toImage: (at) => applyAffine(invertAffine(current()), at),
    toView: (at) => applyAffine(current(), at),
    directionInImage: (direction) => towardsImage(orientationOf(current()), direction),
    scale: () => scaleOf(current()),
    resize(next) {
      if (next.width === 0 || next.height === 0) return
      const before = holder.get()
      const keepsFit = before === null || (size.width > 0 && isFitted(before))
      const shift = { x: (next.width - size.width) / 2, y: (next.height - size.height) / 2 }
      const isFirst = size.width === 0
      size = next
      if (before === null || keepsFit) fitWhole()
      else if (!isFirst) holder.set(pannedBy(before, shift.x, shift.y))
    },
    fit: fitWhole,
    actualSize() {
      const scale = 1 / pixelRatio()
      const centre = applyAffine(invertAffine(current()), middle())
      const centred = centredTransform(image, size, scale, orientationOf(current()))
      const at = applyAffine(centred, centre)
      holder.set(pannedBy(centred, middle().x - at.x, middle().y - at.y))
    },
    zoom: (at, factor) => holder.set(zoomedAbout(current(), at, factor, scaleLimits)),
    zoomAboutMiddle: (factor) => holder.set(zoomedAbout(current(), middle(), factor, scaleLimits)),
    pan: (dx, dy) => holder.set(pannedBy(current(), dx, dy)),
    turn(turn) {
      const wasFitted = isFitted(current())
      holder.set(turnedAbout(current(), middle(), turn))
      if (wasFitted) fitWhole()
    },
    setUpright: () => holder.set(fitTransform(image, size, start)),
    reveal,
  }
}
