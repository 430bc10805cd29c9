import type { Point, Target } from '../../../domain/records/target.ts'
import { toolFaces } from './faces.ts'
import { placingTool } from './placing-tool.ts'

/** The distance of two places. */
export const lengthTool = placingTool({
  ...toolFaces.length,
  places: ['one end', 'the other end'],
  make: lengthBetween,
  preview: lengthBetween,
})

function lengthBetween([a, b]: readonly Point[]): Target | null {
  return a === undefined || b === undefined ? null : { kind: 'length', a, b }
}
