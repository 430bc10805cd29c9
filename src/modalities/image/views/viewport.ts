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
  scalesOf,
  shapedBy,
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
  /** CSS pixels for each image pixel along rows (x) and columns (y): they differ where pixels are not square. */
  scales(): Point
  /** Takes a new size of the pane: a fitted picture stays fitted, otherwise what is in the middle stays there. */
  resize(size: Size): void
  fit(): void
  /** One image pixel for each device pixel; where pixels are not square, along their shorter side, so that none is left out. */
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
  /** The shape of the pixels may be known otherwise than before: the picture takes it, about the middle. */
  reshape(): void
}

interface PictureShape {
  /** How the picture is turned where nobody has turned it. */
  readonly start?: Orientation
  /** Height of a pixel by its width. */
  readonly pixelAspect?: () => number
}

/** Scales (`scale`): from an overview of many thousands of pixels to counting single ones. */
const scaleLimits = [0.01, 64] as const
/** Smallest extent at which something counts as seen, CSS pixels. */
const seenFrom = 12
/** Share of the pane that something brought into view takes at most. */
const revealedShare = 0.7

export function createViewport(
  image: Size,
  holder: TransformHolder,
  pixelRatio: () => number,
  { start = upright, pixelAspect = () => 1 }: PictureShape = {},
): Viewport {
  let size: Size = { width: 0, height: 0 }
  let aspect = pixelAspect()
  const current = () => holder.get() ?? fitTransform(image, size, shapedBy(start, aspect))
  const middle = () => ({ x: size.width / 2, y: size.height / 2 })
  /** How the picture lies at scale 1. */
  const shapeNow = (transform = current()) => shapedBy(orientationOf(transform), aspect)

  function isFitted(transform: Affine): boolean {
    const fitted = fitTransform(image, size, shapeNow(transform))
    return (
      Math.abs(scaleOf(fitted) - scaleOf(transform)) < 1e-9 &&
      Math.hypot(fitted.e - transform.e, fitted.f - transform.f) < 0.5
    )
  }

  function fitWhole(): void {
    holder.set(fitTransform(image, size, shapeNow()))
  }

  function scaleTo(scale: number): void {
    const centre = applyAffine(invertAffine(current()), middle())
    const centred = centredTransform(image, size, scale, shapeNow())
    const at = applyAffine(centred, centre)
    holder.set(pannedBy(centred, middle().x - at.x, middle().y - at.y))
  }

  function reveal(bounds: Bounds): void {
    const seen = mappedBounds(current(), bounds)
    const isInside =
      seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= size.width && seen.y + seen.height <= size.height
    if (isInside && Math.max(seen.width, seen.height) >= seenFrom) return
    // Something without extent, a point, is shown as large as all else is.
    const extent = { x: 0, y: 0, width: Math.max(bounds.width, 1), height: Math.max(bounds.height, 1) }
    const plain = mappedBounds({ ...shapeNow(), e: 0, f: 0 }, extent)
    const largest = Math.min((size.width * revealedShare) / plain.width, (size.height * revealedShare) / plain.height)
    const smallest = seenFrom / Math.max(plain.width, plain.height)
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
    scales: () => scalesOf(current()),
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
    actualSize: () => scaleTo(1 / pixelRatio()),
    zoom: (at, factor) => holder.set(zoomedAbout(current(), at, factor, scaleLimits)),
    zoomAboutMiddle: (factor) => holder.set(zoomedAbout(current(), middle(), factor, scaleLimits)),
    pan: (dx, dy) => holder.set(pannedBy(current(), dx, dy)),
    turn(turn) {
      const wasFitted = isFitted(current())
      holder.set(turnedAbout(current(), middle(), turn))
      if (wasFitted) fitWhole()
    },
    setUpright: () => holder.set(fitTransform(image, size, shapedBy(start, aspect))),
    reveal,
    reshape() {
      const before = holder.get()
      const keepsFit = before !== null && isFitted(before)
      const known = aspect
      aspect = pixelAspect()
      if (before === null || aspect === known) return
      if (keepsFit) fitWhole()
      else scaleTo(scaleOf(before))
    },
  }
}
