import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type CaseQuery, queryFields } from '../../persistence/case-list/case-query.ts'
import styles from './Filters.module.css'
import { fieldName, type ListNames } from './list-names.ts'
import { hasFilters, withoutFilters, withValue } from './query-edits.ts'

interface FilterChipsProps {
  readonly query: CaseQuery
  readonly me: string
  readonly names: ListNames
  readonly onQuery: (query: CaseQuery) => void
}

interface Chip {
  readonly key: string
  readonly text: string
  readonly without: CaseQuery
}

function chipsOf(query: CaseQuery, me: string, names: ListNames): Chip[] {
  const whose = query.reader === me ? '' : ` (${names.annotator(query.reader)})`
  const chips: Chip[] = queryFields.flatMap((field) =>
    (query.chosen[field] ?? []).map((value) => ({
      key: `${field} ${value}`,
      text: `${fieldName[field]}${field === 'status' || field === 'outcome' ? whose : ''}: ${names.value(field, value)}`,
      without: withValue(query, field, value, false),
    })),
  )
  const { text, patient, acquiredFrom, acquiredTo } = query
  if (text.trim() !== '') chips.unshift({ key: 'text', text: `“${text.trim()}”`, without: { ...query, text: '' } })
  if (patient !== null)
    chips.push({ key: 'patient', text: `Patient: ${patient}`, without: { ...query, patient: null } })
  if (acquiredFrom !== null) {
    chips.push({ key: 'from', text: `Acquired from ${acquiredFrom}`, without: { ...query, acquiredFrom: null } })
  }
  if (acquiredTo !== null) {
    chips.push({ key: 'to', text: `Acquired to ${acquiredTo}`, without: { ...query, acquiredTo: null } })
  }
  return chips
}

/** What the list is filtered by, each taken away by a click. */
export function FilterChips({ query, me, names, onQuery }: FilterChipsProps) {
  if (!hasFilters(query)) return null
  return (
    <ul className={styles.chips} aria-label="Filters">
      {chipsOf(query, me, names).map(({ key, text, without }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={`Remove filter ${text}`}
            title={text}
            onClick={() => onQuery(without)}
          >
            <span>{text}</span>
            <IconX size={12} />
          </button>
        </li>
      ))}
      <li>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onQuery(withoutFilters(query))}>
          Clear
        </Button>
      </li>
    </ul>
  )
}
