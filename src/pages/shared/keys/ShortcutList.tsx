import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { type KeyChanges, keyNow, labelScope, withKey, withoutChange } from '../../../lib/keys/keymap.ts'
import { keyText } from '../../../ui/keys/keys-context.ts'
import { countText } from '../../../ui/time-text.ts'
import { keepKeyChanges, useKeyChanges } from './key-settings.ts'
import { clashesWith, type KnownKey } from './known-keys.ts'
import styles from './ShortcutList.module.css'
import { ShortcutRow } from './ShortcutRow.tsx'
import { typeHeld } from './type-ahead.ts'

interface ShortcutListProps {
  readonly known: readonly KnownKey[]
  /** In a dialog, whose focus the field to find takes: what was typed before it was there. */
  readonly takeTyped?: () => string
}

/** Every shortcut by group, found by typing, each open to change. What is changed is kept on this device, for all projects and tabs. */
export function ShortcutList({ known, takeTyped }: ShortcutListProps) {
  const changes = useKeyChanges()
  const [typed, setTyped] = useState('')
  const [isUnkept, setUnkept] = useState(false)
  const keep = (next: KeyChanges) => setUnkept(!keepKeyChanges(next))
  const found = known.filter((key) => isFound(key, changes, typed))
  const groups = [...new Set(found.map(({ group }) => group))]

  const set = (key: KnownKey, chord: string | null, others: 'lose' | 'swap') => {
    const before = keyNow(changes, key)
    const rivals = chord === null ? [] : clashesWith(known, changes, key, chord).filter(isChangeable)
    const cleared = rivals.reduce<KeyChanges>(
      (all, rival) => withKey(all, rival, others === 'swap' ? before : null),
      changes,
    )
    keep(chord === keyNow([], key) ? withoutChange(cleared, key) : withKey(cleared, key, chord))
  }
  const rowOf = (key: KnownKey) => (
    <ShortcutRow
      key={`${key.scope} ${key.group} ${key.chord} ${key.text}`}
      shortcut={key}
      chord={keyNow(changes, key)}
      builtIn={keyNow([], key)}
      clashes={(chord) => clashesWith(known, changes, key, chord)}
      canSwap={(other) => isChangeable(other) && hasRoom(known, changes, key, other)}
      onSet={(chord, others) => set(key, chord, others)}
    />
  )

  return (
    <div className={styles.host}>
      <div className={styles.bar}>
        <TextInput
          type="search"
          aria-label="Find a shortcut"
          placeholder="Find a shortcut, or type a key"
          autoComplete="off"
          data-autofocus={takeTyped !== undefined || undefined}
          onFocus={() => typeHeld(takeTyped?.() ?? '')}
          leftSection={<IconSearch size={14} aria-hidden />}
          className={styles.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span role="status" className={styles.count}>
          {typed.trim() === '' ? changedText(changes.length) : countText(found.length, 'shortcut')}
        </span>
        <Button disabled={changes.length === 0} onClick={() => keep([])}>
          Reset all
        </Button>
      </div>
      {isUnkept && (
        <p role="alert" className={styles.problem}>
          The browser did not keep the change: its storage for this page is full or switched off.
        </p>
      )}
      {found.length === 0 && <p className={styles.nothing}>No shortcut has all of these words.</p>}
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.title}>{group}</h3>
            <ul className={styles.list} aria-label={group}>
              {found.filter((key) => key.group === group).map(rowOf)}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

function changedText(count: number): string {
  return count === 0 ? 'Press a key cap to change it' : `${countText(count, 'key')} changed`
}

function isChangeable({ isFixed, scope }: KnownKey): boolean {
  return !isFixed && scope !== labelScope
}

/** Whether what another thing would get of a swap is free where that one works. */
function hasRoom(known: readonly KnownKey[], changes: KeyChanges, key: KnownKey, other: KnownKey): boolean {
  const chord = keyNow(changes, key)
  if (chord === null) return false
  return clashesWith(known, changes, other, chord).every((rival) => rival === key)
}

/** Every word typed has to be in the name, the group or the key. */
function isFound(key: KnownKey, changes: KeyChanges, typed: string): boolean {
  const chord = keyNow(changes, key)
  const text = `${key.text} ${key.group} ${chord ?? ''} ${chord === null ? '' : keyText(chord)}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
