import { useCallback, useMemo, useState } from 'react'
import type { Command } from '../../domain/commands/command.ts'
import type { RecordStore } from '../../session/record-store.ts'
import type { Session } from '../../session/session-context.ts'
import { describeProblem } from '../shared/describe-problem.ts'

export interface Notices {
  /** The last thing said; null after it was dismissed. */
  readonly notice: string | null
  say(text: string): void
  dismiss(): void
  /** Dispatches to the open case, or to another store; a refusal is said. Answers whether it was accepted. */
  command(command: Command, store?: RecordStore): boolean
}

/** What the workbench tells its user. */
export function useNotices(session: Session | null): Notices {
  const [notice, say] = useState<string | null>(null)
  const dismiss = useCallback(() => say(null), [])
  const command = useCallback(
    (given: Command, store?: RecordStore) => {
      const result = (store ?? session?.caseStore)?.dispatch(given)
      if (result?.ok === false) say(describeProblem(result.error))
      return result?.ok === true
    },
    [session],
  )
  return useMemo(() => ({ notice, say, dismiss, command }), [notice, dismiss, command])
}
