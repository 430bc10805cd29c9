import { type ComponentType, useCallback, useState } from 'react'
import type { Modality, ViewerProps } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import type { BlindingRule } from '../../domain/records/project.ts'
import { jsonEquals } from '../../lib/json.ts'
import { ok } from '../../lib/result.ts'
import { useCaseRecords, useView } from '../../session/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { KeyScopeContext } from '../../ui/keys/keys-context.ts'
import { useModules } from '../shared/modules-context.ts'
import { useDescribe } from '../shared/use-describe.ts'
import { useHeld } from '../shared/use-record-store.ts'
import { BlindNotice } from './BlindNotice.tsx'
import { isReport } from './blinded-case.ts'
import { OpeningItem } from './OpeningItem.tsx'
import styles from './PaneArea.module.css'
import { useLoader } from './use-case-loader.ts'
import { useHidden } from './use-hidden.ts'
import { useOpeningProgress } from './use-opening-progress.ts'

/**
 * The viewer of a modality; where it cannot be loaded, a component that throws why. It is loaded beside the item: a Suspense boundary would
 * ask for it when the item is there, and then hold it back for 300 ms.
 */
async function viewerOf(modality: Modality | undefined): Promise<ComponentType<ViewerProps>> {
  try {
    return (await modality?.loadViewer())?.default ?? (() => null)
  } catch (error) {
    return () => {
      throw error
    }
  }
}

interface ItemPaneProps {
  readonly paneId: string
  /** Asks whether what is hidden is to be shown. Null: of another case, which is revealed when it is open itself. */
  readonly onReveal: ((rules: readonly BlindingRule[]) => void) | null
}

/** The item of a pane, among those of the surrounding session's case. */
export function ItemPane({ paneId, onReveal }: ItemPaneProps) {
  const itemId = useView(({ panes }) => panes[paneId]?.itemId ?? null)
  const item = useCaseRecords(({ tables }) => (itemId === null ? undefined : tables.item.get(itemId)))
  const { modalities } = useModules()
  const isHidden = useHidden().has('report') && isReport(modalities.get(item?.modality ?? ''))
  if (item === undefined) {
    return (
      <EmptyState title="Nothing in this pane">
        Choose an item of this case, or of another study of the patient, above.
      </EmptyState>
    )
  }
  if (isHidden && onReveal !== null) return <BlindNotice rules={['report']} size="pane" onReveal={onReveal} />
  if (isHidden) {
    return (
      <EmptyState title="The report is hidden">
        The project hides reports until the outcome is set. Open that case to set it.
      </EmptyState>
    )
  }
  return (
    <ErrorBoundary
      key={item.id}
      fallback={() => (
        <EmptyState title="This item cannot be shown">Its viewer failed. Reload the page to try again.</EmptyState>
      )}
    >
      <OpenItem paneId={paneId} item={item} />
    </ErrorBoundary>
  )
}

/** The item as it was when its stored bytes, or the encoding they are read in, were last others: what else is stated of it does not open it anew. */
function useSamePicture(item: Item): Item {
  const [kept, keep] = useState(item)
  const isSame = kept.parts === item.parts || jsonEquals(kept.parts, item.parts)
  if (isSame && kept.facts.encoding?.value === item.facts.encoding?.value) return kept
  keep(item)
  return item
}

function OpenItem({ paneId, item }: { readonly paneId: string; readonly item: Item }) {
  const loader = useLoader()
  const describe = useDescribe()
  const modality = useModules().modalities.get(item.modality)
  const same = useSamePicture(item)
  const [progress, hearing] = useOpeningProgress(same)
  const opened = useHeld(
    useCallback(
      async (signal: AbortSignal) => {
        const loading = viewerOf(modality)
        const result = await loader.openItem(same, signal, hearing(signal))
        if (!result.ok) return result
        const value = { opened: result.value, Viewer: await loading }
        return ok({ value, release: () => result.value.dispose() })
      },
      [loader, same, modality, hearing],
    ),
  )
  if (opened.state === 'failed') {
    return <EmptyState title={`${item.name} cannot be opened`}>{describe(opened.problem)}</EmptyState>
  }
  if (opened.state === 'opening' || modality === undefined) return <OpeningItem name={item.name} {...progress} />
  const { Viewer } = opened.value
  return (
    <div className={styles.viewer} data-key-scope={modality.id}>
      <KeyScopeContext value={modality.id}>
        <Viewer paneId={paneId} opened={opened.value.opened} />
      </KeyScopeContext>
    </div>
  )
}
