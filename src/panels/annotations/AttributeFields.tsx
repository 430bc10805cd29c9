import { setAttribute } from '../../domain/commands/attribute-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { attributeProblem, attributeValue, isAttributeMissing } from '../../domain/labels/attributes.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { AttributeDefinition } from '../../domain/records/label.ts'
import { type Json, jsonEquals } from '../../lib/json.ts'
import styles from './AnnotationDetails.module.css'
import { AttributeField } from './AttributeField.tsx'
import { attributeMessage } from './attribute-messages.ts'

interface AttributeFieldsProps {
  /** Those that share the attributes; an edit is of all of them. */
  readonly annotations: readonly Annotation[]
  readonly definitions: readonly AttributeDefinition[]
  readonly onCommand: (command: Command) => void
}

/** The attributes of what is selected, each by its type. */
export function AttributeFields({ annotations, definitions, onCommand }: AttributeFieldsProps) {
  if (definitions.length === 0) return null
  const ids = annotations.map(({ id }) => id)
  return (
    <fieldset className={styles.codes}>
      <legend className={styles.legend}>Attributes</legend>
      <div className={styles.attributes}>
        {definitions.map((definition) => {
          const values = annotations.map((annotation) => attributeValue(annotation, definition.id))
          const shared = valueOfAll(values)
          return (
            <AttributeField
              key={definition.id}
              definition={definition}
              value={shared}
              isMixed={shared === undefined}
              note={noteOn(definition, values)}
              onCommit={(value) => onCommand(setAttribute(ids, definition, value))}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** The value that all have; undefined where they differ. */
function valueOfAll(values: readonly Json[]): Json | undefined {
  const [first = null, ...others] = values
  return others.every((value) => jsonEquals(value, first)) ? first : undefined
}

/** What is to be put right, said calmly; null where nothing is. */
function noteOn(definition: AttributeDefinition, values: readonly Json[]): string | null {
  const fault = values.map((value) => attributeProblem(definition, value)).find((problem) => problem !== undefined)
  if (fault !== undefined) return attributeMessage(fault, definition)
  return values.some((value) => isAttributeMissing(definition, value)) ? 'Still to be said' : null
}
