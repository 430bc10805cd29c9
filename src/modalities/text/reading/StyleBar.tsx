import { IconMinus, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { TickBox } from '../../../ui/TickBox.tsx'
import { largestPx, type NoteStyle, noteFonts, noteSpacings, smallestPx } from './note-style.ts'
import styles from './StyleBar.module.css'
import { useNoteStyle } from './use-note-style.ts'

const fontText: Readonly<Record<NoteStyle['font'], string>> = { sans: 'Sans', serif: 'Serif', mono: 'Monospaced' }
const spacingText: Readonly<Record<NoteStyle['spacing'], string>> = {
  compact: 'Compact',
  normal: 'Normal',
  roomy: 'Roomy',
}

/** How notes look on this machine. */
export function StyleBar({ onClose }: { readonly onClose: () => void }) {
  const [style, change] = useNoteStyle()
  const { sizePx, font, spacing, hasLineNumbers, wraps } = style
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => bar.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus(), [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a bar in every browser
    <div ref={bar} role="group" className={styles.bar} aria-label="Text settings" onKeyDown={onKeyDown} data-own-keys>
      <span className={styles.part}>
        <IconAction
          name="Smaller text"
          isOff={sizePx <= smallestPx}
          onClick={() => change({ sizePx: Math.max(smallestPx, sizePx - 1) })}
        >
          <IconMinus size={15} />
        </IconAction>
        <output aria-label="Text size" className={styles.size}>
          {sizePx}
        </output>
        <IconAction
          name="Larger text"
          isOff={sizePx >= largestPx}
          onClick={() => change({ sizePx: Math.min(largestPx, sizePx + 1) })}
        >
          <IconPlus size={15} />
        </IconAction>
      </span>
      <Segments
        name="Letters"
        choices={noteFonts}
        text={fontText}
        value={font}
        onChoose={(value) => change({ font: value })}
      />
      <Segments
        name="Line spacing"
        choices={noteSpacings}
        text={spacingText}
        value={spacing}
        onChoose={(value) => change({ spacing: value })}
      />
      <span className={styles.part}>
        <Switch name="Line numbers" isOn={hasLineNumbers} onChange={(isOn) => change({ hasLineNumbers: isOn })} />
        <Switch name="Wrap lines" isOn={wraps} onChange={(isOn) => change({ wraps: isOn })} />
      </span>
      <span className={styles.end}>
        <IconAction name="Close" hint="Escape" onClick={onClose}>
          <IconX size={15} />
        </IconAction>
      </span>
    </div>
  )
}

interface SwitchProps {
  readonly name: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Switch({ name, isOn, onChange }: SwitchProps) {
  const id = useId()
  return (
    <span className={styles.switch}>
      <TickBox id={id} checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      <label htmlFor={id}>{name}</label>
    </span>
  )
}
