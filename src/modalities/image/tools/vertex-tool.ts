import type { RunningTool, ToolContext, ToolEvent, ToolFace, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import { firstProblemOf } from '../../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { snappedToVertex } from '../shared-borders.ts'
import { idle, insidePicture, spoken } from './steps.ts'

interface VertexShape extends ToolFace {
  /** Fewest vertices of a finished shape. */
  readonly fewest: number
  /** Whether a click on the first vertex finishes. */
  readonly closesOnFirst: boolean
  make(points: Point[]): Target
}

/**
 * A tool that sets one vertex a click. Enter, a double click, or (where it closes) a click on the first vertex finishes; Backspace
 * takes the last vertex back; Escape gives up. A vertex set beside one of another region is set on it, where borders are shared.
 */
export function vertexTool(shape: VertexShape): ToolModule {
  const { fewest, closesOnFirst, make, ...face } = shape
  return { ...face, start: (context) => startDrawing(context, { ...face, fewest, closesOnFirst, make }) }
}

function startDrawing(context: ToolContext, { label, fewest, closesOnFirst, make }: VertexShape): RunningTool {
  let vertices: readonly Point[] = []

  const drawing = (preview: Target | null, announce?: string): ToolStep => ({
    preview,
    command: null,
    busy: vertices.length > 0,
    ...(announce === undefined ? {} : { announce }),
  })

  function previewTo(at: Point): Target | null {
    const points = [...vertices, at]
    if (points.length >= fewest) return make(points)
    return points.length > 1 ? { kind: 'polyline', points } : null
  }

  function finish(): ToolStep {
    if (vertices.length < fewest) return { ...drawing(previewTo(vertices.at(-1) ?? { x: 0, y: 0 })), refused: tooFew() }
    const target = make([...vertices])
    if (firstProblemOf(target) !== undefined) return { ...drawing(target), refused: 'All points lie on one line' }
    vertices = []
    return { ...idle, command: context.create(target) }
  }

  function tooFew(): string {
    return `${label} needs ${fewest} points; ${vertices.length} set`
  }

  function press({ at }: ToolEvent): ToolStep {
    const vertex = snappedToVertex(context, insidePicture(context, at))
    const first = vertices[0]
    const last = vertices.at(-1)
    const reach = context.reach()
    if (closesOnFirst && first !== undefined && vertices.length >= fewest && reachesBetween(reach, first, vertex) <= 1)
      return finish()
    // The second click of a double click sets no vertex of its own.
    if (last !== undefined && reachesBetween(reach, last, vertex) <= 1 / 2) return drawing(previewTo(vertex))
    vertices = [...vertices, vertex]
    const more = vertices.length < fewest ? 'move on' : 'Enter finishes'
    return drawing(previewTo(vertex), `${label} point ${vertices.length} at ${spoken(vertex)}; ${more}`)
  }

  return {
    handle(event) {
      if (event.type === 'press') return press(event)
      if (vertices.length === 0) return idle
      switch (event.type) {
        case 'move':
        case 'release':
        case 'toggle':
          return drawing(previewTo(insidePicture(context, event.at)))
        case 'commit':
          return finish()
        case 'back':
          vertices = vertices.slice(0, -1)
          if (vertices.length === 0) return { ...idle, announce: `${label} given up` }
          return drawing(previewTo(insidePicture(context, event.at)), `${vertices.length} points left`)
        case 'cancel':
          vertices = []
          return { ...idle, announce: `${label} given up` }
      }
    },
    draft: () => vertices,
    takeUp(draft) {
      vertices = draft.map(({ x, y }) => ({ x, y }))
      return drawing(previewTo(vertices.at(-1) ?? { x: 0, y: 0 }))
    },
    dispose() {
      vertices = []
    },
  }
}
