import { Button } from '@mantine/core'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useSession, useView } from '../../session/session-context.ts'
import styles from './MeasureSection.module.css'

const figure = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, useGrouping: false })

/** The window in force when a mark was drawn, and the way back to it; nothing where none is recorded. */
export function DrawnWindow({ annotation }: { readonly annotation: Annotation }) {
  const { viewStore } = useSession()
  const { display, itemId } = annotation
  const showing = useView(({ panes }) =>
    Object.entries(panes)
      .flatMap(([id, pane]) => (pane.itemId === itemId ? [id] : []))
      .join(' '),
  )
  if (display === null) return null
  const { windowCentre: centre, windowWidth: width } = display
  const text = `${figure.format(centre)} / ${figure.format(width)}`
  return (
    <div className={styles.drawn}>
      <span className={styles.basis}>Drawn at window {text}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={showing === ''}
        onClick={() => {
          for (const paneId of showing.split(' ')) viewStore.setPane(paneId, { window: { centre, width } })
          viewStore.announce(`Window ${text}, as it was drawn`)
        }}
      >
        Show as drawn
      </Button>
    </div>
  )
}
