import type { ToolModule } from '../../../contracts/tool.ts'
import { toolFaces } from './faces.ts'
import { selectedMask, startPainting } from './paint-tool.ts'

/**
 * Paints on the selected mask, or begins a new one where none is selected or Shift is held. Ctrl takes away. See `startPainting` for the
 * rest.
 */
export const brushTool: ToolModule = {
  ...toolFaces.brush,
  start: (context) =>
    startPainting(context, {
      label: 'Brush',
      pick: (_, { modifiers }) => (modifiers.shift ? null : selectedMask(context)),
      sets: ({ modifiers }) => !modifiers.mod,
    }),
}
