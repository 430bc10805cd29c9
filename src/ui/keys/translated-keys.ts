import { pressOf } from '../../lib/keys/chord.ts'
import { isMac } from './keys-context.ts'

/** Presses that stand for others: what a viewer knows as a key, made of the key that the reader has put it on. */
const translated = new WeakSet<Event>()

/** A press of a key as a viewer knows it. It bubbles, and may be used by `preventDefault`. */
export function translatedKey(type: 'keydown' | 'keyup', chord: string): KeyboardEvent {
  const event = new KeyboardEvent(type, { ...pressOf(chord, isMac()), bubbles: true, cancelable: true })
  translated.add(event)
  return event
}

/** Whether a press was made for a viewer: its own keys go before those of labels then, and nobody else is meant. */
export function isTranslated(event: Event): boolean {
  return translated.has(event)
}
