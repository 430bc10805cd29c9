import type { Result } from '../../lib/result.ts'
import type { Env } from '../env.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'

/** A user's intent, planned against the state of the moment. An empty plan is "nothing to do", and is not written. */
export interface Command {
  /** `noun.verb`, as it stands in the log. */
  readonly name: string
  readonly scope: 'case' | 'project'
  plan(state: RecordState, env: Env): Result<readonly Patch[]>
}
