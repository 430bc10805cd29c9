import { Checkbox, NativeSelect } from '@mantine/core'
import type { OptionField } from '../../contracts/option-field.ts'
import { isPlainObject, ownMember } from '../../lib/json.ts'
import type { ProjectOffer } from '../../workers/selection-counts.ts'
import { ChipGroup } from './ChipGroup.tsx'
import styles from './ExportPage.module.css'
import { type OptionValues, offered } from './option-fields.ts'

interface ExportOptionsProps {
  readonly fields: readonly OptionField[]
  readonly values: OptionValues
  readonly offer: ProjectOffer | undefined
  readonly onChange: (values: OptionValues) => void
}

/** What a format lets one choose, drawn from the fields that it declares. */
export function ExportOptions({ fields, values, offer, onChange }: ExportOptionsProps) {
  return fields.map((field) => (
    <OptionControl
      key={field.key}
      field={field}
      value={ownMember(values, field.key)}
      offer={offer}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
    />
  ))
}

interface OptionControlProps {
  readonly field: OptionField
  readonly value: unknown
  readonly offer: ProjectOffer | undefined
  readonly onChange: (value: unknown) => void
}

function OptionControl({ field, value, offer, onChange }: OptionControlProps) {
  const { label, help } = field
  switch (field.kind) {
    case 'toggle':
      return (
        <Checkbox
          label={label}
          description={help}
          checked={value === true}
          onChange={({ currentTarget: { checked } }) => onChange(checked)}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          label={label}
          description={help}
          value={String(value)}
          data={[...field.choices]}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'several': {
      const names = offered(field.from, offer)
      const chosen = textsOf(value)
      if (names.length === 0) return null
      return (
        <ChipGroup
          label={label}
          none="none"
          chips={names.map((name) => ({ value: name, label: name }))}
          chosen={chosen.length === 0 ? null : chosen}
          onChange={(next) => onChange(next ?? [])}
        />
      )
    }
    case 'mapping': {
      const codes = isPlainObject(value) ? value : {}
      return (
        <fieldset className={styles.mapping}>
          <legend>{label}</legend>
          {field.rows.map((row) => (
            <NativeSelect
              key={row.value}
              label={row.label}
              classNames={{ root: styles.mappingRow ?? '' }}
              value={String(ownMember(codes, row.value))}
              data={[...field.choices]}
              onChange={({ currentTarget }) => onChange({ ...codes, [row.value]: currentTarget.value })}
            />
          ))}
          {help !== undefined && <p className={styles.dim}>{help}</p>}
        </fieldset>
      )
    }
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : []
}
