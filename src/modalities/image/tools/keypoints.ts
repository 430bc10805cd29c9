import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { keypointName } from '../../../domain/geometry/keypoints.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import type { TargetOf } from '../../../domain/records/target.ts'
import { toolFaces } from './faces.ts'
import { idle, insidePicture, spoken } from './steps.ts'
import { toggleSelectedPoint } from './toggle-point.ts'

type Keypoints = TargetOf<'keypoints'>
type Keypoint = Keypoints['points'][number]

const { label } = toolFaces.keypoints

/**
 * Sets one named point a click, in the order that the label gives; the last of its names finishes. Without names points are numbered,
 * and Enter or a double click finishes, as it does before the last name. With Alt the point is occluded: its place is known, it cannot
 * be seen. Shift+O turns the point just set; Backspace takes it back.
 */
export const keypointsTool: ToolModule = {
  ...toolFaces.keypoints,
  start: startSetting,
}

function startSetting(context: ToolContext): RunningTool {
  let points: readonly Keypoint[] = []

  const names = () => context.labelFor('keypoints')?.keypoints ?? []
  const made = (given: readonly Keypoint[]): Keypoints => ({ kind: 'keypoints', points: [...given] })

  function drawing(event: ToolEvent, announce?: string): ToolStep {
    const preview = made([...points, pointAt(event)])
    return { preview, command: null, busy: points.length > 0, ...(announce === undefined ? {} : { announce }) }
  }

  function pointAt({ at, modifiers }: ToolEvent): Keypoint {
    return { name: keypointName(names(), points.length), ...insidePicture(context, at), visible: !modifiers.alt }
  }

  function press(event: ToolEvent): ToolStep {
    const point = pointAt(event)
    const last = points.at(-1)
    // The second click of a double click sets no point of its own.
    if (last !== undefined && reachesBetween(context.reach(), last, point) <= 1 / 2) return drawing(event)
    points = [...points, point]
    if (points.length === names().length) return finish()
    const next = names()[points.length]
    const more = next === undefined ? 'Enter finishes' : `next ${next}`
    return drawing(event, `${point.name} at ${spoken(point)}${point.visible ? '' : ', occluded'}; ${more}`)
  }

  function finish(): ToolStep {
    const target = made(points)
    points = []
    return { ...idle, command: context.create(target) }
  }

  function toggle(event: ToolEvent): ToolStep {
    const last = points.at(-1)
    if (last === undefined) return toggleSelectedPoint(context, event.at)
    points = [...points.slice(0, -1), { ...last, visible: !last.visible }]
    return drawing(event, `${last.name} ${last.visible ? 'occluded' : 'visible'}`)
  }

  function takeBack(event: ToolEvent): ToolStep {
    points = points.slice(0, -1)
    if (points.length === 0) return { ...idle, announce: `${label} given up` }
    return drawing(event, `${points.length} points left`)
  }

  return {
    handle(event) {
      if (event.type === 'press') return press(event)
      if (event.type === 'toggle') return toggle(event)
      if (points.length === 0) return idle
      switch (event.type) {
        case 'move':
        case 'release':
          return drawing(event)
        case 'commit':
          return finish()
        case 'back':
          return takeBack(event)
        case 'cancel':
          points = []
          return { ...idle, announce: `${label} given up` }
      }
    },
    draft: () => points,
    takeUp(draft) {
      points = draft.map(({ x, y, visible = true }, index) => ({ name: keypointName(names(), index), x, y, visible }))
      const preview = points.length === 0 ? null : made(points)
      return { preview, command: null, busy: points.length > 0 }
    },
    dispose() {
      points = []
    },
  }
}
