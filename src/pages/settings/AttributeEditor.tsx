import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AttributeDefinition, Label } from '../../domain/records/label.ts'
import { countAttributeUses } from '../../persistence/attribute-uses.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
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

/** An attribute that was taken away though annotations have a value for it. */
interface Removed {
  readonly definition: AttributeDefinition
  /** Its index in the list it was taken from. */
  readonly place: number
  readonly uses: number
}

/** What can be said of the marks of one label, and the names of its keypoints. */
export function AttributeEditor({ label, projectId, onChange }: AttributeEditorProps) {
  const { db, env } = useApp()
  const [removed, setRemoved] = useState<Removed | null>(null)
  const { name, attributes, keypoints = [], targets } = label
  const commit = (next: readonly AttributeDefinition[]) => onChange({ attributes: [...next] })
  const takesKeypoints = targets.length === 0 || targets.includes('keypoints')

  const remove = async (definition: AttributeDefinition) => {
    const place = attributes.indexOf(definition)
    commit(withoutAttribute(attributes, definition.id))
    const uses = await countAttributeUses(db, projectId, definition.id)
    setRemoved(uses === 0 ? null : { definition, place, uses })
  }
  // An undo brings it back as well.
  const isGone = removed !== null && attributes.every(({ id }) => id !== removed.definition.id)
  const bringBack = () => {
    if (removed === null) return
    commit(attributes.toSpliced(removed.place, 0, removed.definition))
    setRemoved(null)
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
      {isGone && (
        <p role="status" className={styles.removed}>
          <span>
            {removed.definition.name} is removed.{' '}
            {countText(removed.uses, 'annotation keeps its', 'annotations keep their')} value for it, in the log and in
            exports; it is no longer shown or asked for.
          </span>
          <Button size="compact-xs" onClick={bringBack}>
            Bring it back
          </Button>
        </p>
      )}
    </section>
  )
}
