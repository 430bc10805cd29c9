import { type KeyboardEvent, useState } from 'react'
import { useSession, useView } from '../../../session/session-context.ts'
import { shownUnit } from '../measure/suv.ts'
import type { OpenedImage } from '../opened-image.ts'
import styles from './ReadOut.module.css'
import { numberText } from './value-text.ts'
import { typedWindow } from './window-entry.ts'

interface WindowFieldsProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

/** The window in figures, which can be typed over; nothing for colour. */
export function WindowFields({ paneId, opened }: WindowFieldsProps) {
  const { viewStore } = useSession()
  const { picture } = opened
  const window = useView((view) => view.panes[paneId]?.window) ?? opened.defaultWindow
  if (window === null || picture.kind !== 'grayscale') return null
  const { factor, unit } = shownUnit(picture, opened.item.facts)
  const field = (name: 'centre' | 'width', short: string) => (
    <WindowField
      label={`Window ${name}${unit === null ? '' : `, ${unit}`}`}
      short={short}
      value={window[name] * factor}
      onCommit={(text) => {
        const typed = typedWindow(picture, window, name, text, factor)
        if (typed !== null) viewStore.setPane(paneId, { window: typed })
        return typed !== null
      }}
    />
  )
  return (
    <span
      className={styles.window}
      title="Window: centre and width. Type, drag with the right button, or press [ ] { }."
    >
      {field('centre', 'C')}
      {field('width', 'W')}
      {unit !== null && <span>{unit}</span>}
    </span>
  )
}

interface WindowFieldProps {
  readonly label: string
  readonly short: string
  readonly value: number
  /** Whether the text was a number that will do. */
  readonly onCommit: (text: string) => boolean
}

function WindowField({ label, short, value, onCommit }: WindowFieldProps) {
  // Null: not being typed in, so that a drag of the window is followed.
  const [draft, setDraft] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const text = numberText(value)
  const leave = () => {
    setDraft(null)
    setWrong(false)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') leave()
    if (event.key !== 'Enter' || draft === null) return
    if (onCommit(draft)) leave()
    else setWrong(true)
  }
  return (
    <label>
      {short}{' '}
      <input
        className={styles.number}
        aria-label={label}
        aria-invalid={isWrong}
        inputMode="decimal"
        autoComplete="off"
        value={draft ?? text}
        style={{ width: `${Math.max(4, (draft ?? text).length + 1)}ch` }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          if (draft !== null) onCommit(draft)
          leave()
        }}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}
