import type { ToolModule } from '../../../contracts/tool.ts'
import { angleTool } from './angle.ts'
import { bidirectionalTool } from './bidirectional.ts'
import { brushTool } from './brush.ts'
import { cobbTool } from './cobb.ts'
import { cutTool } from './cut.ts'
import { ellipseTool } from './ellipse.ts'
import { eraserTool } from './eraser.ts'
import { fillTool } from './fill.ts'
import { freehandTool } from './freehand.ts'
import { growTool } from './grow.ts'
import { keypointsTool } from './keypoints.ts'
import { lengthTool } from './length.ts'
import { panTool } from './pan.ts'
import { pointTool } from './point.ts'
import { polygonTool } from './polygon.ts'
import { polylineTool } from './polyline.ts'
import { probeTool } from './probe.ts'
import { ratioTool } from './ratio.ts'
import { rectangleTool } from './rectangle.ts'
import { selectTool } from './select.ts'

/** In the order of the toolbar, which faces.ts has. A new tool is a file beside these, a face there and a line here. */
export const imageTools: readonly ToolModule[] = [
  selectTool,
  panTool,
  rectangleTool,
  ellipseTool,
  polygonTool,
  freehandTool,
  polylineTool,
  pointTool,
  keypointsTool,
  brushTool,
  eraserTool,
  fillTool,
  growTool,
  cutTool,
  lengthTool,
  bidirectionalTool,
  angleTool,
  cobbTool,
  ratioTool,
  probeTool,
]
