/** What `chordOf` needs of a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * A key with its modifiers in one spelling: `Mod+Shift+Z`, `R`, `Shift+N`, `?`, `ArrowDown`. `Mod` is Ctrl or Cmd. Shift counts with letters and
 * named keys only: of a sign it is part (`?` is Shift+/ on one keyboard and a key of its own on another).
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const isLetter = /^\p{L}$/u.test(key)
  const name = isLetter ? key.toUpperCase() : key
  const shift = shiftKey && (isLetter || key.length > 1)
  return [ctrlKey || metaKey ? 'Mod' : '', altKey ? 'Alt' : '', shift ? 'Shift' : '', name]
    .filter((part) => part !== '')
    .join('+')
}

const typedInto =
  'input:not([type="radio"]):not([type="checkbox"]):not([type="range"]):not([type="color"]), textarea, select, [contenteditable="true"]'

/** Whether a key pressed there is text, or belongs to a menu or dialog, and must not run a shortcut. */
export function belongsToField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(`${typedInto}, [role="menu"], [role="dialog"], [role="listbox"]`) !== null
  )
}
