import { Checkbox } from '@mantine/core'
import styles from './ExportPage.module.css'
import type { OptionField } from './option-fields.ts'

export type OptionValues = Readonly<Record<string, boolean>>

interface ExportOptionsProps {
  readonly fields: readonly OptionField[]
  /** Only what differs from the defaults. */
  readonly values: OptionValues
  readonly onChange: (values: OptionValues) => void
}

/** What a format lets one choose. */
export function ExportOptions({ fields, values, onChange }: ExportOptionsProps) {
  if (fields.length === 0) return null
  return (
    <fieldset aria-label="Options" className={styles.options}>
      {fields.map(({ key, label, isOn }) => (
        <Checkbox
          key={key}
          label={label}
          checked={values[key] ?? isOn}
          onChange={(event) => onChange({ ...values, [key]: event.currentTarget.checked })}
        />
      ))}
    </fieldset>
  )
}
