import { useEffect, useId, useRef } from 'react'
import styles from './ColorField.module.css'
import { labelPalette } from './label-palette.ts'

interface ColorFieldProps {
  readonly label: string
  /** `#rrggbb` */
  readonly value: string
  /** Called once when a colour was chosen, not for every step of the picker. */
  readonly onCommit: (value: string) => void
}

/** A colour, with those that colour-blind readers tell apart offered first. */
export function ColorField({ label, value, onCommit }: ColorFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(onCommit)
  const listId = useId()
  useEffect(() => {
    latest.current = onCommit
  })
  useEffect(() => {
    const element = input.current
    if (element === null) return
    // React's onChange is the DOM's `input`: it comes for every step. `change` comes when the picker is done.
    const commit = () => latest.current(element.value)
    element.addEventListener('change', commit)
    return () => element.removeEventListener('change', commit)
  }, [])
  useEffect(() => {
    if (input.current !== null) input.current.value = value
  }, [value])
  return (
    <>
      <input ref={input} type="color" className={styles.color} aria-label={label} defaultValue={value} list={listId} />
      <datalist id={listId}>
        {labelPalette.map((color) => (
          <option key={color} value={color} />
        ))}
      </datalist>
    </>
  )
}
