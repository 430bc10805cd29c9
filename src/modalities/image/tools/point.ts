import { toolFaces } from './faces.ts'
import { setPointTool } from './set-point.ts'

/** Marks a place. */
export const pointTool = setPointTool(toolFaces.point)
