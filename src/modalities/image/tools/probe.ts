import { toolFaces } from './faces.ts'
import { setPointTool } from './set-point.ts'

/** Marks a place with the value of its pixel beside it. */
export const probeTool = setPointTool(toolFaces.probe, { probe: true })
