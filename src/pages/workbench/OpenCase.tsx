import { useState } from 'react'
import { useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import { useModules } from '../shared/modules-context.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { Inspector } from './Inspector.tsx'
import { chooseLabel, labelWhole, wholeTargets } from './label-actions.ts'
import { PaneArea } from './PaneArea.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { workbenchShortcuts } from './shortcuts.ts'
import type { Notices } from './use-notice.ts'
import type { WorkbenchActions } from './use-workbench-actions.ts'
import styles from './Workbench.module.css'

interface OpenCaseProps {
  readonly caseName: string
  readonly actions: WorkbenchActions
  readonly notices: Notices
}

/** The open case: its panes, its inspector, its keys. */
export function OpenCase({ caseName, actions, notices }: OpenCaseProps) {
  const session = useSession()
  const { modalities } = useModules()
  const { labels } = useProject().labelSet
  const panes = useView((view) => view.panes)
  const activePane = useView((view) => view.activePane)
  const items = useCaseRecords(({ tables }) => tables.item)
  const announcement = useView((view) => view.announcement)
  const [isHelping, setHelping] = useState(false)

  const kindsOf = (modality: string) => modalities.get(modality)?.targetKinds ?? []
  const activeItem = items.get(panes[activePane ?? '']?.itemId ?? '')
  const wholes = wholeTargets({ panes, activePane }, items, modalities).map(({ item, name }) => ({
    name,
    onAdd: () => labelWhole(item, session, notices),
  }))

  const shortcuts = workbenchShortcuts(
    {
      undo: actions.undo,
      redo: actions.redo,
      previousCase: () => actions.previousCase?.(),
      nextCase: () => actions.nextCase?.(),
      submit: actions.askOutcome,
      whole: () => wholes[0]?.onAdd(),
      help: () => setHelping(true),
    },
    modalities.all.flatMap(({ tools }) => tools),
    session.viewStore.setTool,
    labels,
    (label) => chooseLabel(label, session, notices),
  )
  useShortcuts(shortcuts)

  return (
    <>
      <main className={styles.main}>
        <h1 className={styles.hiddenTitle}>{caseName}</h1>
        <PaneArea />
      </main>
      <Inspector
        activeKinds={activeItem === undefined ? [] : kindsOf(activeItem.modality)}
        wholes={wholes}
        onChooseLabel={(label) => session.viewStore.setLabel(label.id)}
        onCommand={notices.command}
      />
      <div aria-live="polite" className={styles.hiddenTitle}>
        {announcement}
      </div>
      {isHelping && <ShortcutHelp shortcuts={shortcuts} onClose={() => setHelping(false)} />}
    </>
  )
}
