import styles from './Segments.module.css'

interface SegmentsProps<T extends string> {
  /** Name of the group. */
  readonly name: string
  readonly choices: readonly T[]
  readonly text: Readonly<Record<T, string>>
  readonly value: T
  readonly onChoose: (value: T) => void
}

/** A few choices side by side, of which one holds. */
export function Segments<T extends string>({ name, choices, text, value, onChoose }: SegmentsProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser
    <span role="group" aria-label={name} className={styles.segments}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className={styles.segment}
          aria-pressed={choice === value}
          onClick={() => onChoose(choice)}
        >
          {text[choice]}
        </button>
      ))}
    </span>
  )
}
