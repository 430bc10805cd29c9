import { useEffect, useReducer } from 'react'
import { applyAffine } from '../../../domain/geometry/affine.ts'
import { referenceLine } from '../../../domain/stack/slice-place.ts'
import { useSession, useView } from '../../../session/session-context.ts'
import type { ViewState } from '../../../session/view-store.ts'
import styles from './ReferenceLines.module.css'

/** Where the slices of other panes cut the picture of this one; nothing where their places cannot be compared. */
export function ReferenceLines({ paneId }: { readonly paneId: string }) {
  const { viewStore } = useSession()
  const [, again] = useReducer((count: number) => count + 1, 0)
  useEffect(() => viewStore.surfaces.subscribe(again), [viewStore])
  const transform = useView(({ panes }) => panes[paneId]?.transform)
  const activePane = useView((view) => view.activePane)
  useView(shownSlices)
  const place = viewStore.surfaces.get(paneId)?.place?.() ?? null
  if (place === null || transform == null) return null
  const lines = viewStore.surfaces.all().flatMap(([other, surface]) => {
    const its = other === paneId ? null : (surface.place?.() ?? null)
    const line = its === null ? null : referenceLine(place, its)
    return line === null ? [] : [{ other, ends: line.map((end) => applyAffine(transform, end)) }]
  })
  if (lines.length === 0) return null
  return (
    <svg
      className={styles.lines}
      role="img"
      aria-label={lines.length === 1 ? 'Place of the slice in another pane' : 'Places of slices in other panes'}
    >
      {lines.map(({ other, ends: [from, to] }) => (
        <g key={other} className={other === activePane ? styles.active : undefined}>
          <line className={styles.rim} x1={from?.x} y1={from?.y} x2={to?.x} y2={to?.y} />
          <line className={styles.line} x1={from?.x} y1={from?.y} x2={to?.x} y2={to?.y} />
        </g>
      ))}
    </svg>
  )
}

/** Which slices are shown, as one text. */
function shownSlices({ panes }: ViewState): string {
  return Object.values(panes)
    .map(({ itemId, slice }) => `${itemId} ${slice?.part} ${slice?.frame}`)
    .join('\n')
}
