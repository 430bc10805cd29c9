import { memo, useLayoutEffect, useMemo } from 'react'
import { PaceContext, useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import type { ViewState } from '../../session/view-store.ts'
import { pageKey } from '../shared/keys/page-keys.ts'
import { translateViewerKeys } from '../shared/keys/viewer-keys.ts'
import { useModules } from '../shared/modules-context.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { Announcer } from './Announcer.tsx'
import { useFocusOnOpen } from './focus-viewer.ts'
import { focusCode, focusPart } from './go-to-place.ts'
import { Inspector } from './Inspector.tsx'
import { chooseLabel, labelWhole, wholeTargets } from './label-actions.ts'
import { createMarkActions } from './mark-actions.ts'
import { markShortcuts } from './mark-shortcuts.ts'
import { createMarkViewActions } from './mark-view-actions.ts'
import { PaneArea } from './PaneArea.tsx'
import { PickBar } from './PickBar.tsx'
import { type Shortcut, workbenchShortcuts } from './shortcuts.ts'
import { swapSideShortcut, useSideNotices } from './side-actions.ts'
import { TagAllHost } from './tag-all/TagAllHost.tsx'
import type { BatchSteps } from './tag-all/use-batch-steps.ts'
import { useFindingActions } from './use-finding-actions.ts'
import { useHidden, useLoggedUnblinding } from './use-hidden.ts'
import type { HeardNotices } from './use-notice.ts'
import { usePaneActions } from './use-pane-actions.ts'
import { useRefusals } from './use-refusals.ts'
import type { WorkbenchActions } from './use-workbench-actions.ts'
import styles from './Workbench.module.css'

interface OpenCaseProps {
  readonly projectId: string
  readonly caseId: string
  readonly caseName: string
  readonly actions: WorkbenchActions
  readonly notices: HeardNotices
  readonly batches: BatchSteps
}

/** The open case: its panes, its inspector, its keys. */
export const OpenCase = memo(function OpenCase(props: OpenCaseProps) {
  const { projectId, caseId, caseName, actions, notices, batches } = props
  const session = useSession()
  const { modalities } = useModules()
  const { labels } = useProject().labelSet
  const items = useCaseRecords(({ tables }) => tables.item)

  // Rendered again for another item or active pane, not for the transform, which changes with every frame of a pan.
  useView(shownItems)
  useLoggedUnblinding()
  useFocusOnOpen()
  const hidden = [...useHidden()]
  const { panes, activePane } = session.viewStore.get()
  const activeItem = items.get(panes[activePane ?? '']?.itemId ?? '')
  const wholes = wholeTargets({ panes, activePane }, items, modalities).map(({ item, name, isOnKey }) => ({
    name,
    isOnKey,
    onAdd: () => labelWhole(item, session, notices),
  }))

  const paneActions = usePaneActions(session, projectId)
  const findings = useFindingActions(session, notices)
  // Kept from render to render: it remembers how strong the magnifier was.
  const markView = useMemo(() => createMarkViewActions(session), [session])
  const shortcuts = workbenchShortcuts(
    {
      undo: actions.undo,
      redo: actions.redo,
      previousCase: actions.previousCase,
      nextCase: actions.nextCase,
      submit: actions.askOutcome,
      whole: wholes.find(({ isOnKey }) => isOnKey)?.onAdd ?? null,
    },
    [
      { ...pageKey(caseKeys.checklist), run: () => session.viewStore.askChecklist(null) },
      {
        ...pageKey(caseKeys.code),
        run: focusCode,
        applies: () => session.viewStore.get().selection.length === 1,
      },
      ...partsToGoTo,
      { ...pageKey(caseKeys.defer), run: actions.askWhyDefer },
      { ...pageKey(caseKeys.reveal), run: () => actions.askReveal(hidden), applies: () => hidden.length > 0 },
      swapSideShortcut(session, notices),
      ...findings.shortcuts,
      ...paneActions.shortcuts,
      ...markShortcuts(createMarkActions(session, notices, modalities), markView),
    ],
    modalities.all.flatMap(({ tools }) => tools),
    session.viewStore.setTool,
    labels,
    (label) => chooseLabel(label, session, notices, modalities),
  )
  useShortcuts(shortcuts)
  useSideNotices(session, notices)
  useRefusals(session, notices)
  useLayoutEffect(() => translateViewerKeys(modalities), [modalities])

  return (
    <>
      <main className={styles.main}>
        <h1 className={styles.hiddenTitle}>{caseName}</h1>
        <PaneArea actions={paneActions} onReveal={actions.askReveal} />
        <PickBar />
      </main>
      <Inspector
        caseId={caseId}
        activeItem={activeItem}
        activeKinds={modalities.get(activeItem?.modality ?? '')?.targetKinds ?? []}
        wholes={wholes}
        findings={findings}
        onChooseLabel={(label) => session.viewStore.setLabel(label.id)}
        onCommand={notices.command}
        onReveal={actions.askReveal}
      />
      <PaceContext value="after the frame">
        <Announcer caseName={caseName} notices={notices} />
      </PaceContext>
      <TagAllHost batches={batches} notices={notices} />
    </>
  )
})

/** Ways into what lies beside the panes; Escape leads back. */
const partsToGoTo: readonly Shortcut[] = [
  { text: 'Go to the annotations', selector: '[aria-label="Annotations"]' },
  { text: 'Go to the labels', selector: '[aria-label="Labels"]' },
  { text: 'Go to the list of cases', selector: 'nav[aria-label="Cases"]' },
].map(({ text, selector }) => ({ text, group: 'Case', run: () => focusPart(selector) }))

/** Which pane is active and what each shows, as one text that changes only with them. */
function shownItems({ activePane, panes }: ViewState): string {
  return [activePane, ...Object.entries(panes).map(([id, { itemId }]) => `${id}=${itemId}`)].join(' ')
}
