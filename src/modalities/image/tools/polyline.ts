import { toolFaces } from './faces.ts'
import { vertexTool } from './vertex-tool.ts'

export const polylineTool = vertexTool({
  ...toolFaces.polyline,
  fewest: 2,
  closesOnFirst: false,
  make: (points) => ({ kind: 'polyline', points }),
})
