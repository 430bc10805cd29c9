import { type ComponentType, lazy, Suspense, useCallback } from 'react'
import type { Modality, ViewerProps } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import type { BlindingRule } from '../../domain/records/project.ts'
import { fail, ok } from '../../lib/result.ts'
import { blobReader } from '../../persistence/blobs.ts'
import { useCaseRecords, useSession, useView } from '../../session/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { useDescribe } from '../shared/use-describe.ts'
import { useHeld } from '../shared/use-record-store.ts'
import { BlindNotice } from './BlindNotice.tsx'
import { isReport } from './blinded-case.ts'
import styles from './PaneArea.module.css'
import { useHidden } from './use-hidden.ts'

const viewers = new WeakMap<Modality, ComponentType<ViewerProps>>()

/** The viewer of a modality, loaded when first shown. */
function viewerOf(modality: Modality): ComponentType<ViewerProps> {
  const known = viewers.get(modality)
  if (known !== undefined) return known
  const viewer = lazy(() => modality.loadViewer())
  viewers.set(modality, viewer)
  return viewer
}

interface ItemPaneProps {
  readonly paneId: string
  /** Items of the case in reading order, with names that tell them apart. */
  readonly choices: readonly { readonly item: Item; readonly name: string }[]
  /** 1-based place of the pane. */
  readonly place: number
  /** Asks whether what is hidden is to be shown. */
  readonly onReveal: (rules: readonly BlindingRule[]) => void
}

/** One item on view, and the choice of another. */
export function ItemPane({ paneId, choices, place, onReveal }: ItemPaneProps) {
  const { viewStore } = useSession()
  const itemId = useView(({ panes }) => panes[paneId]?.itemId ?? null)
  const isActive = useView(({ activePane }) => activePane === paneId)
  const item = useCaseRecords(({ tables }) => (itemId === null ? undefined : tables.item.get(itemId)))
  const { modalities } = useModules()
  const isHidden = useHidden().has('report') && isReport(modalities.get(item?.modality ?? ''))
  const activate = () => {
    if (!isActive) viewStore.activatePane(paneId)
  }
  return (
    <div
      className={styles.pane}
      data-pane={paneId}
      data-active={isActive || undefined}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
    >
      {choices.length > 1 && (
        <div className={styles.paneHeader}>
          <select
            className={styles.chooser}
            aria-label={`Item in pane ${place}`}
            value={itemId ?? ''}
            onChange={(event) => viewStore.setPane(paneId, freshView(event.currentTarget.value))}
          >
            {choices.map((choice) => (
              <option key={choice.item.id} value={choice.item.id}>
                {choice.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className={styles.paneBody}>
        {item === undefined ? (
          <EmptyState title="This case has no items">Import files to bring some in.</EmptyState>
        ) : isHidden ? (
          <BlindNotice rules={['report']} size="pane" onReveal={onReveal} />
        ) : (
          <ErrorBoundary
            key={item.id}
            fallback={() => (
              <EmptyState title="This item cannot be shown">
                Its viewer failed. Reload the page to try again.
              </EmptyState>
            )}
          >
            <OpenItem paneId={paneId} item={item} />
          </ErrorBoundary>
        )}
      </div>
    </div>
  )
}

/** Another item starts fitted, in its own window. */
export function freshView(itemId: string) {
  return { itemId, slice: null, transform: null, window: null, inverted: false }
}

function OpenItem({ paneId, item }: { readonly paneId: string; readonly item: Item }) {
  const { db } = useApp()
  const describe = useDescribe()
  const modality = useModules().modalities.get(item.modality)
  const opened = useHeld(
    useCallback(
      async (signal: AbortSignal) => {
        if (modality === undefined) return fail('modality-unknown', { modality: item.modality })
        const result = await modality.open(item, blobReader(db), signal)
        return result.ok ? ok({ value: result.value, release: () => result.value.dispose() }) : result
      },
      [db, item, modality],
    ),
  )
  if (opened.state === 'failed') {
    return <EmptyState title={`${item.name} cannot be opened`}>{describe(opened.problem)}</EmptyState>
  }
  if (opened.state === 'opening' || modality === undefined) return <SkeletonRows label={`Opening ${item.name}`} />
  const Viewer = viewerOf(modality)
  return (
    <Suspense fallback={<SkeletonRows label={`Opening ${item.name}`} />}>
      <Viewer paneId={paneId} opened={opened.value} />
    </Suspense>
  )
}
