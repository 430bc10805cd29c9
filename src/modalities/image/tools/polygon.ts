import { vertexTool } from './vertex-tool.ts'

export const polygonTool = vertexTool({
  id: 'polygon',
  label: 'Polygon',
  shortcut: 'P',
  produces: ['polygon'],
  fewest: 3,
  closesOnFirst: true,
  make: (points) => ({ kind: 'polygon', rings: [points] }),
})
