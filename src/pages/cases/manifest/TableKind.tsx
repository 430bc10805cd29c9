import { SegmentedControl } from '@mantine/core'
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
  const isNotes = isTableOfNotes(mapping)
  return (
    <div className={styles.kind}>
      <span id="kind-of-table">This table</span>
      <SegmentedControl
        size="xs"
        aria-labelledby="kind-of-table"
        value={isNotes ? 'notes' : 'files'}
        data={[
          { value: 'notes', label: 'holds notes, a row each' },
          { value: 'files', label: 'says something of other files' },
        ]}
        onChange={(value) => {
          const guessed = guessMapping(profile, pictureNames)
          onMapping({ ...mapping, columns: (value === 'notes' ? asNotes(profile, guessed) : guessed).columns })
        }}
      />
    </div>
  )
}
