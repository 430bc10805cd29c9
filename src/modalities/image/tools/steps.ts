import type { ToolContext, ToolStep } from '../../../contracts/tool.ts'
import { pixelSpacing } from '../../../domain/geometry/pixel-spacing.ts'
import { pixelAspectOf } from '../../../domain/measure/scale.ts'
import type { Point } from '../../../domain/records/target.ts'

/** Nothing drawn, nothing going on. */
export const idle: ToolStep = { preview: null, command: null, busy: false }

/** The nearest place inside the picture: nobody can have seen anything beyond its edge. */
export function insidePicture({ widthPx, heightPx }: ToolContext, { x, y }: Point): Point {
  return { x: Math.min(Math.max(x, 0), widthPx), y: Math.min(Math.max(y, 0), heightPx) }
}

/** A press in the empty ground around the picture, farther off than a hand trembles: what is set by one click is not set at its edge. */
export function isBeside(context: ToolContext, at: Point): boolean {
  const { x, y } = insidePicture(context, at)
  return Math.hypot(at.x - x, at.y - y) > context.tolerancePx()
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

/** Height of a pixel by its width, as far as it is known. */
export function pixelAspect({ item }: ToolContext): number {
  const spacing = pixelSpacing(item)
  return spacing === null ? pixelAspectOf(item.facts) : spacing.rowMm / spacing.columnMm
}
