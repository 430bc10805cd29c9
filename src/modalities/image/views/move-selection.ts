import { setTarget } from '../../../domain/commands/annotation-commands.ts'
import type { Command } from '../../../domain/commands/command.ts'
import type { Patch } from '../../../domain/log/patch.ts'
import { ok } from '../../../lib/result.ts'
import { movedInside } from '../moved-inside.ts'

/** Moves annotations by (dx, dy) image pixels, each as far as the picture goes, as one step; those that are gone are passed over. */
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
      const patches: Patch[] = []
      for (const id of ids) {
        const annotation = state.tables.annotation.get(id)
        if (annotation === undefined) continue
        const planned = setTarget(id, movedInside(annotation.target, dx, dy, picture)).plan(state, env)
        if (!planned.ok) return planned
        patches.push(...planned.value)
      }
      return ok(patches)
    },
  }
}
