import { KeyCap } from '../../ui/KeyCap.tsx'
import type { ReasonChoice } from './reason-choices.ts'
import styles from './SubmitDialog.module.css'

interface ReasonKeysProps {
  readonly label: string
  readonly reasons: readonly ReasonChoice[]
  readonly onPick: (reason: ReasonChoice) => void
}

/** Common reasons, each on its key; the first takes the focus that a dialog gives. */
export function ReasonKeys({ label, reasons, onPick }: ReasonKeysProps) {
  return (
    <fieldset aria-label={label} className={styles.reasons}>
      {reasons.map((reason, index) => (
        <button
          key={reason.key}
          type="button"
          className={styles.reason}
          aria-keyshortcuts={reason.key}
          data-autofocus={index === 0 || undefined}
          onClick={() => onPick(reason)}
        >
          <span className={styles.text}>{reason.text}</span>
          <KeyCap name={reason.key} />
        </button>
      ))}
    </fieldset>
  )
}
