import type { ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { floodFrom } from '../../../domain/geometry/flood.ts'
import { insideRings, ringArea } from '../../../domain/geometry/plane.ts'
import type { Point, TargetOf } from '../../../domain/records/target.ts'
import { createMaskDraft } from '../paint/mask-draft.ts'
import { toolFaces } from './faces.ts'
import { idle, insidePicture, letGo } from './steps.ts'

/**
 * Fills the hole that is clicked: of the selected mask or polygon, else of the topmost region around the place. Ctrl-click takes the
 * connected piece of a mask away.
 */
export const fillTool: ToolModule = {
  ...toolFaces.fill,
  start: (context) => ({
    handle(event) {
      if (event.type === 'press') return fillAt(context, event)
      return event.type === 'cancel' ? letGo(context) : idle
    },
    dispose() {},
  }),
}

const nothing: ToolStep = { ...idle, refused: 'No hole of a mask or polygon here' }

function fillAt(context: ToolContext, event: ToolEvent): ToolStep {
  const inside = insidePicture(context, event.at)
  const at = { x: Math.min(inside.x, context.widthPx - 0.5), y: Math.min(inside.y, context.heightPx - 0.5) }
  for (const id of candidates(context, at)) {
    const target = context.annotation(id)?.target
    if (target?.kind === 'polygon' && !event.modifiers.mod) {
      const filled = withoutHole(target, at)
      if (filled !== null) return { ...idle, command: context.change(id, filled), announce: 'Hole filled' }
    }
    const step = target?.kind === 'mask' ? fillMask(context, id, target, at, event.modifiers.mod) : null
    if (step !== null) return step
  }
  return nothing
}

/** The selected marks, then all that lie around a place, topmost first. */
function candidates(context: ToolContext, { x, y }: Point): readonly string[] {
  const around = context.touching({ x, y, width: 0, height: 0 }).map(({ id }) => id)
  return [...new Set([...context.selection(), ...around.toReversed()])]
}

function withoutHole(target: TargetOf<'polygon'>, at: Point): TargetOf<'polygon'> | null {
  const [outer = [], ...holes] = target.rings
  const hit = holes.filter((hole) => insideRings(at, [hole])).sort((a, b) => ringArea(a) - ringArea(b))[0]
  return hit === undefined ? null : { ...target, rings: [outer, ...holes.filter((hole) => hole !== hit)] }
}

function fillMask(
  context: ToolContext,
  id: string,
  target: TargetOf<'mask'>,
  at: Point,
  takesAway: boolean,
): ToolStep | null {
  const { widthPx, heightPx } = context
  const draft = createMaskDraft(context, target)
  const [column, row] = [Math.floor(at.x), Math.floor(at.y)]
  if (draft.isSet(column, row) !== takesAway) return null
  const value = takesAway ? 1 : 0
  const reached = floodFrom(context, row * widthPx + column, (index) => draft.pixels[index] === value)
  const isAtEdge = (index: number) =>
    index < widthPx || index >= widthPx * (heightPx - 1) || index % widthPx === 0 || index % widthPx === widthPx - 1
  // What is open to the edge of the picture is around the mask, and no hole.
  if (!takesAway && reached.some(isAtEdge)) return null
  for (const index of reached) draft.put(index, !takesAway)
  draft.note({ x: 0, y: 0, width: widthPx, height: heightPx })
  const announce = takesAway ? 'Piece removed' : `Hole of ${reached.length} pixels filled`
  return { ...idle, command: context.flip(id, draft.flips()), announce }
}
