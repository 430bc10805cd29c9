import { useSyncExternalStore } from 'react'
import { scaleOf } from '../../../domain/geometry/affine.ts'
import { useCaseRecords, useProject, useView } from '../../../session/session-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import type { PointedAt } from './pointed-at.ts'
import styles from './ReadOut.module.css'
import { numberText, valueText } from './value-text.ts'

interface ReadOutProps {
  readonly paneId: string
  readonly opened: OpenedImage
  readonly pointedAt: PointedAt
}

/** Position, value, window and zoom in figures; the name of the mark under the pointer. */
export function ReadOut({ paneId, opened, pointedAt }: ReadOutProps) {
  const at = useSyncExternalStore(pointedAt.subscribe, pointedAt.get)
  const window = useView((view) => view.panes[paneId]?.window) ?? opened.defaultWindow
  const transform = useView((view) => view.panes[paneId]?.transform)
  const value = at === null ? null : valueText(opened.picture, at)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label="Read-out" className={styles.strip}>
      <span className={styles.position}>
        {at !== null && value !== null && `x ${Math.floor(at.x)}  y ${Math.floor(at.y)}`}
      </span>
      <span className={styles.value}>{value}</span>
      <HoveredName />
      {window !== null && (
        <span title="Window: centre and width. Drag with the right button, or press [ ] { }.">
          <span className={styles.hint}>right-drag: window </span>C {numberText(window.centre)} W{' '}
          {numberText(window.width)}
        </span>
      )}
      <span title="Device pixels for each pixel of the picture. Turn the wheel, or press + and -.">
        {transform == null ? '' : `${numberText(Math.round(scaleOf(transform) * devicePixelRatio * 1000) / 10)} %`}
      </span>
    </div>
  )
}

/** Colour is never the only cue: the label of the mark under the pointer, in words. */
function HoveredName() {
  const hovered = useView((view) => view.hovered)
  const labelId = useCaseRecords(({ tables }) => tables.annotation.get(hovered ?? '')?.labelId)
  const label = useProject().labelSet.labels.find(({ id }) => id === labelId)
  return <span className={styles.hovered}>{label?.name}</span>
}
