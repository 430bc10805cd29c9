import type { ToolContext, ToolEvent, ToolModule } from '../../../contracts/tool.ts'
import { toolFaces } from './faces.ts'
import { type MaskInHand, selectedMask, startPainting } from './paint-tool.ts'

/** Takes pixels out of the selected mask, or else of the topmost under the press. Ctrl paints. */
export const eraserTool: ToolModule = {
  ...toolFaces.eraser,
  start: (context) =>
    startPainting(context, { label: 'Eraser', pick: maskToErase, sets: ({ modifiers }) => modifiers.mod }),
}

function maskToErase(context: ToolContext, { at }: ToolEvent): MaskInHand | string {
  const selected = selectedMask(context)
  if (selected !== null) return selected
  for (const id of context.hitTest(at)) {
    const target = context.annotation(id)?.target
    if (target?.kind === 'mask') return { id, target }
  }
  return 'No mask here to erase from. The eraser works on masks; a region becomes one by Change regions, To mask.'
}
