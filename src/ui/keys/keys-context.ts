import { createContext, useContext } from 'react'
import { ariaOf, capsOf } from '../../lib/keys/chord.ts'
import { type KeyChanges, keyNow, pageScope } from '../../lib/keys/keymap.ts'

/** The keys that this device has changed. */
export const KeyChangesContext = createContext<KeyChanges>([])

/** Where the keys shown here work: in a viewer, the id of its modality; null where keys are those of a dialog or panel of its own. */
export const KeyScopeContext = createContext<string | null>(pageScope)

export const isMac = () => navigator.userAgent.includes('Mac')

/** How keys are shown: as they are now, whatever is built in. */
export interface KeyNames {
  /** The key that something built in on a chord is on now; null where it has none. */
  now(chord: string): string | null
  /** In one text: `⇧ J`; empty where it has none. */
  text(chord: string): string
  /** What it does, and after it the key: for tooltips. */
  hint(name: string, chord: string): string
  /** For `aria-keyshortcuts`, to be spread. */
  aria(chord: string): { readonly 'aria-keyshortcuts'?: string }
}

/** Names of keys as they work here. Keys that pages answer to are known in viewers too. */
export function useKeyNames(): KeyNames {
  const changes = useContext(KeyChangesContext)
  const scope = useContext(KeyScopeContext)
  const now = (chord: string): string | null => {
    if (scope === null || changes.length === 0) return chord
    const own = keyNow(changes, { scope, chord })
    return own === chord ? keyNow(changes, { scope: pageScope, chord }) : own
  }
  const text = (chord: string) => {
    const key = now(chord)
    return key === null ? '' : keyText(key)
  }
  return {
    now,
    text,
    hint: (name, chord) => `${name}  ${text(chord)}`.trim(),
    aria(chord) {
      const key = now(chord)
      return key === null ? {} : { 'aria-keyshortcuts': ariaOf(key, isMac()) }
    },
  }
}

/** A chord in one text, as it is spelled: `⇧ J`, `Ctrl ⇧ Z`. */
export function keyText(chord: string): string {
  return capsOf(chord, isMac()).join(' ')
}
