import { Checkbox, CloseButton } from '@mantine/core'
import { setCodings } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Coding } from '../../domain/records/primitives.ts'
import { TypeAhead } from '../../ui/type-ahead/TypeAhead.tsx'
import type { TypeAheadOption } from '../../ui/type-ahead/type-ahead-option.ts'
import styles from './AnnotationDetails.module.css'

/** Concepts that match what was typed, best first. */
export type ConceptSearch = (query: string) => Promise<readonly TypeAheadOption<Coding>[]>

interface CodingFieldProps {
  readonly annotation: Annotation
  readonly search: ConceptSearch
  readonly onCommand: (command: Command) => void
}

/** The codes of an annotation: taken away one by one, added by search, or said to be wanting. */
export function CodingField({ annotation, search, onCommand }: CodingFieldProps) {
  const { id, codings, codingState } = annotation
  return (
    <fieldset className={styles.codes} data-field="code">
      <legend className={styles.legend}>Code</legend>
      {codings.map((coding) => (
        <div key={`${coding.system} ${coding.code}`} className={styles.coding}>
          <span className={styles.display}>{coding.display}</span>
          <span className={styles.code}>{coding.code}</span>
          <CloseButton
            size="xs"
            aria-label={`Remove code ${coding.display}`}
            onClick={() =>
              onCommand(
                setCodings(
                  id,
                  codings.filter((other) => other !== coding),
                  'deferred',
                ),
              )
            }
          />
        </div>
      ))}
      <TypeAhead
        label="Find concept"
        nothingFound="No concept has all of these words"
        search={search}
        onPick={(coding) => {
          const isKnown = codings.some((other) => other.system === coding.system && other.code === coding.code)
          if (!isKnown) onCommand(setCodings(id, [...codings, coding], 'deferred'))
        }}
      />
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
