import { CloseButton } from '@mantine/core'
import type { Coding } from '../../domain/records/primitives.ts'
import { useSession } from '../../session/session-context.ts'
import { TypeAhead } from '../../ui/type-ahead/TypeAhead.tsx'
import styles from './AnnotationDetails.module.css'
import { chosenCodesText } from './annotation-text.ts'
import type { ConceptSearch } from './CodingField.tsx'

interface CodesProps {
  readonly codings: readonly Coding[]
  readonly search: ConceptSearch
  readonly onChange: (codings: readonly Coding[]) => void
}

/** Codes that are taken away one by one and added by search. */
export function Codes({ codings, search, onChange }: CodesProps) {
  const { viewStore } = useSession()
  const write = (next: readonly Coding[]) => {
    onChange(next)
    viewStore.announce(chosenCodesText(next))
  }
  return (
    <>
      {codings.map((coding) => (
        <div key={`${coding.system} ${coding.code}`} className={styles.coding}>
          <span className={styles.display}>{coding.display}</span>
          <span className={styles.code}>{coding.code}</span>
          <CloseButton
            size="xs"
            aria-label={`Remove code ${coding.display}`}
            onClick={() => write(codings.filter((other) => other !== coding))}
          />
        </div>
      ))}
      <TypeAhead
        label="Find concept"
        nothingFound="No concept has all of these words"
        search={search}
        onPick={(coding) => {
          const isKnown = codings.some((other) => other.system === coding.system && other.code === coding.code)
          if (!isKnown) write([...codings, coding])
        }}
      />
    </>
  )
}
