import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { textMessage } from '../messages.ts'
import styles from './FindBar.module.css'
import type { Find } from './use-find.ts'

interface FindBarProps {
  readonly find: Find
  /** Counts the times that it was asked for: the field takes the focus each time. */
  readonly asked: number
  readonly onClose: () => void
}

/** Looks for words in the note. Enter goes on, Shift+Enter back; Escape goes to the text with the match selected. */
export function FindBar({ find, asked, onClose }: FindBarProps) {
  const { query, change } = find
  const field = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every time it is asked for
  useEffect(() => field.current?.select(), [asked])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target === field.current) find.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.bar} aria-label="Find in the note" onKeyDown={onKeyDown} data-own-keys>
      <input
        ref={field}
        className={styles.field}
        type="text"
        aria-label="Find"
        placeholder="Find in the note"
        spellCheck={false}
        autoComplete="off"
        aria-invalid={find.problem !== null}
        value={query.words}
        onChange={({ target }) => change({ words: target.value })}
      />
      <Option name="Match case" sign="Aa" isOn={query.matchCase} onChange={(matchCase) => change({ matchCase })} />
      <Option name="Whole words" sign="W" isOn={query.wholeWords} onChange={(wholeWords) => change({ wholeWords })} />
      <Option
        name="Regular expression"
        sign=".*"
        isOn={query.isPattern}
        onChange={(isPattern) => change({ isPattern })}
      />
      <span role="status" className={styles.count}>
        {countText(find)}
      </span>
      <IconAction name="Previous match" hint="Shift+Enter" isOff={find.count === 0} onClick={() => find.step(-1)}>
        <IconArrowUp size={15} />
      </IconAction>
      <IconAction name="Next match" hint="Enter" isOff={find.count === 0} onClick={() => find.step(1)}>
        <IconArrowDown size={15} />
      </IconAction>
      <IconAction name="Close" hint="Escape" onClick={onClose}>
        <IconX size={15} />
      </IconAction>
    </search>
  )
}

function countText({ query, problem, count, isCut, current }: Find): string {
  if (problem !== null) return textMessage(problem) ?? problem.code
  if (query.words === '') return ''
  if (count === 0) return 'No match'
  const number = (value: number) => value.toLocaleString('en-GB')
  return `${number(current + 1)} of ${number(count)}${isCut ? ' and more' : ''}`
}

interface OptionProps {
  readonly name: string
  readonly sign: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Option({ name, sign, isOn, onChange }: OptionProps) {
  return (
    <button
      type="button"
      className={styles.option}
      aria-label={name}
      title={name}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
    >
      {sign}
    </button>
  )
}
