import { Button } from '@mantine/core'
import type { Annotation, voiFunctions } from '../../domain/records/annotation.ts'
import { useSession, useView } from '../../session/session-context.ts'
import styles from './MeasureSection.module.css'

const figure = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, useGrouping: false })

/** What is worth a word beside the figures: the usual function is not. */
const functionTexts: Readonly<Record<(typeof voiFunctions)[number], string | undefined>> = {
  LINEAR: undefined,
  LINEAR_EXACT: 'linear exact',
  SIGMOID: 'sigmoid',
  LUT: 'curve of the file',
}

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
  const { windowCentre: centre, windowWidth: width, voiFunction, curve, inverted } = display
  const how = voiFunction === undefined ? undefined : functionTexts[voiFunction]
  const details = [how, inverted === true ? 'inverted' : undefined].filter((detail) => detail !== undefined)
  const text = [`${figure.format(centre)} / ${figure.format(width)}`, ...details].join(', ')
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
