import styles from './LabelChip.module.css'
import { inkOn, monogram } from './label-cue.ts'

interface LabelChipProps {
  readonly name: string
  /** `#rrggbb` */
  readonly color: string
}

/** A label's colour with its two letters; decoration beside the name. */
export function LabelChip({ name, color }: LabelChipProps) {
  return (
    <span className={styles.chip} style={{ background: color, color: inkOn(color) }} aria-hidden>
      {monogram(name)}
    </span>
  )
}
