import type { Point, Target } from '../records/target.ts'
import type { Bounds } from './bounds.ts'

/** A line to draw, in image pixels; closed lines return to their first point, which is not repeated. */
export interface Outline {
  readonly points: readonly Point[]
  readonly closed: boolean
}

/** Something to take hold of. `id` is stable while the shape is dragged from one start. */
export interface Handle {
  readonly id: string
  readonly at: Point
  readonly kind: 'corner' | 'edge' | 'rotate' | 'vertex'
}

export interface DragOptions {
  /** Corners and edges keep width : height; the rotate handle stops at every 15 degrees. */
  readonly keepAspect: boolean
  /** Corners and edges move away from the centre on both sides. */
  readonly fromCentre: boolean
  /** Height of a pixel by its width, where it is known: what is kept at a right angle is so on the body. By default 1. */
  readonly pixelAspect?: number
  /** The same as the picture is shown: what is turned keeps the shape that it has on the screen. By default 1. */
  readonly shownAspect?: number
}

export type TargetProblem = 'target-degenerate' | 'target-not-finite'

/**
 * What every kind of target must answer. All lengths in image pixels, all points in image coordinates. `pixelAspect` is the height of a pixel
 * by its width: what is near is so on the body, in widths of a pixel.
 */
// Methods, not function members: only these let the table of target-operations.ts be read as operations on any target.
export interface TargetOperations<T extends Target> {
  /** `target-degenerate`: no extent, so nobody could have meant it. Finiteness is checked before. */
  isDegenerate(target: T): boolean
  bounds(target: T): Bounds | null
  outlines(target: T): readonly Outline[]
  distance(target: T, point: Point, pixelAspect: number): number
  translate(target: T, dx: number, dy: number): T
  handles(target: T, rotateReachPx: number): readonly Handle[]
  /** Answers with another kind where the shape is one of the same kind no more: a box that is turned where pixels are not square. */
  dragHandle(target: T, handleId: string, to: Point, options: DragOptions): Target
  insertVertex(target: T, near: Point, pixelAspect: number): { readonly target: T; readonly handleId: string } | null
  removeVertex(target: T, handleId: string): T | null
  area(target: T): number | null
}

/** For kinds whose vertices are all named or that have none. */
export const fixedVertices = { insertVertex: () => null, removeVertex: () => null } as const
