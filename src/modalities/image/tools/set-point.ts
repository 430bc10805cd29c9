import type { ToolFace, ToolModule } from '../../../contracts/tool.ts'
import type { Target, TargetOf } from '../../../domain/records/target.ts'
import { besidePicture, idle, insidePicture, isBeside } from './steps.ts'

/** A tool that sets a point where the button is let go: it can be put right while it is down. */
export function setPointTool(face: ToolFace, more: Pick<TargetOf<'point'>, 'probe'> = {}): ToolModule {
  return {
    ...face,
    start(context) {
      let held = false
      return {
        handle({ type, at }) {
          const target: Target = { kind: 'point', ...insidePicture(context, at), ...more }
          if (type === 'press' && isBeside(context, at)) return besidePicture
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
}
