import type { RunningTool, ToolContext, ToolEvent, ToolFace, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import { firstProblemOf } from '../../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { idle, insidePicture, shownAspect, spoken } from './steps.ts'

interface TwoCornerShape extends ToolFace {
  /** The shape that fills the upright rectangle between two corners. */
  make(topLeft: Point, width: number, height: number): Target
}

/**
 * A tool that draws between two corners: press, drag and release, or press, move and press again (which needs no held button, so
 * that it can be done by keyboard). Shift makes both sides equal.
 */
export function twoCornerTool({ make, ...shape }: TwoCornerShape): ToolModule {
  return { ...shape, start: (context) => startDrawing(context, shape.label, make) }
}

function startDrawing(context: ToolContext, label: string, make: TwoCornerShape['make']): RunningTool {
  let first: Point | null = null
  /** The button of the first press is still down. */
  let held = false

  function shapeTo(from: Point, { at, modifiers }: ToolEvent): Target {
    const to = modifiers.shift ? equalSides(context, from, at) : insidePicture(context, at)
    const topLeft = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) }
    return make(topLeft, Math.abs(to.x - from.x), Math.abs(to.y - from.y))
  }

  function finish(from: Point, event: ToolEvent): ToolStep {
    const target = shapeTo(from, event)
    // A second click on the first place, or one straight beside it, is no shape yet: it waits for a better one.
    if (firstProblemOf(target) !== undefined) return { preview: target, command: null, busy: true }
    first = null
    return { ...idle, command: context.create(target) }
  }

  function begin(event: ToolEvent): ToolStep {
    first = insidePicture(context, event.at)
    held = true
    const announce = `${label} from ${spoken(first)}; move and press Enter to finish`
    return { preview: null, command: null, busy: true, announce }
  }

  return {
    handle(event) {
      if (first === null) return event.type === 'press' ? begin(event) : idle
      switch (event.type) {
        case 'press':
        case 'commit':
          return finish(first, event)
        case 'release': {
          const dragged = held && reachesBetween(context.reach(), first, event.at) > 1 / 2
          held = false
          return dragged ? finish(first, event) : { preview: shapeTo(first, event), command: null, busy: true }
        }
        case 'move':
        case 'toggle':
          return { preview: shapeTo(first, event), command: null, busy: true }
        case 'back':
        case 'cancel':
          first = null
          return { ...idle, announce: `${label} given up` }
      }
    },
    dispose() {
      first = null
    },
  }
}

/** The corner that makes both sides as long as the longer one, on the body as on the screen, cut where the picture ends. */
function equalSides(context: ToolContext, from: Point, at: Point): Point {
  const { widthPx, heightPx } = context
  const aspect = shownAspect(context)
  const right = at.x >= from.x
  const down = at.y >= from.y
  const side = Math.min(
    Math.max(Math.abs(at.x - from.x), Math.abs(at.y - from.y) * aspect),
    right ? widthPx - from.x : from.x,
    (down ? heightPx - from.y : from.y) * aspect,
  )
  const high = side / aspect
  return { x: from.x + (right ? side : -side), y: from.y + (down ? high : -high) }
}
