import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { listedFacts } from '../../domain/records/listed-facts.ts'
import { anyone, type CaseQuery, type QueryField } from '../../persistence/case-list/case-query.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import type { ListedCases } from '../shared/use-listed-cases.ts'
import { FilterMenu } from './FilterMenu.tsx'
import styles from './Filters.module.css'
import type { ListNames } from './list-names.ts'

interface FilterBarProps {
  readonly listed: ListedCases
  readonly query: CaseQuery
  readonly names: ListNames
  /** People whose status can be looked at, the one at work first. */
  readonly readers: readonly { readonly id: string; readonly name: string }[]
  readonly onQuery: (query: CaseQuery) => void
  readonly searchField: RefObject<HTMLInputElement | null>
  /** At the end of the bar. */
  readonly children: ReactNode
}

/** Finding cases: by words, and by what they have. */
export function FilterBar({ listed, query, names, readers, onQuery, searchField, children }: FilterBarProps) {
  const menu = (title: string, fields: readonly QueryField[], more: ReactNode = null, otherCount = 0) => (
    <FilterMenu
      title={title}
      fields={fields}
      otherCount={otherCount}
      listed={listed}
      query={query}
      names={names}
      onQuery={onQuery}
    >
      {more}
    </FilterMenu>
  )
  const ofWhom = (
    <NativeSelect
      label="Of"
      data={[
        ...readers.map(({ id, name }, index) => ({ value: id, label: index === 0 ? `${name} (you)` : name })),
        { value: anyone, label: 'Anyone' },
      ]}
      value={query.reader}
      onChange={(event) => onQuery({ ...query, reader: event.currentTarget.value })}
    />
  )
  const days = (
    <div className={styles.days}>
      <TextInput
        type="date"
        label="Acquired from"
        value={query.acquiredFrom ?? ''}
        onChange={(event) => onQuery({ ...query, acquiredFrom: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label="to"
        value={query.acquiredTo ?? ''}
        onChange={(event) => onQuery({ ...query, acquiredTo: event.currentTarget.value || null })}
      />
    </div>
  )
  const dayCount = [query.acquiredFrom, query.acquiredTo].filter((one) => one !== null).length
  return (
    <search className={styles.bar}>
      <SearchField field={searchField} text={query.text} onText={(text) => onQuery({ ...query, text })} />
      {menu('Status', ['status'], ofWhom)}
      {menu('Outcome', ['outcome'], ofWhom)}
      {menu('Label', ['label'])}
      {menu('Annotator', ['annotator'])}
      {menu('Split', ['split'])}
      {menu('Facts', ['kind', ...listedFacts], days, dayCount)}
      <span className={styles.spring} />
      {children}
    </search>
  )
}

/** Typing waits this long before it moves the address: the list itself follows every key. */
interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
}

function SearchField({ field, text, onText }: SearchFieldProps) {
  const [typed, setTyped] = useState(text)
  // What `Clear`, a chip or the browser's Back leave in the address.
  useEffect(() => setTyped(text), [text])
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label="Search cases"
      placeholder="Search names, items, metadata"
      className={styles.search}
      autoComplete="off"
      leftSection={<IconSearch size={14} />}
      rightSection={typed === '' ? <KeyCap name="/" /> : undefined}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onText(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (typed === '') event.currentTarget.blur()
        else onText('')
      }}
    />
  )
}
