import { useMemo } from 'react'
import { keepPaneSettings, type PaneSettings } from '../../persistence/pane-settings.ts'
import type { Session } from '../../session/session-context.ts'
import { useApp } from '../shared/app-services.ts'
import { pageKey } from '../shared/keys/page-keys.ts'
import { paneKeys } from '../shared/reserved-keys.ts'
import { arrangePanes, layoutNames, type PaneCount, paneCounts } from './pane-arrangement.ts'
import type { Shortcut } from './shortcuts.ts'

/** What can be done with the panes; the choices are kept for the project on this machine. */
export interface PaneActions {
  arrange(count: PaneCount): void
  toggleLink(): void
  toggleWindowLink(): void
  toggleScrollLink(): void
  readonly shortcuts: readonly Shortcut[]
}

export function usePaneActions(session: Session, projectId: string): PaneActions {
  const { db } = useApp()
  return useMemo(() => {
    const { viewStore } = session

    function keep(change: Partial<PaneSettings>): void {
      void keepPaneSettings(db, projectId, change)
    }

    function arrange(count: PaneCount): void {
      arrangePanes(session, count)
      viewStore.announce(layoutNames[count])
      keep({ paneCount: count })
    }

    function nextLayout(): void {
      const shown = Object.keys(viewStore.get().panes).length
      arrange(paneCounts.find((count) => count > shown) ?? 1)
    }

    function toggleLink(): void {
      const linked = !viewStore.get().linked
      viewStore.link({ linked })
      viewStore.announce(linked ? 'Pictures zoom and pan together' : 'Pictures zoom and pan by themselves')
      keep({ linked })
    }

    function toggleWindowLink(): void {
      const windowLinked = !viewStore.get().windowLinked
      viewStore.link({ windowLinked })
      viewStore.announce(windowLinked ? 'Pictures share one window' : 'Each picture has its own window')
      keep({ windowLinked })
    }

    function toggleScrollLink(): void {
      const scrollLinked = !viewStore.get().scrollLinked
      viewStore.link({ scrollLinked })
      viewStore.announce(scrollLinked ? 'Series scroll together by place' : 'Series scroll by themselves')
      keep({ scrollLinked })
    }

    function move(by: 1 | -1): void {
      const { panes, activePane } = viewStore.get()
      const ids = Object.keys(panes)
      const next = ids[(Math.max(0, ids.indexOf(activePane ?? '')) + by + ids.length) % ids.length]
      if (next === undefined) return
      viewStore.activatePane(next)
      viewStore.surfaces.get(next)?.focus()
      viewStore.announce(`Pane ${ids.indexOf(next) + 1} of ${ids.length}`)
    }

    const shortcuts: readonly Shortcut[] = [
      { ...pageKey(paneKeys.layout), run: nextLayout },
      { ...pageKey(paneKeys.link), run: toggleLink },
      { ...pageKey(paneKeys.next), run: () => move(1) },
      { ...pageKey(paneKeys.previous), run: () => move(-1) },
    ]
    return { arrange, toggleLink, toggleWindowLink, toggleScrollLink, shortcuts }
  }, [session, db, projectId])
}
