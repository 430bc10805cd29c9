import { toolFaces } from './faces.ts'
import { placingTool } from './placing-tool.ts'

/** The angle at the second of three places. */
export const angleTool = placingTool({
  ...toolFaces.angle,
  places: ['the end of one side', 'the apex', 'the end of the other side'],
  make: ([a, vertex, b]) =>
    a === undefined || vertex === undefined || b === undefined ? null : { kind: 'angle', a, vertex, b },
  preview([a, vertex, b]) {
    if (a === undefined || vertex === undefined) return null
    return b === undefined ? { kind: 'polyline', points: [a, vertex] } : { kind: 'angle', a, vertex, b }
  },
})
