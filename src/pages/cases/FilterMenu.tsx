import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { CaseQuery, QueryField } from '../../persistence/case-list/case-query.ts'
import type { FacetValue } from '../../persistence/case-list/facets.ts'
import { useFacets } from '../shared/use-facets.ts'
import type { ListedCases } from '../shared/use-listed-cases.ts'
import styles from './Filters.module.css'
import { fieldName, type ListNames } from './list-names.ts'
import { withValue } from './query-edits.ts'

interface FilterMenuProps {
  readonly title: string
  readonly fields: readonly QueryField[]
  /** Besides the fields, what else of the query is chosen here. */
  readonly otherCount?: number
  readonly listed: ListedCases
  readonly query: CaseQuery
  readonly names: ListNames
  readonly onQuery: (query: CaseQuery) => void
  /** Above the values. */
  readonly children?: ReactNode
}

/** A button that opens the values of some fields, each with the number of cases that choosing it would leave. */
export function FilterMenu(props: FilterMenuProps) {
  const { title, fields, otherCount = 0, listed, query, names, onQuery, children } = props
  const [isOpen, setOpen] = useState(false)
  const facets = useFacets(listed, query, isOpen)
  const chosenCount = fields.reduce((sum, field) => sum + (query.chosen[field]?.length ?? 0), otherCount)
  const worthwhile = fields.filter(
    (field) =>
      fields.length === 1 ||
      (query.chosen[field]?.length ?? 0) > 0 ||
      facets?.[field]?.some(({ value }) => value !== ''),
  )
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          className={styles.menu}
          data-active={chosenCount > 0 || undefined}
          rightSection={<IconChevronDown size={13} />}
          onClick={() => setOpen(!isOpen)}
        >
          {title}
          {chosenCount > 0 && <span className={styles.badge}>{chosenCount}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        {children}
        {facets === undefined ? (
          <p className={styles.dim}>Counting…</p>
        ) : (
          worthwhile.map((field) => (
            <FieldValues
              key={field}
              name={fieldName[field]}
              isNameShown={fields.length > 1}
              values={facets[field] ?? []}
              chosen={query.chosen[field] ?? []}
              text={(value) => names.value(field, value)}
              onChoose={(value, isChosen) => onQuery(withValue(query, field, value, isChosen))}
            />
          ))
        )}
        {facets !== undefined && worthwhile.length === 0 && <p className={styles.dim}>No case has any of this yet.</p>}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Longer lists get a field to find a value in. */
const searchableFrom = 12
/** Values shown at most: beyond, finding is quicker than scrolling. */
const shownValues = 200

interface FieldValuesProps {
  readonly name: string
  readonly isNameShown: boolean
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
  readonly text: (value: string) => string
  readonly onChoose: (value: string, isChosen: boolean) => void
}

function FieldValues({ name, isNameShown, values, chosen, text, onChoose }: FieldValuesProps) {
  const [wanted, setWanted] = useState('')
  const shown = values
    .map((facet) => ({ ...facet, text: text(facet.value) }))
    .filter((facet) => facet.text.toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <fieldset className={styles.values}>
      <legend className={isNameShown ? styles.legend : styles.hidden}>{name}</legend>
      {values.length >= searchableFrom && (
        <TextInput
          aria-label={`Find in ${name.toLowerCase()}`}
          placeholder="Find"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {shown.slice(0, shownValues).map(({ value, cases, text: valueText }) => (
        <div key={value} className={styles.value}>
          <Checkbox
            label={valueText}
            checked={chosen.includes(value)}
            onChange={(event) => onChoose(value, event.currentTarget.checked)}
          />
          <span className={styles.count}>{cases.toLocaleString('en-GB')}</span>
        </div>
      ))}
      {shown.length === 0 && <p className={styles.dim}>Nothing here.</p>}
    </fieldset>
  )
}
