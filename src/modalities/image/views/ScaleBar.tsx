import { factsAt } from '../../../domain/measure/scale.ts'
import { useCaseRecords, useView } from '../../../session/session-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import { OverImage } from './OverImage.tsx'
import styles from './ScaleBar.module.css'
import { lengthText, scaleBarLength, spacingOf } from './scale-length.ts'

/** Widest bar, CSS pixels. */
const mostCssPx = 140

interface ScaleBarProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

/** How long things are; nothing where the picture's spacing is not known. */
export function ScaleBar({ paneId, opened }: ScaleBarProps) {
  const transform = useView((view) => view.panes[paneId]?.transform)
  const stated = useCaseRecords(({ tables }) => tables.item.get(opened.item.id))
  const slice = useView((view) => view.panes[paneId]?.slice)
  const spacing = spacingOf({ facts: factsAt((stated ?? opened.item).facts, slice) })
  const bar = transform == null || spacing === undefined ? null : scaleBarLength(transform, spacing, mostCssPx)
  if (bar === null || spacing === undefined) return null
  const text = `${lengthText(bar.lengthMm)} ${spacing.source}`
  return (
    <OverImage place="middle" label={`Scale bar: ${text}`}>
      <span className={styles.text}>
        {lengthText(bar.lengthMm)} <span className={styles.source}>{spacing.source}</span>
      </span>
      <span className={styles.rule} style={{ width: bar.widthCssPx }} />
    </OverImage>
  )
}
