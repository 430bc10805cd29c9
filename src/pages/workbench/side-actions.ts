import { useEffect } from 'react'
import { swapSides } from '../../domain/commands/annotation-commands.ts'
import type { Change } from '../../domain/log/change.ts'
import type { Session } from '../../session/session-context.ts'
import { pageKey } from '../shared/keys/page-keys.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import type { Shortcut } from './shortcuts.ts'
import { sideNotice } from './side-notice.ts'
import type { Notices } from './use-notice.ts'

/** The key that puts what is selected on the other side of the patient. */
export function swapSideShortcut({ caseStore, viewStore }: Session, notices: Notices): Shortcut {
  return {
    ...pageKey(caseKeys.swapSide),
    run() {
      const { selection } = viewStore.get()
      if (selection.length === 0) {
        viewStore.announce('Nothing is selected')
        return
      }
      if (!notices.command(swapSides(selection))) return
      const sides = new Set(selection.map((id) => caseStore.get().tables.annotation.get(id)?.laterality))
      viewStore.announce(`Side: ${[...sides].join(', ')}`)
    },
  }
}

/** Says so when a side changes with a mark that was moved, or with a fact that was stated: nobody asked for it in so many words. */
export function useSideNotices({ caseStore }: Session, { say }: Pick<Notices, 'say'>): void {
  useEffect(
    () =>
      caseStore.onChange((change: Change, origin) => {
        const text = origin === 'user' ? sideNotice(change) : null
        if (text !== null) say(text)
      }),
    [caseStore, say],
  )
}
