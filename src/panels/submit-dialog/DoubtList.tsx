import type { Doubt, Place, Severity } from '../../domain/checks/submit-check.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import styles from './SubmitDialog.module.css'

const severityText: Readonly<Record<Severity, string>> = {
  block: 'Has to be settled',
  warn: 'Contradiction',
  note: 'For your notice',
}

/** Doubts that a digit leads to. */
export const keyedDoubts = 9

interface DoubtListProps {
  readonly doubts: readonly Doubt[]
  readonly onGo: (place: Place) => void
}

/** What does not go together in a reading, each with the key that leads there. */
export function DoubtList({ doubts, onGo }: DoubtListProps) {
  if (doubts.length === 0) return null
  return (
    <ul aria-label="Look at" className={styles.doubts}>
      {doubts.map(({ message, severity, place }, index) => (
        <li key={`${message} ${JSON.stringify(place)}`} className={styles.doubt} data-severity={severity}>
          <span className={styles.sign} aria-hidden />
          <span className={styles.spoken}>{severityText[severity]}: </span>
          {place === null ? (
            <span className={styles.text}>{message}</span>
          ) : (
            <button
              type="button"
              className={styles.go}
              {...(index < keyedDoubts ? { 'aria-keyshortcuts': String(index + 1) } : {})}
              onClick={() => onGo(place)}
            >
              <span className={styles.text}>{message}</span>
              {index < keyedDoubts && <KeyCap name={String(index + 1)} />}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
