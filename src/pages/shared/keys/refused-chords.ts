import { partsOf } from '../../../lib/keys/chord.ts'

/** What browsers and systems do with keys before a page hears of them, or what nobody would want to lose. */
const browserKeys: ReadonlySet<string> = new Set([
  ...['T', 'N', 'W', 'Q', 'R', 'L', 'P', 'Tab', 'F4', '0', '+', '-', '='].map((key) => `Mod+${key}`),
  ...['T', 'N', 'W', 'R', 'I', 'J', 'C', 'Tab'].map((key) => `Mod+Shift+${key}`),
  ...['F1', 'F3', 'F5', 'F11', 'F12', 'Alt+F4', 'Alt+Tab', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home'],
])

/** Keys that go through the page or work its controls, with Shift or without. */
const pageKeys: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Space',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
])

const deadKeys: ReadonlySet<string> = new Set(['Dead', 'Process', 'Unidentified'])

/** Why a chord cannot be given to anything, in words; null where it can. */
export function refusal(chord: string): string | null {
  const parts = partsOf(chord)
  const key = parts.at(-1) ?? ''
  if (deadKeys.has(key)) return 'This key waits for another one and cannot be used.'
  if (browserKeys.has(chord)) return 'The browser or the system keeps this key for itself.'
  const isPlain = parts.slice(0, -1).every((part) => part === 'Shift')
  return isPlain && pageKeys.has(key) ? 'This key works fields, lists and buttons.' : null
}

/** Whether only a modifier is down yet. */
export function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'OS'].includes(key)
}
