import { toolFaces } from './faces.ts'
import { vertexTool } from './vertex-tool.ts'

export const polygonTool = vertexTool({
  ...toolFaces.polygon,
  fewest: 3,
  closesOnFirst: true,
  make: (points) => ({ kind: 'polygon', rings: [points] }),
})
