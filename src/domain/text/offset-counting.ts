/** What an offset of another program counts: UTF-16 units (JavaScript, Java, UIMA), code points (Python, brat, doccano) or bytes of UTF-8. */
const offsetUnits = ['code-point', 'utf-16', 'utf-8'] as const
type OffsetUnit = (typeof offsetUnits)[number]

/** How a program counts. */
export interface OffsetCounting {
  readonly unit: OffsetUnit
  /** It has read CR LF as one sign, as Python does with a text file. */
  readonly joinsBreaks: boolean
  /** It has taken a byte order mark at the beginning of the file for a sign of the text, as Python's `utf-8` does. */
  readonly countsMark: boolean
}

/** A text as it is stored, and whether its file begins with a byte order mark, which is no part of the text. */
export interface CountedText {
  readonly text: string
  readonly hasMark: boolean
}

const mark = '\ufeff'

/** Every way of counting, the commonest first. */
export const offsetCountings: readonly OffsetCounting[] = [false, true].flatMap((countsMark) =>
  [false, true].flatMap((joinsBreaks) => offsetUnits.map((unit) => ({ unit, joinsBreaks, countsMark }))),
)

/** The ways of counting that can differ in a text: in plain letters with line feeds all are one. The commonest stands for its equals. */
export function differingCountings(note: CountedText): readonly OffsetCounting[] {
  const hasBreaks = note.text.includes('\r\n')
  const isAstral = /[\ud800-\udfff]/.test(note.text)
  const isPlain = !/[^\0-\x7f]/.test(note.text)
  return offsetCountings.filter(
    ({ unit, joinsBreaks, countsMark }) =>
      (hasBreaks || !joinsBreaks) &&
      (note.hasMark || !countsMark) &&
      (unit !== 'utf-16' || isAstral) &&
      // The mark has three bytes.
      (unit !== 'utf-8' || !isPlain || countsMark),
  )
}

/** The one of the differing ways of counting that another is the same as in their text. */
export function countingAmong(differing: readonly OffsetCounting[], wanted: OffsetCounting): OffsetCounting {
  const has = (flag: 'joinsBreaks' | 'countsMark') => differing.some((one) => one[flag])
  const joinsBreaks = wanted.joinsBreaks && has('joinsBreaks')
  const countsMark = wanted.countsMark && has('countsMark')
  const alike = differing.filter((one) => one.joinsBreaks === joinsBreaks && one.countsMark === countsMark)
  return alike.find(({ unit }) => unit === wanted.unit) ?? { unit: offsetUnits[0], joinsBreaks, countsMark }
}

/**
 * Offsets in UTF-16 code units of the text for offsets that another program counted; null for one that lies outside of the text or inside of a
 * sign (a surrogate pair, the bytes of a letter, CR LF where that is one).
 * @param offsets in any order
 */
export function toUtf16(
  { text, hasMark }: CountedText,
  offsets: readonly number[],
  counting: OffsetCounting,
): readonly (number | null)[] {
  const order = offsets.map((_, index) => index).sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0))
  const found: (number | null)[] = offsets.map(() => null)
  let at = 0
  let counted = hasMark && counting.countsMark ? lengthOf(mark, 0, counting).counted : 0
  for (const index of order) {
    const offset = offsets[index] ?? -1
    while (counted < offset && at < text.length) {
      const sign = lengthOf(text, at, counting)
      at += sign.units
      counted += sign.counted
    }
    if (counted === offset) found[index] = at
  }
  return found
}

/** The way back: a UTF-16 offset of the text as another program counts it. */
export function fromUtf16({ text, hasMark }: CountedText, offset: number, counting: OffsetCounting): number {
  let counted = hasMark && counting.countsMark ? lengthOf(mark, 0, counting).counted : 0
  for (let at = 0; at < offset; ) {
    const sign = lengthOf(text, at, counting)
    at += sign.units
    counted += sign.counted
  }
  return counted
}

/** How long the sign at an offset is, in UTF-16 units and as it is counted. */
function lengthOf(text: string, at: number, { unit, joinsBreaks }: OffsetCounting): { units: number; counted: number } {
  const code = text.codePointAt(at) ?? 0
  if (joinsBreaks && code === 0x0d && text.charCodeAt(at + 1) === 0x0a) return { units: 2, counted: 1 }
  const units = code > 0xffff ? 2 : 1
  if (unit === 'code-point') return { units, counted: 1 }
  if (unit === 'utf-16') return { units, counted: units }
  return { units, counted: code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4 }
}
