import type { Label } from '../../domain/records/label.ts'
import type { EndMove } from '../../domain/text/span-edits.ts'
import { type CaretMove, caretMoveOf } from './views/caret-moves.ts'

/** What a key asks for. */
export type NoteAction =
  | { readonly kind: 'move'; readonly move: CaretMove }
  /** Tag the selected text; null: with the active label. */
  | { readonly kind: 'tag'; readonly label: Label | null }
  | { readonly kind: 'retag'; readonly label: Label }
  | { readonly kind: 'go'; readonly to: 'tag' | 'untagged' | 'section'; readonly by: 1 | -1 }
  | { readonly kind: 'remove' | 'reshape' | 'select-quote' | 'select-all' | 'select-sentence' | 'let-go' | 'list-here' }
  | { readonly kind: 'open-bar'; readonly bar: 'find' | 'line' }
  /** What is done to selected spans. */
  | { readonly kind: 'move-end'; readonly move: EndMove }
  | { readonly kind: 'add-fragment' | 'split' | 'merge' | 'tag-all' }

/** What is selected at the moment. Selected text goes before selected spans: Delete never removes a span while text is selected. */
export interface Selected {
  readonly text: boolean
  readonly spans: number
}

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>

/** The action of a key pressed in a note; null: none of ours, others may have it. */
export function noteActionOf(event: Keys, labels: readonly Label[], selected: Selected): NoteAction | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event
  // Brackets are typed with AltGr on many keyboards, which Windows reports as Ctrl and Alt.
  const isPlainOrAltGr = !metaKey && (!ctrlKey || altKey)
  if (isPlainOrAltGr && (key === ']' || (altKey && key === 'ArrowDown'))) return { kind: 'go', to: 'tag', by: 1 }
  if (isPlainOrAltGr && (key === '[' || (altKey && key === 'ArrowUp'))) return { kind: 'go', to: 'tag', by: -1 }
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'a') return { kind: 'select-all' }
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'f')
    return { kind: 'open-bar', bar: 'find' }
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'g')
    return { kind: 'open-bar', bar: 'line' }
  const byAlt = altAction(event, selected)
  if (byAlt !== null) return byAlt
  const move = caretMoveOf(event)
  if (move !== null) return { kind: 'move', move }
  if (ctrlKey || metaKey || altKey) return null
  switch (key) {
    case 'Enter':
      if (!selected.text) return null
      return shiftKey ? (selected.spans === 1 ? { kind: 'reshape' } : null) : { kind: 'tag', label: null }
    case 'Delete':
    case 'Backspace':
      return !selected.text && selected.spans > 0 ? { kind: 'remove' } : null
    case 'F2':
      return selected.spans > 0 ? { kind: 'select-quote' } : null
    case 'Escape':
      return selected.text || selected.spans > 0 ? { kind: 'let-go' } : null
    default:
      // With Shift a letter is a key of the workbench: what belongs to a label is its plain letter.
      return isShiftedLetter(event) ? null : labelAction(key, labels, selected)
  }
}

/** With Option a Mac types another sign: there the place of the key tells. */
function altAction(event: Keys, { spans }: Selected): NoteAction | null {
  if (!event.altKey || event.metaKey) return null
  const move = endMoveOf(event)
  if (move !== null) return spans === 1 ? { kind: 'move-end', move } : null
  if (event.ctrlKey) return null
  const isKey = (letter: string) => event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`
  const by = event.shiftKey ? -1 : 1
  if (isKey('u')) return { kind: 'go', to: 'untagged', by }
  if (isKey('h')) return { kind: 'go', to: 'section', by }
  if (event.shiftKey) return null
  if (isKey('o')) return { kind: 'list-here' }
  if (isKey('s')) return { kind: 'select-sentence' }
  if (isKey('f')) return { kind: 'add-fragment' }
  if (isKey('x')) return { kind: 'split' }
  if (isKey('j')) return { kind: 'merge' }
  return isKey('t') ? { kind: 'tag-all' } : null
}

/** Alt with full stop or comma, which carry > and <: the end by a word, with Shift the start, with Control by a character. */
function endMoveOf({ key, code, shiftKey, ctrlKey }: Keys): EndMove | null {
  const isOn = code === 'Period' || key === '.'
  if (!isOn && code !== 'Comma' && key !== ',') return null
  return { end: shiftKey ? 'start' : 'end', by: ctrlKey ? 'character' : 'word', direction: isOn ? 'on' : 'back' }
}

export function isShiftedLetter({ key, shiftKey }: Pick<Keys, 'key' | 'shiftKey'>): boolean {
  return shiftKey && /^\p{L}$/u.test(key)
}

/** A label's key tags selected text, else gives the selected spans another label; without either it is not ours. */
export function labelAction(key: string, labels: readonly Label[], selected: Selected): NoteAction | null {
  const label = labels.find(({ hotkey }) => hotkey?.toLowerCase() === key.toLowerCase())
  if (label === undefined) return null
  if (selected.text) return { kind: 'tag', label }
  return selected.spans > 0 ? { kind: 'retag', label } : null
}
