import { NativeSelect } from '@mantine/core'
import { withDefault } from '../../domain/labels/attribute-definitions.ts'
import type { AttributeDefinition } from '../../domain/records/label.ts'
import { parseNumber } from '../../lib/parse-number.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import styles from './AttributeEditor.module.css'
import { listOf } from './attribute-edits.ts'

interface AttributeDefaultProps {
  readonly definition: AttributeDefinition
  /** Makes the change, or answers why not. */
  readonly onChange: (next: AttributeDefinition) => string | null
}

/** The value that a new mark begins with; none by default: nobody has said it yet. */
export function AttributeDefault({ definition, onChange }: AttributeDefaultProps) {
  const { type, options = [], default: value = null } = definition
  if (type === 'checkbox' || type === 'choice') {
    const choices = type === 'checkbox' ? ['yes', 'no'] : options
    const chosen = value === true ? 'yes' : value === false ? 'no' : value === null ? '' : String(value)
    return (
      <NativeSelect
        label="Default"
        className={styles.default}
        value={chosen}
        data={[{ value: '', label: 'None' }, ...choices.map((choice) => ({ value: choice, label: choice }))]}
        onChange={({ currentTarget: { value: picked } }) => {
          const next = picked === '' ? null : type === 'checkbox' ? picked === 'yes' : picked
          onChange(withDefault(definition, next))
        }}
      />
    )
  }
  return (
    <div className={styles.default}>
      <CommitInput
        label="Default"
        isLabelShown
        value={Array.isArray(value) ? value.map(String).join(', ') : value === null ? '' : String(value)}
        onCommit={(text) => {
          if (text.trim() === '') return onChange(withDefault(definition, null))
          if (type === 'choices') return onChange(withDefault(definition, listOf(text)))
          if (type === 'text') return onChange(withDefault(definition, text))
          const number = parseNumber(text)
          return number === null ? 'A number is needed' : onChange(withDefault(definition, number))
        }}
      />
    </div>
  )
}
