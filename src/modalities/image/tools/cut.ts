import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import type { Point } from '../../../domain/records/target.ts'
import { cutShape } from '../shapes/combine-shapes.ts'
import { isArea } from '../shapes/shape-problems.ts'
import { toolFaces } from './faces.ts'
import { idle, insidePicture, letGo, spoken } from './steps.ts'

/**
 * Splits regions along a line: press and drag for a straight cut, or set its points by clicks and finish with Enter or a double click.
 * Cuts the selected region, or, where none is selected, the topmost that the line crosses.
 */
export const cutTool: ToolModule = { ...toolFaces.cut, start: startCutting }

function startCutting(context: ToolContext): RunningTool {
  let points: Point[] = []
  let held = false

  const drawing = (to: Point | null, announce?: string): ToolStep => {
    const line = to === null ? points : [...points, to]
    return {
      preview: line.length > 1 ? { kind: 'polyline', points: line } : null,
      command: null,
      busy: true,
      ...(announce === undefined ? {} : { announce }),
    }
  }

  function giveUp(announce: string): ToolStep {
    points = []
    held = false
    return announce === '' ? idle : { ...idle, announce }
  }

  function press(event: ToolEvent): ToolStep {
    const at = insidePicture(context, event.at)
    const last = points.at(-1)
    held = true
    if (last !== undefined && reachesBetween(context.reach(), last, at) <= 1 / 2) return drawing(null)
    points = [...points, at]
    return drawing(null, `Cut from ${spoken(at)}; move on, Enter cuts`)
  }

  function finish(): ToolStep {
    if (points.length < 2) return { ...drawing(null), refused: 'A cut needs two points' }
    const line = points
    let why = 'No region lies on the line'
    for (const id of toCut(context, line)) {
      const target = context.annotation(id)?.target
      const cut = target === undefined ? undefined : cutShape(target, line, context)
      if (cut?.ok === true) {
        giveUp('')
        return { ...idle, command: context.cut(id, cut.pieces), announce: `Cut in ${cut.pieces.length} pieces` }
      }
      why = cut?.why ?? why
    }
    return { ...giveUp(''), refused: why }
  }

  return {
    handle(event) {
      if (event.type === 'press') return press(event)
      if (points.length === 0) return event.type === 'cancel' ? letGo(context) : idle
      const at = insidePicture(context, event.at)
      switch (event.type) {
        case 'move':
        case 'toggle':
          return drawing(at)
        case 'release': {
          const from = points.at(-1) ?? at
          const dragged = held && reachesBetween(context.reach(), from, at) > 1
          held = false
          if (!dragged) return drawing(at)
          points = [...points, at]
          return finish()
        }
        case 'commit':
          return finish()
        case 'back':
          points = points.slice(0, -1)
          return points.length === 0 ? giveUp('Cut given up') : drawing(at)
        case 'cancel':
          return giveUp('Cut given up')
      }
    },
    draft: () => points,
    takeUp(draft) {
      giveUp('')
      points = draft.map(({ x, y }) => ({ x, y }))
      return drawing(null)
    },
    dispose() {
      points = []
    },
  }
}

/** The only selected region; where none is selected, those near the line, topmost first. */
function toCut(context: ToolContext, line: readonly Point[]): readonly string[] {
  const selected = context.selection()
  if (selected.length > 0) return selected
  const xs = line.map(({ x }) => x)
  const ys = line.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return context
    .touching({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y })
    .filter(({ target }) => isArea(target))
    .map(({ id }) => id)
    .toReversed()
}
