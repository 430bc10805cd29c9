import { toolFaces } from './faces.ts'
import { twoCornerTool } from './two-corner-tool.ts'

export const rectangleTool = twoCornerTool({
  ...toolFaces.rectangle,
  make: ({ x, y }, width, height) => ({ kind: 'box', x, y, width, height, rotation: 0 }),
})
