import { useMemo, useState } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command } from '../../domain/commands/command.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { type Session, useSlice } from '../../session/session-context.ts'
import { describeProblem } from '../shared/describe-problem.ts'

/** What can be done about what was said. */
export interface NoticeAction {
  /** What its button says. */
  readonly name: string
  run(): void
}

/** Ways to say something. The same object for as long as the case is: what was said is for those alone who show it (`useNotice`). */
export interface Notices {
  say(text: string, action?: NoticeAction): void
  dismiss(): void
  /** Dispatches to the open case, or to another store; a refusal is said. Answers whether it was accepted. */
  command(command: Command, store?: RecordStore): boolean
}

/** With what was said last. */
export interface HeardNotices extends Notices {
  readonly heard: StoreApi<Said>
  readonly session: Session | null
}

interface Said {
  /** Null after it was dismissed. */
  readonly text: string | null
  readonly action: NoticeAction | null
  /** The case that was open when it was said. */
  readonly session: Session | null
}

const nothing: Said = { text: null, action: null, session: null }

/** What the workbench tells its user. */
export function useNotices(session: Session | null): HeardNotices {
  const [heard] = useState(() => createStore<Said>(() => nothing))
  return useMemo(() => {
    const say = (text: string, action?: NoticeAction) => heard.setState({ text, action: action ?? null, session })
    return {
      heard,
      session,
      say,
      dismiss: () => heard.setState(nothing),
      command(given, store) {
        const result = (store ?? session?.caseStore)?.dispatch(given)
        if (result?.ok === false) say(describeProblem(result.error))
        return result?.ok === true
      },
    }
  }, [heard, session])
}

/** The last notice. What can be acted on stays from case to case, all else goes with the case that it was said of. */
export function useNotice({ heard, session }: HeardNotices): Pick<Said, 'text' | 'action'> {
  const action = useSlice(heard, (said) => said.action)
  const text = useSlice(heard, (said) => (said.action !== null || said.session === session ? said.text : null))
  return { text, action }
}
