import type { ToolContext, ToolStep } from '../../../contracts/tool.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import { aspectOf, shownAspectOf } from '../../../domain/measure/scale.ts'
import type { Point } from '../../../domain/records/target.ts'

/** Nothing drawn, nothing going on. */
export const idle: ToolStep = { preview: null, command: null, busy: false }

/** The nearest place inside the picture: nobody can have seen anything beyond its edge. */
export function insidePicture({ widthPx, heightPx }: ToolContext, { x, y }: Point): Point {
  return { x: Math.min(Math.max(x, 0), widthPx), y: Math.min(Math.max(y, 0), heightPx) }
}

/** A press in the empty ground around the picture, farther off than a hand trembles: what is set by one click is not set at its edge. */
export function isBeside(context: ToolContext, at: Point): boolean {
  return reachesBetween(context.reach(), at, insidePicture(context, at)) > 1
}

export const besidePicture: ToolStep = { ...idle, refused: 'This is beside the picture' }

/** "120, 80": whole pixels, as they are read aloud. */
export function spoken({ x, y }: Point): string {
  return `${Math.round(x)}, ${Math.round(y)}`
}

/** Escape with nothing under way puts what is selected out of hand: what is drawn next begins anew. */
export function letGo(context: ToolContext): ToolStep {
  if (context.selection().length === 0) return idle
  return { ...idle, select: [], announce: 'Nothing selected: what is drawn next begins a new mark' }
}

/** What is told of a box that was turned where pixels are not square. */
export const turnedToPolygon =
  'The box is a polygon now: the pixels of this picture are not square, and a rectangle turned on it is no box of pixels. Undo brings the box back.'

/** Height of a pixel by its width, as far as it is known: what is measured goes by it. */
export function pixelAspect({ item }: ToolContext): number {
  return aspectOf(item.facts)
}

/** The same as the picture is shown: what is to look square, round or near goes by it. */
export function shownAspect({ item }: ToolContext): number {
  return shownAspectOf(item.facts)
}
