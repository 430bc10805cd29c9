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

/** How many times longer a length becomes: the root of the area scale, so that it holds for turned and mirrored views too. */
export function scaleOf(m: Affine): number {
  return Math.sqrt(Math.abs(m.a * m.d - m.b * m.c))
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

/** The picture upright and centred at a scale (CSS pixels per image pixel). */
export function centredTransform(image: Size, view: Size, scale: number): Affine {
  return {
    a: scale,
    b: 0,
    c: 0,
    d: scale,
    e: (view.width - image.width * scale) / 2,
    f: (view.height - image.height * scale) / 2,
  }
}

/** The whole picture, as large as it fits, upright and centred. A view or picture of no extent is taken as one pixel wide. */
export function fitTransform(image: Size, view: Size): Affine {
  const scale = Math.min(
    Math.max(view.width, 1) / Math.max(image.width, 1),
    Math.max(view.height, 1) / Math.max(image.height, 1),
  )
  return centredTransform(image, view, scale)
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
