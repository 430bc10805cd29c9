import { Button, NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { setLaterality, swapSides } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { type Annotation, lateralities } from '../../domain/records/annotation.ts'
import type { Facts } from '../../domain/records/case.ts'
import type { Label } from '../../domain/records/label.ts'
import { sideOfTarget } from '../../domain/sides/side-of-target.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useKeyNames } from '../../ui/keys/keys-context.ts'
import styles from './AnnotationDetails.module.css'
import { lateralityText } from './annotation-text.ts'
import { sideText, unknownSideText } from './side-text.ts'

interface SideFieldProps {
  readonly annotation: Annotation
  readonly onCommand: (command: Command) => void
}

/** The patient's side of an annotation, to be chosen. */
export function SideSelect({ annotation, onCommand }: SideFieldProps) {
  return (
    <NativeSelect
      label="Patient’s side"
      data-field="side"
      className={styles.grow}
      value={annotation.laterality}
      onChange={({ currentTarget: { value } }) => {
        const chosen = lateralities.find((candidate) => candidate === value)
        if (chosen !== undefined) onCommand(setLaterality(annotation.id, chosen))
      }}
      data={lateralities.map((value) => ({ value, label: lateralityText[value] }))}
    />
  )
}

interface SideNoteProps extends SideFieldProps {
  /** Undefined where the label set no longer has it. */
  readonly label: Label | undefined
  /** Of the item it is on; undefined where it is on none. */
  readonly facts: Facts | undefined
  /** The key that does the same as the button; empty: none. */
  readonly swapKey: string
}

/** How the side is known, or why it is not, and the other side at one press; nothing for what has no sides. */
export function SideNote({ annotation, label, facts, swapKey, onCommand }: SideNoteProps) {
  const noteId = useId()
  const keys = useKeyNames()
  const told = sideText(annotation)
  if (told === null && label?.paired !== true) return null
  const other = annotation.laterality === 'left' ? 'right' : 'left'
  return (
    <div className={styles.side}>
      <span id={noteId} className={styles.sideNote}>
        {told ?? whyUnknown(annotation, facts)}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-describedby={noteId}
        {...(swapKey === '' ? {} : { ...keys.aria(swapKey), rightSection: <KeyCap name={swapKey} /> })}
        onClick={() => onCommand(swapSides([annotation.id]))}
      >
        Make it {other}
      </Button>
    </div>
  )
}

function whyUnknown({ target }: Annotation, facts: Facts | undefined): string {
  if (target.kind === 'span') return unknownSideText('no-words')
  return unknownSideText(facts === undefined ? 'no-place' : sideOfTarget(target, facts).detail)
}
