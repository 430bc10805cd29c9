import { useSyncExternalStore } from 'react'
import { scaleOf, scalesOf } from '../../../domain/geometry/affine.ts'
import { isHidden, plainMarkView } from '../../../session/mark-view.ts'
import { useCaseRecords, useProject, useSession, useView } from '../../../session/session-context.ts'
import { shownUnit } from '../measure/suv.ts'
import type { OpenedImage } from '../opened-image.ts'
import { StackNotes } from '../stack/StackNotes.tsx'
import type { PointedAt } from './pointed-at.ts'
import styles from './ReadOut.module.css'
import { numberText, valueText } from './value-text.ts'
import { WindowFields } from './WindowFields.tsx'

interface ReadOutProps {
  readonly paneId: string
  readonly opened: OpenedImage
  readonly pointedAt: PointedAt
}

/** Position, value, window and zoom in figures; the name of the mark under the pointer. */
export function ReadOut({ paneId, opened, pointedAt }: ReadOutProps) {
  const at = useSyncExternalStore(pointedAt.subscribe, pointedAt.get)
  const transform = useView((view) => view.panes[paneId]?.transform)
  // The pixel under the pointer is another after each scroll.
  useView((view) => view.panes[paneId]?.slice)
  const isSquare = transform == null || scalesOf(transform).x === scalesOf(transform).y
  const value = at === null ? null : valueText(opened.picture, at, shownUnit(opened.picture, opened.item.facts))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label="Read-out" className={styles.strip}>
      <span className={styles.position}>
        {at !== null && value !== null && `x ${Math.floor(at.x)}  y ${Math.floor(at.y)}`}
      </span>
      <span className={styles.value}>{value}</span>
      <HoveredName />
      {opened.stack != null && <StackNotes stack={opened.stack} paneId={paneId} />}
      <OverlayHidden opened={opened} />
      <HiddenHere itemId={opened.item.id} />
      <WindowFields paneId={paneId} opened={opened} />
      <span
        className={styles.zoom}
        title={`Device pixels for each pixel of the picture${isSquare ? '' : ', along its shorter side'}. Turn the wheel, or press + and -.`}
      >
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

/** Graphics of the file that are switched off, so that nobody takes them for absent. */
function OverlayHidden({ opened }: Pick<ReadOutProps, 'opened'>) {
  const { viewStore } = useSession()
  const areShown = useView((view) => view.overlays)
  if (areShown || (opened.overlays?.length ?? 0) === 0) return null
  return (
    <button type="button" className={styles.hidden} onClick={() => viewStore.setOverlays(true)}>
      Overlay hidden: show
    </button>
  )
}

/** Marks of this picture that are hidden, so that nobody takes them for absent. */
function HiddenHere({ itemId }: { readonly itemId: string }) {
  const { viewStore } = useSession()
  const marks = useView((view) => view.marks)
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  if (marks.hidden.size === 0 && marks.isolated === null) return null
  const count = [...annotations.values()].filter((one) => one.itemId === itemId && isHidden(marks, one)).length
  if (count === 0) return null
  return (
    <button
      type="button"
      className={styles.hidden}
      title="Hidden in this tab only: they are counted and exported all the same."
      onClick={() => viewStore.setMarks({ hidden: plainMarkView.hidden, isolated: null })}
    >
      {count} hidden: show
    </button>
  )
}
