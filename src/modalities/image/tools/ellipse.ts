import { twoCornerTool } from './two-corner-tool.ts'

export const ellipseTool = twoCornerTool({
  id: 'ellipse',
  label: 'Ellipse',
  shortcut: 'E',
  produces: ['ellipse'],
  make: ({ x, y }, width, height) => ({
    kind: 'ellipse',
    cx: x + width / 2,
    cy: y + height / 2,
    rx: width / 2,
    ry: height / 2,
    rotation: 0,
  }),
})
