import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { attributeProblem, attributeText, scaleOf } from '../../domain/labels/attributes.ts'
import type { AttributeDefinition } from '../../domain/records/label.ts'
import type { Json } from '../../lib/json.ts'
import { parseNumber } from '../../lib/parse-number.ts'
import { RangeField } from '../../ui/RangeField.tsx'
import { useCommitOnLeave } from '../../ui/use-commit-on-leave.ts'
import styles from './AnnotationDetails.module.css'
import { attributeMessage } from './attribute-messages.ts'

interface AttributeFieldProps {
  readonly definition: AttributeDefinition
  /** Undefined where several annotations differ, null where there is none. */
  readonly value: Json | undefined
  readonly isMixed: boolean
  /** What is to be put right, if anything. */
  readonly note: string | null
  /** Null takes the value away. */
  readonly onCommit: (value: Json) => void
}

/** Types that need the whole width. */
const wide: ReadonlySet<AttributeDefinition['type']> = new Set(['choices', 'scale', 'text'])

/** One attribute, as its type is best given. */
export function AttributeField(props: AttributeFieldProps) {
  const { definition, note } = props
  return (
    <div
      className={styles.attribute}
      data-field={`attribute:${definition.id}`}
      data-wide={wide.has(definition.type) || undefined}
    >
      {fieldOf(props)}
      {note !== null && <span className={styles.note}>{note}</span>}
    </div>
  )
}

function fieldOf(props: AttributeFieldProps) {
  switch (props.definition.type) {
    case 'checkbox':
      return <YesNo {...props} />
    case 'choice':
      return <Choice {...props} />
    case 'choices':
      return <Choices {...props} />
    case 'scale':
      return <Scale {...props} />
    case 'number':
    case 'text':
      return <Typed {...props} />
  }
}

/** Yes, no, or not said: an unticked box would not tell "no" from "nobody has looked". */
function YesNo({ definition, value, isMixed, onCommit }: AttributeFieldProps) {
  const chosen = value === true ? 'yes' : value === false ? 'no' : isMixed ? 'mixed' : ''
  return (
    <NativeSelect
      label={nameOf(definition)}
      required={definition.required}
      withAsterisk={false}
      value={chosen}
      data={[
        ...(isMixed ? [{ value: 'mixed', label: 'Several values' }] : []),
        { value: '', label: 'Not said' },
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== 'mixed') onCommit(currentTarget.value === '' ? null : currentTarget.value === 'yes')
      }}
    />
  )
}

const mixed = '\u0000mixed'
const notSaid = '\u0000none'

function Choice({ definition, value, isMixed, onCommit }: AttributeFieldProps) {
  const options = definition.options ?? []
  const isKnown = typeof value === 'string' && options.includes(value)
  const chosen = isMixed ? mixed : value === null ? notSaid : String(value)
  return (
    <NativeSelect
      label={nameOf(definition)}
      required={definition.required}
      withAsterisk={false}
      value={chosen}
      data={[
        ...(isMixed ? [{ value: mixed, label: 'Several values' }] : []),
        { value: notSaid, label: 'Not said' },
        ...(isMixed || isKnown || value === null ? [] : [{ value: chosen, label: chosen }]),
        ...options.map((option) => ({ value: option, label: option })),
      ]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== mixed) onCommit(currentTarget.value === notSaid ? null : currentTarget.value)
      }}
    />
  )
}

function Choices({ definition, value, isMixed, onCommit }: AttributeFieldProps) {
  const chosen = Array.isArray(value) ? value.map(String) : []
  const options = [...new Set([...(definition.options ?? []), ...chosen])]
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>
        {nameOf(definition)}
        {isMixed && ' (several values)'}
      </legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          size="xs"
          label={option}
          checked={chosen.includes(option)}
          onChange={({ currentTarget: { checked } }) => {
            // In the order of the options, so that the same choice is the same value.
            const next = options.filter((one) => (one === option ? checked : chosen.includes(one)))
            onCommit(next.length === 0 ? null : next)
          }}
        />
      ))}
    </fieldset>
  )
}

function Scale({ definition, value, isMixed, onCommit }: AttributeFieldProps) {
  const { min, max, step } = scaleOf(definition)
  // Each value on the way would be an edit of its own: what is dragged is stored when it is let go.
  const [draft, setDraft] = useState<number | null>(null)
  const now = draft ?? (typeof value === 'number' ? value : null)
  const text = now === null ? (isMixed ? 'Several values' : 'Not said') : (attributeText(definition, now) ?? '')
  const commit = () => {
    if (draft !== null) onCommit(draft)
    setDraft(null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears when the knob inside is let go
    <div className={styles.scale} onPointerUp={commit} onKeyUp={commit} onBlur={commit}>
      <RangeField
        label={nameOf(definition)}
        min={min}
        max={max}
        step={step}
        value={now}
        text={text}
        onChange={setDraft}
      />
      {value !== null && (
        <button type="button" className={styles.clear} onClick={() => onCommit(null)}>
          Not said
        </button>
      )}
    </div>
  )
}

/** A number or a text: stored on Enter or on leaving the field. */
function Typed({ definition, value, isMixed, onCommit }: AttributeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const stored =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const commit = useCommitOnLeave(() => {
    if (draft === null) return
    const typed = definition.type === 'number' ? parseNumber(draft) : draft
    const next = draft.trim() === '' ? null : typed
    if (draft === stored) return leave()
    const fault = next === null && draft.trim() !== '' ? 'attribute-not-number' : attributeProblem(definition, next)
    if (fault !== undefined) return setError(attributeMessage(fault, definition))
    onCommit(next)
    leave()
  })
  const leave = () => {
    setDraft(null)
    setError(null)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') commit()
    if (key === 'Escape') leave()
  }
  return (
    <TextInput
      label={nameOf(definition)}
      required={definition.required}
      withAsterisk={false}
      autoComplete="off"
      placeholder={isMixed ? 'Several values' : 'Not said'}
      {...(definition.type === 'number' ? { inputMode: 'decimal' as const } : {})}
      error={error}
      value={draft ?? stored}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}

/** "Size, mm (1 to 90)" */
function nameOf({ name, type, unit, min, max }: AttributeDefinition): string {
  const withUnit = unit === undefined || unit === '' ? name : `${name}, ${unit}`
  if (type !== 'number') return withUnit
  if (min !== undefined && max !== undefined) return `${withUnit} (${min} to ${max})`
  if (min !== undefined) return `${withUnit} (at least ${min})`
  return max === undefined ? withUnit : `${withUnit} (at most ${max})`
}
