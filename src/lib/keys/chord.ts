/** What `chordOf` needs of a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string
  /** The place of the key, as a keyboard of the United States names it; see `chordsOf`. */
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const letter = /^\p{L}$/u
const latin = /^[A-Za-z]$/

function spelled(given: string, mod: boolean, alt: boolean, shiftKey: boolean): string {
  // Of some letters the upper case is two.
  const upper = given.toUpperCase()
  const name = given === ' ' ? 'Space' : letter.test(given) && letter.test(upper) ? upper : given
  const shift = shiftKey && (letter.test(name) || name.length > 1)
  return [mod ? 'Mod' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', name].filter((part) => part !== '').join('+')
}

/**
 * A key with its modifiers in one spelling: `Mod+Shift+Z`, `R`, `Shift+N`, `?`, `ArrowDown`. `Mod` is Ctrl or Cmd. Shift counts with letters and
 * named keys only: of a sign it is part (`?` is Shift+/ on one keyboard and a key of its own on another).
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  return spelled(key, ctrlKey || metaKey, altKey, shiftKey)
}

/**
 * What a key press may mean, the likeliest first, on keyboards of all countries: what it types; the sign alone, where it takes AltGr
 * (which Windows reports as Ctrl and Alt); by its place, the letter where another script is typed, or Option makes another sign of it,
 * and the digit where digits take Shift.
 */
export function chordsOf(press: KeyPress): readonly string[] {
  const { key, code = '', ctrlKey, metaKey, altKey, shiftKey } = press
  const chords = [chordOf(press)]
  const isSign = key.length === 1 && !/^[\p{L}\d ]$/u.test(key)
  if (isSign && ctrlKey && altKey) return [...chords, key]
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code)
  const [, placeLetter, placeDigit] = place ?? []
  const mod = ctrlKey || metaKey
  if (placeLetter !== undefined && !latin.test(key)) chords.push(spelled(placeLetter, mod, altKey, shiftKey))
  if (placeDigit !== undefined && key !== placeDigit) {
    // With Alt the digit is meant whatever it types; without, only where the plain key types no digit.
    if (altKey || !shiftKey) chords.push(spelled(placeDigit, mod, altKey, false))
  }
  return chords
}

/** The chord to keep of a press that is to stand for something from now on: one that is found again whatever script is typed. */
export function chordToKeep(press: KeyPress): string {
  const readings = chordsOf(press)
  const isElsewhere = letter.test(press.key) && !latin.test(press.key)
  const kept = isElsewhere || press.altKey ? readings.at(-1) : readings[0]
  return kept ?? chordOf(press)
}

/** The keys of a chord, modifiers first; `+` itself may be one of them. */
export function partsOf(chord: string): readonly string[] {
  if (chord === '+') return [chord]
  return chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+')
}

/** Names of keys that are long or unclear as browsers spell them. */
const shortNames: Readonly<Record<string, string>> = {
  Shift: '⇧',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
}
const macNames: Readonly<Record<string, string>> = { ...shortNames, Mod: '⌘', Alt: '⌥' }
const otherNames: Readonly<Record<string, string>> = { ...shortNames, Mod: 'Ctrl' }

/** A chord as key caps show it, one text a key: `Ctrl`, `⇧`, `Z`. */
export function capsOf(chord: string, isMac: boolean): readonly string[] {
  const names = isMac ? macNames : otherNames
  return partsOf(chord).map((part) => names[part] ?? part)
}

/** A chord as `aria-keyshortcuts` wants it: `Control+Shift+Z`. */
export function ariaOf(chord: string, isMac: boolean): string {
  return partsOf(chord)
    .map((part) => (part === 'Mod' ? (isMac ? 'Meta' : 'Control') : part === '+' ? 'Plus' : part))
    .join('+')
}

/** The press that a chord stands for: what a `KeyboardEvent` is made of. */
export function pressOf(chord: string, isMac: boolean): Required<KeyPress> {
  const parts = partsOf(chord)
  const name = parts.at(-1) ?? ''
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  const key = name === 'Space' ? ' ' : latin.test(name) && !has('Shift') ? name.toLowerCase() : name
  const code = latin.test(name) ? `Key${name.toUpperCase()}` : /^\d$/.test(name) ? `Digit${name}` : name
  return {
    key,
    code,
    ctrlKey: has('Mod') && !isMac,
    metaKey: has('Mod') && isMac,
    altKey: has('Alt'),
    shiftKey: has('Shift'),
  }
}
