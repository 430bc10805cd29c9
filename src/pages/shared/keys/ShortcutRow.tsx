import { ActionIcon, Button } from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { chordToKeep } from '../../../lib/keys/chord.ts'
import { labelScope } from '../../../lib/keys/keymap.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { keyText } from '../../../ui/keys/keys-context.ts'
import type { KnownKey } from './known-keys.ts'
import { isModifier, refusal } from './refused-chords.ts'
import styles from './ShortcutList.module.css'

interface ShortcutRowProps {
  readonly shortcut: KnownKey
  /** As it is now; null: none. */
  readonly chord: string | null
  /** As built in; null: none. */
  readonly builtIn: string | null
  /** What has a chord already. */
  readonly clashes: (chord: string) => readonly KnownKey[]
  /** Whether what has the chord could have this one's instead. */
  readonly canSwap: (other: KnownKey) => boolean
  readonly onSet: (chord: string | null, others: 'lose' | 'swap') => void
}

type State =
  | { readonly at: 'rest' | 'listening' }
  | { readonly at: 'refused'; readonly why: string }
  | { readonly at: 'clash'; readonly chord: string; readonly others: readonly KnownKey[] }

/** One shortcut and its key, which is changed by pressing another. */
export function ShortcutRow(props: ShortcutRowProps) {
  const { shortcut, chord, builtIn, clashes, canSwap, onSet } = props
  const isChanged = chord !== builtIn
  const [state, setState] = useState<State>({ at: 'rest' })
  const button = useRef<HTMLButtonElement>(null)
  const { text } = shortcut
  const shown = chord === null ? 'none' : keyText(chord)
  const isListening = state.at === 'listening' || state.at === 'refused'

  const rest = () => {
    setState({ at: 'rest' })
    button.current?.focus()
  }
  const ask = (wanted: string) => {
    const others = clashes(wanted)
    if (others.length > 0) return setState({ at: 'clash', chord: wanted, others })
    onSet(wanted, 'lose')
    rest()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isListening || event.nativeEvent.isComposing || isModifier(event.key)) return
    if (event.key === 'Tab') return setState({ at: 'rest' })
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setState({ at: 'rest' })
    if (event.key === 'Backspace' || event.key === 'Delete') {
      onSet(null, 'lose')
      return rest()
    }
    const pressed = chordToKeep(event.nativeEvent)
    const why = refusal(pressed)
    if (why === null) ask(pressed)
    else setState({ at: 'refused', why: `${keyText(pressed)}: ${why}` })
  }

  if (shortcut.isFixed) {
    return (
      <li className={styles.row} aria-label={`${text}: ${shown}`}>
        <span className={styles.text}>{text}</span>
        <span className={styles.fixed}>{chord !== null && <KeyCap name={chord} isAsIs />}</span>
      </li>
    )
  }
  return (
    <li className={styles.row} data-open={state.at === 'rest' ? undefined : true}>
      <span className={styles.text}>{text}</span>
      {isChanged && (
        <ActionIcon
          size="xs"
          aria-label={`Reset the key of ${text}`}
          title="As built in"
          onClick={() => (builtIn === null ? onSet(null, 'lose') : ask(builtIn))}
        >
          <IconRotate size={12} aria-hidden />
        </ActionIcon>
      )}
      <button
        ref={button}
        type="button"
        className={styles.key}
        data-changed={isChanged || undefined}
        aria-label={isListening ? `Press the new key for ${text}` : `${text}: ${shown}. Change`}
        aria-pressed={isListening}
        // While it listens, Escape is not for the dialog.
        data-mantine-stop-propagation={state.at !== 'rest'}
        onClick={() => setState({ at: isListening ? 'rest' : 'listening' })}
        onKeyDown={onKeyDown}
        onBlur={() => isListening && setState({ at: 'rest' })}
      >
        {isListening ? (
          <span className={styles.listening}>Press keys…</span>
        ) : chord === null ? (
          <span className={styles.none}>none</span>
        ) : (
          <KeyCap name={chord} isAsIs />
        )}
      </button>
      {isListening && (
        <p className={styles.note} role={state.at === 'refused' ? 'alert' : undefined}>
          {state.at === 'refused' ? state.why : 'Backspace: no key. Escape: as it was.'}
        </p>
      )}
      {state.at === 'clash' && (
        <Clash
          {...state}
          text={text}
          canSwap={chord !== null && state.others.length === 1 && state.others.every(canSwap)}
          onChoose={(others) => {
            if (others !== null) onSet(state.chord, others)
            rest()
          }}
        />
      )}
    </li>
  )
}

interface ClashProps {
  readonly text: string
  readonly chord: string
  readonly others: readonly KnownKey[]
  readonly canSwap: boolean
  /** Null: everything stays as it was. */
  readonly onChoose: (others: 'lose' | 'swap' | null) => void
}

/** What has the key already, and what can be done about it. */
function Clash({ text, chord, others, canSwap, onChoose }: ClashProps) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const names = others.map((other) => (other.scope === labelScope ? `the label ${other.text}` : other.text))
  const areLabels = others.every(({ scope }) => scope === labelScope)
  return (
    <div
      role="alert"
      className={styles.clash}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onChoose(null)
      }}
    >
      <p>
        {keyText(chord)} is the key of {names.join(' and ')}.
      </p>
      <div className={styles.choices}>
        <Button ref={first} size="compact-xs" data-mantine-stop-propagation onClick={() => onChoose('lose')}>
          {areLabels ? 'Use it all the same' : `Give it to ${text}`}
        </Button>
        {canSwap && (
          <Button size="compact-xs" data-mantine-stop-propagation onClick={() => onChoose('swap')}>
            Swap keys
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" data-mantine-stop-propagation onClick={() => onChoose(null)}>
          Leave it
        </Button>
      </div>
    </div>
  )
}
