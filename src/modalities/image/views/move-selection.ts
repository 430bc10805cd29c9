import { setTarget } from '../../../domain/commands/annotation-commands.ts'
import type { Command } from '../../../domain/commands/command.ts'
import { translate } from '../../../domain/geometry/target-operations.ts'
import type { Patch } from '../../../domain/log/patch.ts'
import { ok } from '../../../lib/result.ts'
import { roomToMove } from '../moved-inside.ts'

/**
 * Moves annotations by (dx, dy) image pixels as one step, together and as far as the picture has room for all of them; those that are
 * gone are passed over.
 */
export function moveSelection(
  ids: readonly string[],
  dx: number,
  dy: number,
  picture: { readonly widthPx: number; readonly heightPx: number },
): Command {
  return {
    name: 'annotation.move',
    scope: 'case',
    plan(state, env) {
      const present = ids.flatMap((id) => state.tables.annotation.get(id) ?? [])
      const room = roomToMove(
        present.map(({ target }) => target),
        dx,
        dy,
        picture,
      )
      const patches: Patch[] = []
      for (const { id, target } of present) {
        const planned = setTarget(id, translate(target, room.x, room.y)).plan(state, env)
        if (!planned.ok) return planned
        patches.push(...planned.value)
      }
      return ok(patches)
    },
  }
}
