import { Checkbox } from '@mantine/core'
import { setCodings } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import styles from './AnnotationDetails.module.css'
import { Codes, type ConceptSearch } from './Codes.tsx'

interface CodingFieldProps {
  readonly annotation: Annotation
  readonly search: ConceptSearch
  readonly onCommand: (command: Command) => void
}

/** The codes of an annotation: taken away one by one, added by search, or said to be wanting. */
export function CodingField({ annotation, search, onCommand }: CodingFieldProps) {
  const { id, codings, codingState } = annotation
  return (
    <fieldset className={styles.codes}>
      <legend className={styles.legend}>Code</legend>
      <Codes codings={codings} search={search} onChange={(next) => onCommand(setCodings(id, next, 'deferred'))} />
      {codings.length === 0 && (
        <Checkbox
          size="xs"
          label="No suitable code exists"
          checked={codingState === 'none-suitable'}
          onChange={(event) =>
            onCommand(setCodings(id, [], event.currentTarget.checked ? 'none-suitable' : 'deferred'))
          }
        />
      )}
    </fieldset>
  )
}
