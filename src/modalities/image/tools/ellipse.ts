import { toolFaces } from './faces.ts'
import { twoCornerTool } from './two-corner-tool.ts'

export const ellipseTool = twoCornerTool({
  ...toolFaces.ellipse,
  make: ({ x, y }, width, height) => ({
    kind: 'ellipse',
    cx: x + width / 2,
    cy: y + height / 2,
    rx: width / 2,
    ry: height / 2,
    rotation: 0,
  }),
})
