import { useEffect } from 'react'
import type { Session } from '../../session/session-context.ts'
import type { Notices } from './use-notice.ts'

/** Shows why viewers and tools did not do what was asked of them: who sees the screen does not hear what is announced. */
export function useRefusals({ viewStore }: Session, { say }: Notices): void {
  useEffect(
    () =>
      viewStore.store.subscribe(({ refusal }, before) => {
        if (refusal !== null && refusal !== before.refusal) say(refusal.why)
      }),
    [viewStore, say],
  )
}
