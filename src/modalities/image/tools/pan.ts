import type { ToolModule } from '../../../contracts/tool.ts'
import type { Point } from '../../../domain/records/target.ts'
import { toolFaces } from './faces.ts'
import { idle } from './steps.ts'

/** Holds the place that was pressed under the pointer. */
export const panTool: ToolModule = {
  ...toolFaces.pan,
  start() {
    let held: Point | null = null
    return {
      handle({ type, at }) {
        if (type === 'press') held = at
        else if (type !== 'move') held = null
        if (held === null) return idle
        return { ...idle, busy: true, pan: { x: at.x - held.x, y: at.y - held.y } }
      },
      dispose() {
        held = null
      },
    }
  },
}
