import type { ToolControl, ToolSettings } from '../../../contracts/tool.ts'
import { holesText, noiseText, steppedHoles, toolSettings } from '../paint/tool-settings.ts'
import { imageToolFaces } from '../tools/faces.ts'
import type { ImagePane } from './image-pane.ts'
import { maskKeys } from './mask-keys.ts'
import type { ViewAction } from './view-action.ts'

function settingAction(
  id: ToolControl,
  label: string,
  key: string,
  next: (now: ToolSettings) => readonly [change: Partial<ToolSettings>, told: string],
): ViewAction {
  return {
    id,
    label,
    key,
    run({ session: { viewStore } }: ImagePane) {
      const inHand = imageToolFaces.find((tool) => tool.id === viewStore.get().toolId)
      if (inHand?.controls?.includes(id) !== true) {
        viewStore.refuse(`${inHand?.label ?? 'This tool'} has no such setting`)
        return
      }
      const [change, told] = next(toolSettings.getState())
      viewStore.announce(told)
      // A region that grows under way tells more than that: after it.
      toolSettings.setState(change)
    },
  }
}

/** How what takes in like values is tidied, of the tool in hand. */
export const growthActions: readonly ViewAction[] = [
  settingAction('holes', 'Close larger holes, or none', maskKeys.holes, (now) => {
    const mostHolePx = steppedHoles(now.mostHolePx)
    return [{ mostHolePx }, holesText(mostHolePx)]
  }),
  settingAction('noise', 'Even out noise, or not', maskKeys.noise, ({ evensNoise }) => [
    { evensNoise: !evensNoise },
    noiseText(!evensNoise),
  ]),
]
