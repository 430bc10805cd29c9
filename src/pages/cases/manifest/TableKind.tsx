import { NativeSelect } from '@mantine/core'
import { guessMapping } from '../../../interchange/manifest/guess-mapping.ts'
import { isTableOfNotes, type TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import type { TableProfile } from '../../../interchange/manifest/table-profile.ts'
import { asNotes } from '../../../interchange/notes/guess-notes.ts'
import styles from './ManifestStep.module.css'

interface TableKindProps {
  readonly profile: TableProfile
  readonly mapping: TableMapping
  readonly pictureNames: readonly string[]
  readonly onMapping: (mapping: TableMapping) => void
}

/** Whether a table holds notes or speaks of other files. Documents of FHIR can only be notes. */
export function TableKind({ profile, mapping, pictureNames, onMapping }: TableKindProps) {
  if (profile.shape.records?.isFhir === true) return null
  return (
    <NativeSelect
      label="This table"
      classNames={{ root: styles.kind ?? '' }}
      value={isTableOfNotes(mapping) ? 'notes' : 'files'}
      data={[
        { value: 'notes', label: 'holds notes, a row each' },
        { value: 'files', label: 'says something of other files' },
      ]}
      onChange={(event) => {
        const guessed = guessMapping(profile, pictureNames)
        const isNotes = event.currentTarget.value === 'notes'
        onMapping({ ...mapping, columns: (isNotes ? asNotes(profile, guessed) : guessed).columns })
      }}
    />
  )
}
