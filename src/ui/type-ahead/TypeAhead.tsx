import { Popover, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import styles from './TypeAhead.module.css'
import { TypeAheadList } from './TypeAheadList.tsx'
import type { TypeAheadOption } from './type-ahead-option.ts'

interface TypeAheadProps<T> {
  /** Name of the field, and its placeholder. */
  readonly label: string
  /** Null where it could not be looked. */
  readonly search: (query: string) => Promise<readonly TypeAheadOption<T>[] | null>
  /** What the field begins with when it is entered, selected so that typing replaces it; empty for nothing. */
  readonly firstQuery?: string
  /** Offered while nothing is typed. */
  readonly suggestions?: readonly TypeAheadOption<T>[]
  /** Said where nothing matches. */
  readonly nothingFound: string
  readonly onPick: (value: T) => void
}

const stepByKey: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * A field that finds something while one types, and empties itself when it is picked: the combobox with list autocompletion of the
 * ARIA Authoring Practices. The best option is taken by Enter.
 */
export function TypeAhead<T>({
  label,
  search,
  firstQuery = '',
  suggestions = [],
  nothingFound,
  onPick,
}: TypeAheadProps<T>) {
  const [query, setQuery] = useState('')
  /** Null: nothing asked, or the list was closed. */
  const [found, setFound] = useState<readonly TypeAheadOption<T>[] | null>(null)
  const [active, setActive] = useState(0)
  const [isFailed, setFailed] = useState(false)
  const latest = useRef(0)
  const listId = useId()

  const close = () => {
    latest.current += 1
    setFound(null)
  }

  /** @param first index that Enter takes; -1 for none: suggestions were not asked for */
  const show = (options: readonly TypeAheadOption<T>[], first = 0) => {
    setFound(options)
    setActive(first)
    setFailed(false)
  }

  const ask = async (text: string) => {
    setQuery(text)
    if (text.trim() === '') {
      close()
      if (suggestions.length > 0) show(suggestions, -1)
      return
    }
    latest.current += 1
    const mine = latest.current
    const options = await search(text)
    // An answer that a later key has overtaken would show the wrong list.
    if (latest.current !== mine) return
    show(options ?? [])
    setFailed(options === null)
  }

  const enter = (field: HTMLInputElement) => {
    if (query !== '' || firstQuery === '') return void ask(query)
    void ask(firstQuery)
    // After the value is in the field: typing then replaces it.
    requestAnimationFrame(() => {
      if (document.activeElement === field && field.value === firstQuery) field.select()
    })
  }

  const leave = () => {
    close()
    if (query === firstQuery) setQuery('')
  }

  const pick = (option: TypeAheadOption<T> | undefined) => {
    if (option === undefined) return
    setQuery('')
    close()
    onPick(option.value)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found === null) return
    const step = stepByKey[event.key]
    if (step === undefined && event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    // Escape closes the list, not the dialog around the field.
    event.stopPropagation()
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') pick(found[active])
    else if (step !== undefined && found.length > 0) {
      const from = active < 0 && step < 0 ? 0 : active
      setActive((from + step + found.length) % found.length)
    }
  }

  return (
    <Popover opened={found !== null} width="target" position="bottom-start" withRoles={false} offset={4}>
      <Popover.Target>
        <TextInput
          aria-label={label}
          placeholder={label}
          className={styles.field}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found !== null}
          {...(found === null ? {} : { 'aria-controls': listId })}
          {...(found?.[active] === undefined ? {} : { 'aria-activedescendant': `${listId}-${active}` })}
          value={query}
          onChange={(event) => void ask(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
          onFocus={(event) => enter(event.currentTarget)}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        <TypeAheadList
          id={listId}
          label={label}
          options={found ?? []}
          active={active}
          nothingFound={isFailed ? 'The search ended by itself. Type on to look again.' : nothingFound}
          onPick={(index) => pick(found?.[index])}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
