import type { ToolContext } from '../../../contracts/tool.ts'
import { footOn, shortAxis } from '../../../domain/geometry/axes.ts'
import { distanceBetween } from '../../../domain/geometry/plane.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { toolFaces } from './faces.ts'
import { placingTool } from './placing-tool.ts'
import { insidePicture, pixelAspect } from './steps.ts'

/**
 * The longest diameter and the longest across it, at a right angle (RECIST 1.1, Eisenhauer 2009). With three places set, Enter ends the
 * short axis on the long one. The longer one counts as the long axis, whichever is drawn first.
 */
export const bidirectionalTool = placingTool({
  ...toolFaces.bidirectional,
  places: [
    'one end of the long axis',
    'the other end of the long axis',
    'one end of the short axis',
    'the other end of the short axis',
  ],
  make: (points, context) => ordered(axesOf(points, context), context),
  preview(points, context) {
    const [a, b] = points
    if (a === undefined || b === undefined) return null
    return axesOf(points, context) ?? { kind: 'length', a, b }
  },
})

type Axes = Extract<Target, { kind: 'bidirectional' }>

function axesOf([a, b, end, reach]: readonly Point[], context: ToolContext): Axes | null {
  if (a === undefined || b === undefined || end === undefined) return null
  const long = { a, b }
  const aspect = pixelAspect(context)
  const foot = insidePicture(context, footOn(long, end, aspect))
  const across = reach === undefined ? null : shortAxis(long, end, reach, aspect)
  // Where nothing lies across, or the other end were outside of the picture, it ends on the long axis.
  const far = across === null || !isInside(across.b, context) || distanceBetween(across.b, end) < 1e-6 ? foot : across.b
  return { kind: 'bidirectional', long, short: { a: end, b: far } }
}

function isInside({ x, y }: Point, { widthPx, heightPx }: ToolContext): boolean {
  return x >= 0 && y >= 0 && x <= widthPx && y <= heightPx
}

function ordered(target: Axes | null, context: ToolContext): Target | null {
  if (target === null) return null
  const aspect = pixelAspect(context)
  const lengthOf = ({ a, b }: Axes['long']) => distanceBetween(a, b, aspect)
  const { long, short } = target
  return lengthOf(short) > lengthOf(long) ? { ...target, long: short, short: long } : target
}
