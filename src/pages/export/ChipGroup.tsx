import styles from './ChipGroup.module.css'

export interface Chip<T> {
  readonly value: T
  readonly label: string
}

interface ChipGroupProps<T> {
  readonly label: string
  readonly chips: readonly Chip<T>[]
  /** Null: none is chosen, and all count. */
  readonly chosen: readonly T[] | null
  /** Said while none is chosen. */
  readonly none: string
  readonly onChange: (chosen: readonly T[] | null) => void
}

/** A filter: without a choice it lets everything through. */
export function ChipGroup<T>({ label, chips, chosen, none, onChange }: ChipGroupProps<T>) {
  const toggle = (value: T) => {
    const before = chosen ?? []
    const next = before.includes(value) ? before.filter((other) => other !== value) : [...before, value]
    onChange(next.length === 0 ? null : next)
  }
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {label} {chosen === null && <span className={styles.none}>{none}</span>}
      </legend>
      <div className={styles.chips}>
        {chips.map(({ value, label: text }) => (
          <label key={text} className={styles.chip} data-chosen={chosen?.includes(value) || undefined}>
            <input
              type="checkbox"
              className={styles.box}
              checked={chosen?.includes(value) ?? false}
              onChange={() => toggle(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
