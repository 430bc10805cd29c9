import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import styles from './FindBar.module.css'

interface LineBarProps {
  readonly lineCount: number
  /** 1-based. */
  readonly line: number
  readonly onGo: (line: number) => void
  readonly onClose: () => void
}

/** Asks for a line's number and goes there. */
export function LineBar({ lineCount, line, onGo, onClose }: LineBarProps) {
  const field = useRef<HTMLInputElement>(null)
  const fieldId = useId()
  const [given, setGiven] = useState(String(line))
  useEffect(() => field.current?.select(), [])
  const number = Number(given)
  const isLine = given.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= lineCount

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isLine) onGo(number)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }

  return (
    <form className={styles.bar} aria-label="Go to line" onSubmit={onSubmit} onKeyDown={onKeyDown} data-own-keys>
      <label htmlFor={fieldId}>Line</label>
      <input
        ref={field}
        id={fieldId}
        className={`${styles.field} ${styles.number}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={!isLine}
        value={given}
        onChange={({ target }) => setGiven(target.value)}
      />
      <span role="status" className={styles.count}>
        {isLine ? `of ${lineCount.toLocaleString('en-GB')}` : `Lines go from 1 to ${lineCount.toLocaleString('en-GB')}`}
      </span>
    </form>
  )
}
