import styles from './RangeField.module.css'

interface RangeFieldProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  /** Null: nothing chosen yet; the knob stands at the least value. */
  readonly value: number | null
  /** The value in words, shown and read out. */
  readonly text: string
  readonly onChange: (value: number) => void
}

/** A value between two ends, by pointer or arrow keys. */
export function RangeField({ label, min, max, step, value, text, onChange }: RangeFieldProps) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>
        {label}
        <output className={styles.value}>{text}</output>
      </span>
      <input
        type="range"
        className={styles.range}
        aria-label={label}
        aria-valuetext={text}
        min={min}
        max={max}
        step={step}
        value={value ?? min}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  )
}
