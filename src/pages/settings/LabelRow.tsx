import { Button, Checkbox, CloseButton, Menu, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { Label } from '../../domain/records/label.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { targetKindText } from '../../panels/annotations/annotation-text.ts'
import { ColorField } from '../../ui/ColorField.tsx'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { TypeAhead } from '../../ui/type-ahead/TypeAhead.tsx'
import { conceptOptions } from '../shared/concept-options.ts'
import { AttributeEditor } from './AttributeEditor.tsx'
import { RowActions } from './RowActions.tsx'
import styles from './SettingsPage.module.css'

interface LabelRowProps {
  readonly label: Label
  /** Kinds of target that some modality makes. */
  readonly kinds: readonly TargetKind[]
  /** Whether some annotation has the label. */
  readonly isUsed: boolean
  /** Makes the change, or answers why not. */
  readonly onChange: (change: Partial<Label>) => string | null
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly projectId: string
}

/** One label of the project, every part of it open to change. */
export function LabelRow({ label, kinds, isUsed, projectId, onChange, onMove, onRemove }: LabelRowProps) {
  const { name, color, coding, paired, attributes } = label
  const [isOpen, setOpen] = useState(false)
  return (
    <li aria-label={name}>
      <div className={styles.row}>
        <ColorField label={`Colour of ${name}`} value={color} onCommit={(value) => onChange({ color: value })} />
        <CommitInput label={`Name of ${name}`} value={name} onCommit={(value) => onChange({ name: value.trim() })} />
        <HotkeyInput label={label} onChange={onChange} />
        <TargetsMenu label={label} kinds={kinds} onChange={onChange} />
        <div className={styles.coding}>
          {coding === null ? (
            <TypeAhead
              label="Find concept"
              nothingFound="No concept has all of these words"
              search={conceptOptions}
              onPick={(picked) => onChange({ coding: picked })}
            />
          ) : (
            <>
              <span className={styles.display}>{coding.display}</span>
              <span className={styles.dim}>{coding.code}</span>
              <CloseButton size="xs" aria-label={`Remove code of ${name}`} onClick={() => onChange({ coding: null })} />
            </>
          )}
        </div>
        <Checkbox
          size="xs"
          aria-label={`${name} has sides`}
          checked={paired}
          onChange={(event) => onChange({ paired: event.currentTarget.checked })}
        />
        <Button
          variant="default"
          fullWidth
          justify="flex-start"
          aria-label={`Attributes of ${name}: ${attributes.length === 0 ? 'None' : attributes.length}`}
          aria-expanded={isOpen}
          rightSection={isOpen ? <IconChevronUp size={13} aria-hidden /> : <IconChevronDown size={13} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {attributes.length === 0 ? 'None' : attributes.length}
        </Button>
        <span className={styles.rowActions}>
          <RowActions
            name={name}
            kept={isUsed ? `${name} is in use and cannot be removed` : undefined}
            onMove={onMove}
            onRemove={onRemove}
          />
        </span>
      </div>
      {isOpen && <AttributeEditor label={label} projectId={projectId} onChange={onChange} />}
    </li>
  )
}

interface PartProps {
  readonly label: Label
  readonly onChange: LabelRowProps['onChange']
}

function HotkeyInput({ label, onChange }: PartProps) {
  const [error, setError] = useState<string | null>(null)
  return (
    <TextInput
      aria-label={`Key of ${label.name}`}
      className={styles.hotkey}
      autoComplete="off"
      placeholder="none"
      error={error}
      value={label.hotkey?.toUpperCase() ?? ''}
      onChange={(event) => {
        // The key last typed counts, whether it was put before or after the old one.
        const typed = event.currentTarget.value.trim()
        const key = [...typed].find((sign) => sign.toUpperCase() !== label.hotkey?.toUpperCase())
        if (typed !== '' && key === undefined) return
        setError(onChange({ hotkey: key?.toLowerCase() ?? null }))
      }}
      onBlur={() => setError(null)}
    />
  )
}

interface TargetsMenuProps extends PartProps {
  readonly kinds: readonly TargetKind[]
}

function TargetsMenu({ label, kinds, onChange }: TargetsMenuProps) {
  const { name, targets } = label
  const [only] = targets
  const summary =
    targets.length === 0
      ? 'Anything'
      : targets.length === 1 && only !== undefined
        ? targetKindText[only]
        : `${targetKindText[targets[0] ?? 'whole']} +${targets.length - 1}`
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <Button
          variant="default"
          aria-label={`Marks that ${name} may go on: ${summary}`}
          fullWidth
          justify="flex-start"
        >
          {summary}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.CheckboxItem checked={targets.length === 0} onChange={() => onChange({ targets: [] })}>
          Anything
        </Menu.CheckboxItem>
        <Menu.Divider />
        {kinds.map((kind) => (
          <Menu.CheckboxItem
            key={kind}
            checked={targets.includes(kind)}
            onChange={(isOn) =>
              onChange({ targets: isOn ? [...targets, kind] : targets.filter((other) => other !== kind) })
            }
          >
            {targetKindText[kind]}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
