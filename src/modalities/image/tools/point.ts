import type { ToolModule } from '../../../contracts/tool.ts'
import type { Target } from '../../../domain/records/target.ts'
import { toolFaces } from './faces.ts'
import { idle, insidePicture } from './steps.ts'

/** Sets a point where the button is let go: it can be put right while it is down. */
export const pointTool: ToolModule = {
  ...toolFaces.point,
  start(context) {
    let held = false
    return {
      handle({ type, at }) {
        const target: Target = { kind: 'point', ...insidePicture(context, at) }
        if (type === 'press') held = true
        if (!held || type === 'toggle') return { ...idle, busy: held }
        if (type === 'press' || type === 'move') return { preview: target, command: null, busy: true }
        held = false
        return type === 'release' ? { ...idle, command: context.create(target) } : idle
      },
      dispose() {
        held = false
      },
    }
  },
}
