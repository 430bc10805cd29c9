import { Button } from '@mantine/core'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useCaseRecords, useSession, useView } from '../../session/session-context.ts'
import { drawnWindowText } from './drawn-window-text.ts'
import styles from './MeasureSection.module.css'

/** The window in force when a mark was drawn, and the way back to it; nothing where none is recorded. */
export function DrawnWindow({ annotation }: { readonly annotation: Annotation }) {
  const { viewStore } = useSession()
  const { display, itemId } = annotation
  const showing = useView(({ panes }) =>
    Object.entries(panes)
      .flatMap(([id, pane]) => (pane.itemId === itemId ? [id] : []))
      .join(' '),
  )
  const item = useCaseRecords(({ tables }) => tables.item.get(itemId ?? ''))
  if (display === null) return null
  const { windowCentre: centre, windowWidth: width, curve, inverted } = display
  const text = drawnWindowText(display, item?.facts ?? {})
  const shown = {
    window: curve === undefined ? { centre, width } : { centre, width, curve },
    ...(inverted === undefined ? {} : { inverted }),
  }
  return (
    <div className={styles.drawn}>
      <span className={styles.basis}>Drawn at window {text}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={showing === ''}
        onClick={() => {
          for (const paneId of showing.split(' ')) viewStore.setPane(paneId, shown)
          viewStore.announce(`Window ${text}, as it was drawn`)
        }}
      >
        Show as drawn
      </Button>
    </div>
  )
}
