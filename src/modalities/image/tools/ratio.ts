import type { ToolContext } from '../../../contracts/tool.ts'
import { distanceBetween } from '../../../domain/geometry/plane.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { toolFaces } from './faces.ts'
import { placingTool } from './placing-tool.ts'
import { pixelAspect } from './steps.ts'

/**
 * The greatest width of the heart by that of the chest inside the ribs (Danzer 1919). The shorter of the two lines is the heart's,
 * whichever is drawn first.
 */
export const ratioTool = placingTool({
  ...toolFaces.ratio,
  places: [
    'one edge of the heart',
    'the other edge of the heart',
    'one side of the chest',
    'the other side of the chest',
  ],
  make: ratioOf,
  preview([p, q, r, s], context) {
    if (p === undefined || q === undefined) return null
    if (r === undefined) return { kind: 'length', a: p, b: q }
    return ratioOf([p, q, r, s ?? r], context)
  },
})

function ratioOf([p, q, r, s]: readonly Point[], context: ToolContext): Target | null {
  if (p === undefined || q === undefined || r === undefined || s === undefined) return null
  const aspect = pixelAspect(context)
  const [first, second] = [
    { a: p, b: q },
    { a: r, b: s },
  ]
  const isFirstShorter = distanceBetween(p, q, aspect) <= distanceBetween(r, s, aspect)
  // While the second is being drawn it is short at first, and no heart for that.
  const isSwapped = !isFirstShorter && reachesBetween(context.reach(), r, s) > 1
  return isSwapped ? { kind: 'ratio', a: second, b: first } : { kind: 'ratio', a: first, b: second }
}
