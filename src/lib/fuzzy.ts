/** How a text was found. */
export interface FuzzyMatch {
  /** Higher is better; comparable between texts found by one query. */
  readonly score: number
  /** Code units of the text that were found, ascending. */
  readonly at: readonly number[]
}

const isWordStart = (text: string, at: number) => at === 0 || !/[\p{L}\d]/u.test(text[at - 1] ?? '')

/**
 * Finds a query in a text: as it stands, best at its beginning or at that of a word; else its letters in order, best at beginnings of
 * words, where fewer than three have to be. Case and blanks of the query do not count.
 * @returns null where the text has not all letters of the query in order
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const wanted = query.toLowerCase().replace(/\s+/g, ' ').trim()
  const within = text.toLowerCase()
  if (wanted === '') return { score: 0, at: [] }
  const whole = wholeMatch(wanted, within)
  if (whole !== -1) {
    const bonus = whole === 0 ? 60 : isWordStart(within, whole) ? 40 : 0
    return { score: 100 + bonus - within.length / 100, at: Array.from(wanted, (_, index) => whole + index) }
  }
  const at = lettersInOrder(wanted.replaceAll(' ', ''), within)
  if (at === null) return null
  const starts = at.filter((place) => isWordStart(within, place)).length
  // Two letters are somewhere in nearly everything.
  if (at.length < 3 && starts < at.length) return null
  const runs = at.filter((place, index) => index > 0 && place !== (at[index - 1] ?? 0) + 1).length
  return { score: 40 + (starts * 40) / at.length - runs * 4 - within.length / 100, at }
}

/** Where the query stands, at the beginning of a word if it does so anywhere; -1 for nowhere. */
function wholeMatch(wanted: string, within: string): number {
  const first = within.indexOf(wanted)
  for (let at = first; at !== -1; at = within.indexOf(wanted, at + 1)) if (isWordStart(within, at)) return at
  return first
}

/** Each letter at the beginning of a later word where one has it, else at the next place. */
function lettersInOrder(wanted: string, within: string): readonly number[] | null {
  const strict = walk(wanted, within, true)
  return strict ?? walk(wanted, within, false)
}

function walk(wanted: string, within: string, prefersStarts: boolean): readonly number[] | null {
  const at: number[] = []
  for (const sign of wanted) {
    const from = (at.at(-1) ?? -1) + 1
    let next = within.indexOf(sign, from)
    if (prefersStarts && next !== from) {
      for (let place = next; place !== -1; place = within.indexOf(sign, place + 1)) {
        if (!isWordStart(within, place)) continue
        next = place
        break
      }
    }
    if (next === -1) return null
    at.push(next)
  }
  return at
}
