import { ok } from '../../lib/result.ts'
import type { Patch } from '../log/patch.ts'
import type { Command } from './command.ts'

/** Commands that touch different records, as one change; the first refusal refuses all. */
export function together(name: string, commands: readonly Command[]): Command {
  return {
    name,
    scope: 'case',
    plan(state, env) {
      const patches: Patch[] = []
      for (const command of commands) {
        const planned = command.plan(state, env)
        if (!planned.ok) return planned
        patches.push(...planned.value)
      }
      return ok(patches)
    },
  }
}
