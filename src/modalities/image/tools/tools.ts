import type { ToolModule } from '../../../contracts/tool.ts'
import { ellipseTool } from './ellipse.ts'
import { keypointsTool } from './keypoints.ts'
import { panTool } from './pan.ts'
import { pointTool } from './point.ts'
import { polygonTool } from './polygon.ts'
import { polylineTool } from './polyline.ts'
import { rectangleTool } from './rectangle.ts'
import { selectTool } from './select.ts'

/** In the order of the toolbar. A new tool is a file beside these and a line here. */
export const imageTools: readonly ToolModule[] = [
  selectTool,
  panTool,
  rectangleTool,
  ellipseTool,
  polygonTool,
  polylineTool,
  pointTool,
  keypointsTool,
]
