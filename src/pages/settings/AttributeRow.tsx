import { Checkbox, NativeSelect } from '@mantine/core'
import { attributeTypes, withOptions, withType } from '../../domain/labels/attribute-definitions.ts'
import type { AttributeDefinition } from '../../domain/records/label.ts'
import { parseNumber } from '../../lib/parse-number.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { AttributeDefault } from './AttributeDefault.tsx'
import styles from './AttributeEditor.module.css'
import { listOf } from './attribute-edits.ts'
import { RowActions } from './RowActions.tsx'

interface AttributeRowProps {
  readonly definition: AttributeDefinition
  /** Makes the change, or answers why not. */
  readonly onChange: (next: AttributeDefinition) => string | null
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

const typeText: Readonly<Record<AttributeDefinition['type'], string>> = {
  checkbox: 'Yes or no',
  choice: 'One of a list',
  choices: 'Several of a list',
  number: 'Number',
  text: 'Text',
  scale: 'Scale',
}

/** One attribute of a label, every part of it open to change. */
export function AttributeRow({ definition, onChange, onMove, onRemove }: AttributeRowProps) {
  const { name, type, required, options = [], unit = '' } = definition
  return (
    <li className={styles.attribute} aria-label={name}>
      <div className={styles.fields}>
        <div className={styles.name}>
          <CommitInput
            label="Name"
            isLabelShown
            value={name}
            onCommit={(text) => onChange({ ...definition, name: text.trim() })}
          />
        </div>
        <NativeSelect
          label="Type"
          className={styles.type}
          value={type}
          data={attributeTypes.map((value) => ({ value, label: typeText[value] }))}
          onChange={({ currentTarget: { value } }) => {
            const chosen = attributeTypes.find((candidate) => candidate === value)
            if (chosen !== undefined) onChange(withType(definition, chosen))
          }}
        />
        {(type === 'choice' || type === 'choices') && (
          <div className={styles.options}>
            <CommitInput
              label="Options, with commas between"
              isLabelShown
              value={options.join(', ')}
              onCommit={(text) => onChange(withOptions(definition, listOf(text)))}
            />
          </div>
        )}
        {type === 'number' && (
          <div className={styles.short}>
            <CommitInput
              label="Unit (UCUM)"
              isLabelShown
              value={unit}
              onCommit={(text) => onChange({ ...definition, unit: text.trim() })}
            />
          </div>
        )}
        {(type === 'number' || type === 'scale') && (
          <>
            <Limit definition={definition} part="min" label="Least" onChange={onChange} />
            <Limit definition={definition} part="max" label="Greatest" onChange={onChange} />
          </>
        )}
        {type === 'scale' && <Limit definition={definition} part="step" label="Step" onChange={onChange} />}
        <AttributeDefault definition={definition} onChange={onChange} />
        <Checkbox
          size="xs"
          className={styles.required}
          label="Required"
          checked={required}
          onChange={({ currentTarget }) => onChange({ ...definition, required: currentTarget.checked })}
        />
      </div>
      <span className={styles.rowActions}>
        <RowActions name={name} onMove={onMove} onRemove={onRemove} />
      </span>
    </li>
  )
}

interface LimitProps {
  readonly definition: AttributeDefinition
  readonly part: 'min' | 'max' | 'step'
  readonly label: string
  readonly onChange: AttributeRowProps['onChange']
}

/** An end or the step of a number or scale; empty: none. */
function Limit({ definition, part, label, onChange }: LimitProps) {
  const value = definition[part]
  return (
    <div className={styles.short}>
      <CommitInput
        label={label}
        isLabelShown
        value={value === undefined ? '' : String(value)}
        onCommit={(text) => {
          if (text.trim() === '') {
            const { [part]: _, ...rest } = definition
            return onChange(rest)
          }
          const number = parseNumber(text)
          if (number === null || (part === 'step' && number <= 0)) return 'A number is needed'
          return onChange({ ...definition, [part]: number })
        }}
      />
    </div>
  )
}
