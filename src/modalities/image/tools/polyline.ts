import { vertexTool } from './vertex-tool.ts'

export const polylineTool = vertexTool({
  id: 'polyline',
  label: 'Polyline',
  shortcut: 'L',
  produces: ['polyline'],
  fewest: 2,
  closesOnFirst: false,
  make: (points) => ({ kind: 'polyline', points }),
})
