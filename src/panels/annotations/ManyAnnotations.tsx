import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { labelAllows, setAssertion, setLabel } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { together } from '../../domain/commands/together.ts'
import { commonAttributes } from '../../domain/labels/attributes.ts'
import { type Annotation, assertions } from '../../domain/records/annotation.ts'
import { useProject } from '../../session/session-context.ts'
import { countText } from '../../ui/time-text.ts'
import styles from './AnnotationDetails.module.css'
import { AttributeFields } from './AttributeFields.tsx'
import { assertionText } from './annotation-text.ts'

interface ManyAnnotationsProps {
  readonly annotations: readonly Annotation[]
  readonly onCommand: (command: Command) => void
  readonly onRemove: () => void
  /** Buttons for more that can be done with them. */
  readonly children?: ReactNode
}

/** What can be said of several annotations at once: one edit, one step to undo. */
export function ManyAnnotations({ annotations, onCommand, onRemove, children }: ManyAnnotationsProps) {
  const project = useProject()
  const { labels } = project.labelSet
  const ids = annotations.map(({ id }) => id)
  const labelId = same(annotations.map((one) => one.labelId))
  const assertion = same(annotations.map((one) => one.assertion))
  const fitting = labels.filter((label) => annotations.every(({ target }) => labelAllows(label, target.kind)))
  const byId = new Map(labels.map((label) => [label.id, label]))
  const definitions = commonAttributes([...new Set(annotations.map((one) => byId.get(one.labelId)))])
  return (
    <div className={styles.details}>
      <div className={styles.count}>
        <span>{countText(annotations.length, 'annotation')} selected</span>
        {children}
        <ActionIcon data-hint="Delete" aria-label="Delete" onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      <div className={styles.row}>
        <NativeSelect
          label="Label of all"
          className={styles.grow}
          value={fitting.some(({ id }) => id === labelId) ? labelId : ''}
          onChange={({ currentTarget: { value } }) => {
            const label = byId.get(value)
            if (label !== undefined) onCommand(setLabel(ids, label, project))
          }}
          data={[
            ...(fitting.some(({ id }) => id === labelId) ? [] : [{ value: '', label: 'Several' }]),
            ...fitting.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label="Assertion of all"
          className={styles.grow}
          value={assertion ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const chosen = assertions.find((candidate) => candidate === value)
            if (chosen === undefined) return
            onCommand(
              together(
                'annotation.set-assertion',
                ids.map((id) => setAssertion(id, chosen)),
              ),
            )
          }}
          data={[
            ...(assertion === undefined ? [{ value: '', label: 'Several' }] : []),
            ...assertions.map((value) => ({ value, label: assertionText[value] })),
          ]}
        />
      </div>
      <AttributeFields annotations={annotations} definitions={definitions} onCommand={onCommand} />
    </div>
  )
}

/** The value that all have; undefined where they differ. */
function same<T>(values: readonly T[]): T | undefined {
  const [first] = values
  return values.every((value) => value === first) ? first : undefined
}
