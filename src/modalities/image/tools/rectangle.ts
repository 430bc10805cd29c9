import { twoCornerTool } from './two-corner-tool.ts'

export const rectangleTool = twoCornerTool({
  id: 'rectangle',
  label: 'Rectangle',
  shortcut: 'R',
  produces: ['box'],
  make: ({ x, y }, width, height) => ({ kind: 'box', x, y, width, height, rotation: 0 }),
})
