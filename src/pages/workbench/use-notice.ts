import { useCallback, useMemo, useState } from 'react'
import type { Command } from '../../domain/commands/command.ts'
import type { RecordStore } from '../../session/record-store.ts'
import type { Session } from '../../session/session-context.ts'
import { describeProblem } from '../shared/describe-problem.ts'

/** What can be done about what was said. */
export interface NoticeAction {
  /** What its button says. */
  readonly name: string
  run(): void
}

export interface Notices {
  /** The last thing said; null after it was dismissed. */
  readonly notice: string | null
  readonly action: NoticeAction | null
  say(text: string, action?: NoticeAction): void
  dismiss(): void
  /** Dispatches to the open case, or to another store; a refusal is said. Answers whether it was accepted. */
  command(command: Command, store?: RecordStore): boolean
}

interface Said extends Pick<Notices, 'notice' | 'action'> {
  /** The case that was open when it was said. */
  readonly session: Session | null
}

/** What the workbench tells its user. What can be acted on stays from case to case, all else goes with the case that it was said of. */
export function useNotices(session: Session | null): Notices {
  const [said, set] = useState<Said>({ notice: null, action: null, session: null })
  const say = useCallback(
    (text: string, next?: NoticeAction) => set({ notice: text, action: next ?? null, session }),
    [session],
  )
  const dismiss = useCallback(() => set({ notice: null, action: null, session: null }), [])
  const command = useCallback(
    (given: Command, store?: RecordStore) => {
      const result = (store ?? session?.caseStore)?.dispatch(given)
      if (result?.ok === false) say(describeProblem(result.error))
      return result?.ok === true
    },
    [session, say],
  )
  const { action } = said
  const notice = action !== null || said.session === session ? said.notice : null
  return useMemo(() => ({ notice, action, say, dismiss, command }), [notice, action, say, dismiss, command])
}
