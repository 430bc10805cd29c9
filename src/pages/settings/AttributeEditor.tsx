import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AttributeDefinition, Label } from '../../domain/records/label.ts'
import { countAttributeUses } from '../../persistence/attribute-uses.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { countText } from '../../ui/time-text.ts'
import { useApp } from '../shared/app-services.ts'
import styles from './AttributeEditor.module.css'
import { AttributeRow } from './AttributeRow.tsx'
import { addAttribute, listOf, moveAttribute, replaceAttribute, withoutAttribute } from './attribute-edits.ts'

interface AttributeEditorProps {
  readonly label: Label
  readonly projectId: string
  /** Makes the change, or answers why not. */
  readonly onChange: (change: Partial<Label>) => string | null
}

/** What can be said of the marks of one label, and the names of its keypoints. */
export function AttributeEditor({ label, projectId, onChange }: AttributeEditorProps) {
  const { db, env } = useApp()
  const [leaving, setLeaving] = useState<{ readonly definition: AttributeDefinition; readonly uses: number } | null>(
    null,
  )
  const { name, attributes, keypoints = [], targets } = label
  const commit = (next: readonly AttributeDefinition[]) => onChange({ attributes: [...next] })
  const takesKeypoints = targets.length === 0 || targets.includes('keypoints')

  const remove = async (definition: AttributeDefinition) => {
    const uses = await countAttributeUses(db, projectId, definition.id)
    if (uses === 0) commit(withoutAttribute(attributes, definition.id))
    else setLeaving({ definition, uses })
  }

  return (
    <section aria-label={`Attributes of ${name}`} className={styles.editor}>
      {attributes.length > 0 && (
        <ul className={styles.list} aria-label={`Attributes of ${name}`}>
          {attributes.map((definition) => (
            <AttributeRow
              key={definition.id}
              definition={definition}
              onChange={(next) => commit(replaceAttribute(attributes, next))}
              onMove={(by) => commit(moveAttribute(attributes, definition.id, by))}
              onRemove={() => void remove(definition)}
            />
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Button leftSection={<IconPlus size={15} />} onClick={() => commit(addAttribute(attributes, env.newId()))}>
          Add attribute
        </Button>
        {takesKeypoints && (
          <div className={styles.keypoints}>
            <CommitInput
              label="Names of keypoints, in order, with commas between; empty: numbered"
              isLabelShown
              value={keypoints.join(', ')}
              onCommit={(text) => onChange({ keypoints: listOf(text) })}
            />
          </div>
        )}
      </div>
      {leaving !== null && (
        <Dialog title={`Remove ${leaving.definition.name}?`} size="sm" onClose={() => setLeaving(null)}>
          <p className={styles.text}>
            {countText(leaving.uses, 'annotation has', 'annotations have')} a value for it. They keep it, in the log and
            in exports, but it is no longer shown or asked for.
          </p>
          <div className={styles.actions}>
            <Button onClick={() => setLeaving(null)}>Cancel</Button>
            <Button
              data-autofocus
              variant="filled"
              onClick={() => {
                commit(withoutAttribute(attributes, leaving.definition.id))
                setLeaving(null)
              }}
            >
              Remove attribute
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
