import { chordsOf } from '../../../lib/keys/chord.ts'
import { type BuiltInKey, keyless, meantBy, pageScope } from '../../../lib/keys/keymap.ts'
import { isTranslated } from '../../../ui/keys/translated-keys.ts'
import { belongsToField } from '../belongs-to-field.ts'
import { keyChanges } from './key-settings.ts'

/** Something to do, with the key that it is on. */
export interface KeyAction {
  /** As `chordOf` spells it, as built in; absent: it has none until the reader gives it one. */
  readonly chord?: string
  /** What it does, and what it stands with in lists of keys; absent: it is in no list. */
  readonly text?: string
  readonly group?: string
  /** `labelScope` for keys of labels, which are the project's. */
  readonly scope?: string
  /** Colour of a label, `#rrggbb`. */
  readonly color?: string
  /** Whether it runs while a field has the focus too: nobody types it. */
  readonly isForFields?: boolean
  run(): void
  /** Asked before `run`: false leaves the key to the browser. */
  applies?(): boolean
}

/** An action as a key that something is built in on. */
export type ActiveShortcut = KeyAction & BuiltInKey

/** Lists of what is on the page now, in the order they came. */
const lists: (() => readonly KeyAction[])[] = []

/** Everything that has a key, or could have one, at the moment; what came last first. */
export function activeShortcuts(): readonly ActiveShortcut[] {
  return lists.toReversed().flatMap((list) =>
    list().map((action) => ({
      ...action,
      chord: action.chord ?? keyless(action.text ?? ''),
      scope: action.scope ?? pageScope,
    })),
  )
}

/** Lets keys run what a list holds, until the answer is called. @param list asked at every press */
export function addShortcuts(list: () => readonly KeyAction[]): () => void {
  lists.push(list)
  if (lists.length === 1) window.addEventListener('keydown', onKeyDown)
  return () => {
    lists.splice(lists.indexOf(list), 1)
    if (lists.length === 0) window.removeEventListener('keydown', onKeyDown)
  }
}

/** Runs an action where it may run now; answers whether it did. */
export function runShortcut(action: KeyAction): boolean {
  if (action.applies?.() === false) return false
  action.run()
  return true
}

/** Runs what is built in on a chord, as its key does. */
export function runBuiltIn(chord: string): void {
  const action = activeShortcuts().find((each) => each.chord === chord)
  if (action !== undefined) runShortcut(action)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isTranslated(event)) return
  if (isDialogOpen()) return
  const meant = meantBy(keyChanges(), chordsOf(event), activeShortcuts())
  // On a plain letter, as a reader may have put it, it is text.
  const isTyped = !event.ctrlKey && !event.metaKey
  if (belongsToField(event.target) && (isTyped || meant?.isForFields !== true)) return
  if (meant !== undefined && runShortcut(meant)) event.preventDefault()
}

/** Whether a dialog covers the page, wherever the focus is. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
