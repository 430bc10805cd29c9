/** How other formats count the places of one text. All ends are exclusive, as ours. */
export interface OffsetMap {
  /** Code points before a UTF-16 offset; an offset inside a surrogate pair counts as the pair's start. @throws RangeError outside of the text */
  toCodePoints(offset: number): number
  /** Bytes of UTF-8 before a UTF-16 offset, under the same rules. A lone surrogate counts 3, as U+FFFD or WTF-8 would take. */
  toUtf8(offset: number): number
  /** UTF-16 offset of a number of code points; undefined beyond the end of the text. */
  fromCodePoints(count: number): number | undefined
  /** UTF-16 offset of a number of UTF-8 bytes; undefined beyond the end and inside a character. */
  fromUtf8(bytes: number): number | undefined
}

/** UTF-16 code units between two marks: a look-up walks at most this far. */
const stride = 256

/** Prepares a text for converting many offsets: linear once, then each conversion is a search among marks and a short walk. */
export function createOffsetMap(text: string): OffsetMap {
  // Each mark stands at a code point's start: its place in code units, code points and bytes.
  const units: number[] = []
  const points: number[] = []
  const bytes: number[] = []
  const totals = walk(text, { units: 0, points: 0, bytes: 0 }, (at) => {
    if (at.units >= units.length * stride) {
      units.push(at.units)
      points.push(at.points)
      bytes.push(at.bytes)
    }
    return false
  })

  function find(marks: readonly number[], key: keyof Place, value: number): Place | undefined {
    if (!Number.isInteger(value) || value < 0 || value > totals[key]) return undefined
    let low = 0
    let high = marks.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((marks[middle] ?? 0) <= value) low = middle
      else high = middle
    }
    const from = { units: units[low] ?? 0, points: points[low] ?? 0, bytes: bytes[low] ?? 0 }
    return walk(text, from, (at, width) => at[key] + width[key] > value)
  }

  function before(offset: number): Place {
    const place = find(units, 'units', offset)
    if (place === undefined) throw new RangeError(`${offset} is no offset in a text of ${text.length} code units`)
    return place
  }

  return {
    toCodePoints: (offset) => before(offset).points,
    toUtf8: (offset) => before(offset).bytes,
    fromCodePoints: (count) => find(points, 'points', count)?.units,
    fromUtf8(count) {
      const place = find(bytes, 'bytes', count)
      return place?.bytes === count ? place.units : undefined
    },
  }
}

interface Place {
  readonly units: number
  readonly points: number
  readonly bytes: number
}

/** Walks from code point to code point until `isFound` says so of the place and the width of what follows, or to the end. */
function walk(text: string, from: Place, isFound: (at: Place, width: Place) => boolean): Place {
  let at = from
  while (at.units < text.length) {
    const width = widthAt(text, at.units)
    if (isFound(at, width)) break
    at = { units: at.units + width.units, points: at.points + 1, bytes: at.bytes + width.bytes }
  }
  return at
}

const ascii: Place = { units: 1, points: 1, bytes: 1 }
const twoBytes: Place = { units: 1, points: 1, bytes: 2 }
const threeBytes: Place = { units: 1, points: 1, bytes: 3 }
const pair: Place = { units: 2, points: 1, bytes: 4 }

function widthAt(text: string, index: number): Place {
  const code = text.codePointAt(index) ?? 0
  if (code < 0x80) return ascii
  if (code < 0x800) return twoBytes
  return code < 0x10000 ? threeBytes : pair
}
