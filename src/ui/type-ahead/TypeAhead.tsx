import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import styles from './TypeAhead.module.css'

export interface TypeAheadOption<T> {
  readonly value: T
  /** Unique among the options. */
  readonly key: string
  readonly text: string
  /** Beside the text: a code. */
  readonly hint: string
  /** Below it, where there is more to say. */
  readonly detail: string | null
}

interface TypeAheadProps<T> {
  /** Name of the field, and its placeholder. */
  readonly label: string
  readonly search: (query: string) => Promise<readonly TypeAheadOption<T>[]>
  /** Said where nothing matches. */
  readonly nothingFound: string
  readonly onPick: (value: T) => void
}

/** A field that finds something while one types, and empties itself when it is picked. */
export function TypeAhead<T>({ label, search, nothingFound, onPick }: TypeAheadProps<T>) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly TypeAheadOption<T>[] | null>(null)
  const latest = useRef(0)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })

  const type = async (text: string) => {
    setQuery(text)
    latest.current += 1
    const mine = latest.current
    if (text.trim() === '') {
      setFound(null)
      combobox.closeDropdown()
      return
    }
    const options = await search(text)
    // An answer that a later key has overtaken would show the wrong list.
    if (latest.current !== mine) return
    setFound(options)
    combobox.openDropdown()
  }

  // Once the options are in the page: Enter takes the best.
  useEffect(() => {
    if (found !== null) combobox.selectFirstOption()
  }, [found, combobox.selectFirstOption])

  const pick = (key: string) => {
    const option = found?.find((candidate) => candidate.key === key)
    if (option === undefined) return
    latest.current += 1
    setQuery('')
    setFound(null)
    combobox.closeDropdown()
    onPick(option.value)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={pick} size="xs" position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          value={query}
          onChange={(event) => void type(event.currentTarget.value)}
          onBlur={() => combobox.closeDropdown()}
          onFocus={() => {
            if (found !== null) combobox.openDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} className={styles.options}>
          {found?.map(({ key, text, hint, detail }) => (
            <Combobox.Option key={key} value={key} className={styles.option}>
              <span className={styles.text}>{text}</span>
              <span className={styles.dim}>{hint}</span>
              {detail !== null && <span className={styles.detail}>{detail}</span>}
            </Combobox.Option>
          ))}
          {found?.length === 0 && <Combobox.Empty>{nothingFound}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
