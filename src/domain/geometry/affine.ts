import type { Point } from '../records/target.ts'
import type { Bounds } from './bounds.ts'

/** Affine map: x' = a·x + c·y + e, y' = b·x + d·y + f. Here from image pixels to CSS pixels of a viewer's top-left inner edge. */
export interface Affine {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export function applyAffine(m: Affine, { x, y }: Point): Point {
  return { x: m.a * x + m.c * y + m.e, y: m.b * x + m.d * y + m.f }
}

export function isSameAffine(p: Affine, q: Affine): boolean {
  return p.a === q.a && p.b === q.b && p.c === q.c && p.d === q.d && p.e === q.e && p.f === q.f
}

/** The inverse map. @throws RangeError where the map flattens the plane and has none */
export function invertAffine(m: Affine): Affine {
  const determinant = m.a * m.d - m.b * m.c
  if (determinant === 0 || !Number.isFinite(determinant)) throw new RangeError('an affine map without inverse')
  const a = m.d / determinant
  const b = -m.b / determinant
  const c = -m.c / determinant
  const d = m.a / determinant
  return { a, b, c, d, e: -(a * m.e + c * m.f), f: -(b * m.e + d * m.f) }
}

/** How many times longer lengths along the picture's rows (x) and columns (y) become, however it is turned and mirrored. */
export function scalesOf({ a, b, c, d }: Orientation): Point {
  return { x: lengthOf(a, b), y: lengthOf(c, d) }
}

/**
 * The scale of a view, by which zooms are limited and told: along whichever side of the picture's pixels is the shorter on screen. At 1 no
 * pixel is left out, and the longer side, where pixels are not square, is drawn longer.
 */
export function scaleOf(m: Orientation): number {
  const { x, y } = scalesOf(m)
  return Math.min(x, y)
}

/** Exact along an axis, which the sides of a picture mostly lie on. */
function lengthOf(x: number, y: number): number {
  return y === 0 ? Math.abs(x) : x === 0 ? Math.abs(y) : Math.hypot(x, y)
}

/** Moves what is seen by (dx, dy) CSS pixels. */
export function pannedBy(m: Affine, dx: number, dy: number): Affine {
  return { ...m, e: m.e + dx, f: m.f + dy }
}

/**
 * Magnifies by `factor` so that what is under `fixed` stays there.
 * @param fixed CSS pixels
 * @param limits smallest and largest scale to reach: the factor is cut to keep them
 */
export function zoomedAbout(m: Affine, fixed: Point, factor: number, limits: readonly [number, number]): Affine {
  const scale = scaleOf(m)
  const cut = Math.min(Math.max(scale * factor, limits[0]), limits[1]) / scale
  return {
    a: m.a * cut,
    b: m.b * cut,
    c: m.c * cut,
    d: m.d * cut,
    e: fixed.x + (m.e - fixed.x) * cut,
    f: fixed.y + (m.f - fixed.y) * cut,
  }
}

/** How a view is turned and mirrored: the linear part of its map at scale 1, as it is for square pixels. */
export type Orientation = Pick<Affine, 'a' | 'b' | 'c' | 'd'>

export const upright: Orientation = { a: 1, b: 0, c: 0, d: 1 }

/** The orientation of a view, the shape of its pixels left out; a multiple of a right angle comes out in whole numbers. */
export function orientationOf({ a, b, c, d }: Orientation): Orientation {
  const { x, y } = scalesOf({ a, b, c, d })
  const unit = (value: number, scale: number) => {
    const share = value / scale
    const whole = Math.round(share)
    // `+ 0` makes a zero of a negative zero.
    return Math.abs(share - whole) < 1e-9 ? whole + 0 : share
  }
  return { a: unit(a, x), b: unit(b, x), c: unit(c, y), d: unit(d, y) }
}

/**
 * A picture as it lies at scale 1: turned, and with pixels of their true shape.
 * @param pixelAspect height of a pixel by its width
 */
export function shapedBy({ a, b, c, d }: Orientation, pixelAspect: number): Orientation {
  const [wide, high] = pixelAspect >= 1 ? [1, pixelAspect] : [1 / pixelAspect, 1]
  return { a: a * wide, b: b * wide, c: c * high, d: d * high }
}

/** A direction on screen, along a side of it, as a direction in the picture, of the same length in image pixels as it has in CSS pixels. */
export function towardsImage({ a, b, c, d }: Orientation, { x, y }: Point): Point {
  return { x: a * x + b * y + 0, y: c * x + d * y + 0 }
}

export type ViewTurn = 'turn-right' | 'turn-left' | 'flip-horizontal' | 'flip-vertical'

const turns: Readonly<Record<ViewTurn, Orientation>> = {
  'turn-right': { a: 0, b: 1, c: -1, d: 0 },
  'turn-left': { a: 0, b: -1, c: 1, d: 0 },
  'flip-horizontal': { a: -1, b: 0, c: 0, d: 1 },
  'flip-vertical': { a: 1, b: 0, c: 0, d: -1 },
}

/** What is seen turned by a right angle or mirrored about a point that stays where it is (CSS pixels). */
export function turnedAbout(m: Affine, { x, y }: Point, turn: ViewTurn): Affine {
  const { a, b, c, d } = turns[turn]
  return followedBy(m, { a, b, c, d, e: x - a * x - c * y, f: y - b * x - d * y })
}

/**
 * The picture centred at a scale, as `scaleOf` tells it.
 * @param shape how it lies at scale 1: turned, and with pixels of their shape
 */
export function centredTransform(image: Size, view: Size, scale: number, shape: Orientation = upright): Affine {
  const [a, b, c, d] = [shape.a * scale, shape.b * scale, shape.c * scale, shape.d * scale]
  return {
    a,
    b,
    c,
    d,
    e: (view.width - a * image.width - c * image.height) / 2,
    f: (view.height - b * image.width - d * image.height) / 2,
  }
}

/** The whole picture, as large as it fits, centred. A view or picture of no extent is taken as one pixel wide. */
export function fitTransform(image: Size, view: Size, shape: Orientation = upright): Affine {
  const seen = mappedBounds({ ...shape, e: 0, f: 0 }, { x: 0, y: 0, ...image })
  const scale = Math.min(
    Math.max(view.width, 1) / Math.max(seen.width, 1),
    Math.max(view.height, 1) / Math.max(seen.height, 1),
  )
  return centredTransform(image, view, scale, shape)
}

/** The map that applies `first`, then `then`. */
export function followedBy(first: Affine, then: Affine): Affine {
  return {
    a: then.a * first.a + then.c * first.b,
    b: then.b * first.a + then.d * first.b,
    c: then.a * first.c + then.c * first.d,
    d: then.b * first.c + then.d * first.d,
    e: then.a * first.e + then.c * first.f + then.e,
    f: then.b * first.e + then.d * first.f + then.f,
  }
}

/** The upright rectangle around the image of an upright rectangle. */
export function mappedBounds(m: Affine, { x, y, width, height }: Bounds): Bounds {
  const left = m.a * x + m.c * y + m.e + Math.min(0, m.a * width) + Math.min(0, m.c * height)
  const top = m.b * x + m.d * y + m.f + Math.min(0, m.b * width) + Math.min(0, m.d * height)
  return {
    x: left,
    y: top,
    width: Math.abs(m.a * width) + Math.abs(m.c * height),
    height: Math.abs(m.b * width) + Math.abs(m.d * height),
  }
}
