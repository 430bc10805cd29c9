import { greekNames } from './greek-names.ts'

/** A word of a text as it is searched for, and where it came from. */
export interface SourceWord {
  /** Folded: lower case, no diacritics, letters and digits only. */
  readonly folded: string
  /** Start of the word in the text, UTF-16 code units. */
  readonly start: number
  /** For each code unit of `folded`, the end (exclusive) in the text of the character that it came from, with its marks. */
  readonly ends: readonly number[]
}

const letterOrDigit = /[\p{L}\p{N}]/u
const mark = /\p{M}/u
const marks = /\p{M}+/gu
const greekLetter = /^[α-ω]$/
const apostrophes = new Set(["'", '’', '‘'])

/** Letters that NFKD leaves whole although readers type them otherwise, if at all. */
const plainLetters = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['ʼ', ''],
])

const foldedCharacters = new Map<string, string>()

/** One character (code point) without case, diacritics and ligatures; '' for a combining mark alone. */
function foldCharacter(character: string): string {
  let folded = foldedCharacters.get(character)
  if (folded === undefined) {
    folded = ''
    for (const part of character.normalize('NFKD').toLowerCase().replace(marks, '')) {
      folded += plainLetters.get(part) ?? part
    }
    foldedCharacters.set(character, folded)
  }
  return folded
}

interface Unit {
  text: string
  readonly start: number
  end: number
}

/** Spells a lone Greek letter out (`β-blocker`: beta), but not the letters of a Greek word; inside a word `µ` is the unit prefix, `u`. */
function spellLoneGreek(units: Unit[]): void {
  const isGreek = (unit: Unit | undefined) => unit !== undefined && greekLetter.test(unit.text)
  const greek = units.map(isGreek)
  for (const [i, unit] of units.entries()) {
    if (greek[i] !== true || greek[i - 1] === true || greek[i + 1] === true) continue
    unit.text = unit.text === 'μ' && units.length > 1 ? 'u' : (greekNames.get(unit.text) ?? unit.text)
  }
}

function toWord(units: Unit[]): SourceWord {
  spellLoneGreek(units)
  const ends: number[] = []
  let folded = ''
  for (const unit of units) {
    folded += unit.text
    for (let i = 0; i < unit.text.length; i++) ends.push(unit.end)
  }
  return { folded, start: units[0]?.start ?? 0, ends }
}

/**
 * The words of a text, in order. A word is a run of letters and digits after compatibility decomposition (NFKD), without case and
 * diacritics; ligatures and a few letters are written out (æ: ae), a lone Greek letter is its name (α: alpha), and an apostrophe
 * between letters is not there (`Crohn's`: crohns). Everything else parts words.
 */
export function sourceWords(text: string): SourceWord[] {
  const words: SourceWord[] = []
  let units: Unit[] = []
  const close = () => {
    if (units.length > 0) words.push(toWord(units))
    units = []
  }
  let at = 0
  for (const character of text) {
    const start = at
    at += character.length
    const last = units.at(-1)
    if (mark.test(character)) {
      if (last !== undefined) last.end = at
      continue
    }
    const next = text.codePointAt(at)
    const inside = last !== undefined && next !== undefined && letterOrDigit.test(String.fromCodePoint(next))
    if (inside && apostrophes.has(character)) continue
    for (const part of foldCharacter(character)) {
      if (letterOrDigit.test(part)) units.push({ text: part, start, end: at })
      else close()
    }
  }
  close()
  return words
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const ascii = /^[\x00-\x7f]*$/
const asciiApostrophe = /(?<=[a-z0-9])'(?=[a-z0-9])/g
const asciiWord = /[a-z0-9]+/g

/** The folded words of a text, in order, as `sourceWords` defines them; faster, since nearly all terms are ASCII. */
export function foldedWords(text: string): string[] {
  if (!ascii.test(text)) return sourceWords(text).map((word) => word.folded)
  const lower = text.toLowerCase()
  return (lower.includes("'") ? lower.replace(asciiApostrophe, '') : lower).match(asciiWord) ?? []
}
