import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import type { KeyChanges } from '../../../lib/keys/keymap.ts'
import { installPrefix } from '../../../persistence/install-prefix.ts'

const chord = z.string().min(1).max(60)
const keptSchema = z.object({
  version: z.literal(1),
  changes: z.array(z.object({ scope: chord, chord, to: chord.nullable() })),
})

/** Kept apart from the records: keys are the device's, and have to be known before the first key is pressed. */
const place = () => `${installPrefix()}keys`

const none: KeyChanges = []
let known: { readonly text: string | null; readonly changes: KeyChanges } | undefined
const listeners = new Set<() => void>()

function read(): KeyChanges {
  const text = localStorage.getItem(place())
  if (known === undefined || known.text !== text) known = { text, changes: parsed(text) }
  return known.changes
}

function parsed(text: string | null): KeyChanges {
  if (text === null) return none
  try {
    return keptSchema.safeParse(JSON.parse(text)).data?.changes ?? none
  } catch {
    return none
  }
}

/** The keys that this device has changed. What does not hold is as if nothing had been changed. */
export function keyChanges(): KeyChanges {
  return known?.changes ?? read()
}

/** Keeps changes for this and all other tabs. Answers whether the browser could keep them. */
export function keepKeyChanges(changes: KeyChanges): boolean {
  try {
    if (changes.length === 0) localStorage.removeItem(place())
    else localStorage.setItem(place(), JSON.stringify({ version: 1, changes }))
  } catch {
    return false
  }
  read()
  for (const listener of listeners) listener()
  return true
}

function subscribe(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== null && key !== place()) return
    read()
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}

/** The keys that this device has changed, kept up with this and other tabs. */
export function useKeyChanges(): KeyChanges {
  return useSyncExternalStore(subscribe, keyChanges)
}
