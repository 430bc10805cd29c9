import type { ExportFormat } from '../../contracts/export-format.ts'
import styles from './ExportPage.module.css'

interface FormatPickerProps {
  readonly formats: readonly ExportFormat<unknown>[]
  readonly chosenId: string
  readonly onChoose: (id: string) => void
}

/** The formats there are, each with what it carries. */
export function FormatPicker({ formats, chosenId, onChoose }: FormatPickerProps) {
  return (
    <div role="radiogroup" aria-label="Format" className={styles.formats}>
      {formats.map(({ id, label, description, spec }) => (
        <label key={id} className={styles.format} data-chosen={id === chosenId || undefined}>
          <input
            type="radio"
            name="format"
            className={styles.radio}
            checked={id === chosenId}
            onChange={() => onChoose(id)}
          />
          <span className={styles.formatName}>{label}</span>
          <span className={styles.dim}>{description}</span>
          <span className={styles.spec}>{spec}</span>
        </label>
      ))}
    </div>
  )
}
