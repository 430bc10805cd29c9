import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import { simplifyRing } from '../../../domain/geometry/simplify.ts'
import { firstProblemOf } from '../../../domain/geometry/target-operations.ts'
import type { Point, TargetOf } from '../../../domain/records/target.ts'
import { outerOf } from '../shapes/polygon-booleans.ts'
import { toolFaces } from './faces.ts'
import { idle, insidePicture, shownAspect, spoken } from './steps.ts'

/**
 * Draws an outline along the way of the held button; letting go closes it. Clicks set corners between, as Polygon does, so that it can be
 * drawn by keys too; Enter finishes. What is drawn keeps within half a screen pixel of the way. A way that crosses itself encloses
 * what lies inside its outermost border.
 */
export const freehandTool: ToolModule = { ...toolFaces.freehand, start: startDrawing }

/** Points nearer to the last are passed over, and points nearer to the line left out, in parts of the reach of 8 screen pixels. */
const stepShare = 1 / 8
const detailShare = 1 / 16

function startDrawing(context: ToolContext): RunningTool {
  let way: Point[] = []
  let pressedAt: Point | null = null
  let dragged = false

  const preview = (): TargetOf<'polygon'> | TargetOf<'polyline'> | null => {
    if (way.length > 2) return { kind: 'polygon', rings: [[...way]] }
    return way.length === 2 ? { kind: 'polyline', points: [...way] } : null
  }
  const drawing = (announce?: string): ToolStep => ({
    preview: preview(),
    command: null,
    busy: true,
    ...(announce === undefined ? {} : { announce }),
  })

  function add(at: Point): void {
    const point = insidePicture(context, at)
    const last = way.at(-1)
    if (last === undefined || reachesBetween(context.reach(), last, point) >= stepShare) way.push(point)
  }

  function finish(): ToolStep {
    const ring = outerOf(simplifyRing(way, context.reach().x * detailShare, shownAspect(context)))
    const target = ring === null ? null : { kind: 'polygon' as const, rings: [ring] }
    if (target === null || firstProblemOf(target) !== undefined) {
      return drawing(way.length < 3 ? 'Draw around an area, or set more points' : 'It encloses nothing yet')
    }
    reset()
    return { ...idle, command: context.create(target) }
  }

  function reset(): void {
    way = []
    pressedAt = null
    dragged = false
  }

  function press(event: ToolEvent): ToolStep {
    pressedAt = event.at
    dragged = false
    add(event.at)
    return drawing(`Freehand point ${way.length} at ${spoken(event.at)}; Enter finishes`)
  }

  function move(event: ToolEvent): ToolStep {
    if (pressedAt === null) return drawing()
    dragged ||= reachesBetween(context.reach(), pressedAt, event.at) > 1
    add(event.at)
    return drawing()
  }

  return {
    handle(event) {
      if (event.type === 'press') return press(event)
      if (way.length === 0) return idle
      switch (event.type) {
        case 'move':
          return move(event)
        case 'release':
          if (pressedAt !== null) move(event)
          pressedAt = null
          return dragged ? finish() : drawing()
        case 'commit':
          return finish()
        case 'toggle':
          return drawing()
        case 'back':
          // Of a way that is being drawn the last point is a hair: all of it is taken back.
          way = pressedAt !== null && dragged ? [] : way.slice(0, -1)
          if (way.length > 0) return drawing(`${way.length} points left`)
          reset()
          return { ...idle, announce: 'Freehand given up' }
        case 'cancel':
          reset()
          return { ...idle, announce: 'Freehand given up' }
      }
    },
    draft: () => way,
    takeUp(draft) {
      reset()
      way = draft.map(({ x, y }) => ({ x, y }))
      return drawing()
    },
    dispose: reset,
  }
}
