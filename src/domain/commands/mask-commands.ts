import { fail, ok } from '../../lib/result.ts'
import { xorIntoMask } from '../geometry/mask.ts'
import type { CroppedMask } from '../geometry/row-edges.ts'
import type { Patch } from '../log/patch.ts'
import { sideFields } from '../sides/side.ts'
import { movedSide } from '../sides/side-changes.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/**
 * Flips pixels of a mask: a stroke, logged as those pixels alone (`maskXor`), whatever the size of the mask. A mask of which nothing is
 * left is removed. A side that was told by its place is told anew, where it changes. Refuses what is no mask (`target-no-mask`).
 * @param flips pixels to flip, image coordinates
 */
export function flipMaskPixels(id: string, flips: CroppedMask): Command {
  return {
    name: 'annotation.paint',
    scope: 'case',
    plan(state) {
      const annotation = state.tables.annotation.get(id)
      if (annotation === undefined) return fail('annotation-missing', { id })
      const { target } = annotation
      if (target.kind !== 'mask') return fail('target-no-mask', { id })
      if (flips.width === 0 || flips.height === 0) return ok([])
      const flipped = { ...target, ...xorIntoMask(target, flips) }
      if (flipped.width === 0) return ok([{ op: 'remove', kind: 'annotation', record: annotation }])
      const { x, y, width, height, counts } = flips
      const stroke: Patch = { op: 'maskXor', id, baseRev: annotation.revision, x, y, width, height, counts }
      const side = movedSide(annotation, flipped, state)
      const told = side === undefined ? [] : setFields('annotation', annotation, sideFields(side))
      return ok([stroke, ...told])
    },
  }
}
