/** Strings in ascending order of UTF-16 code units: string i is `units[offsets[i]]` up to, not including, `units[offsets[i + 1]]`. */
export interface SortedStrings {
  readonly units: Uint16Array
  readonly offsets: Uint32Array
}

/** Lays strings out; they must be sorted by code units already, as `Array.prototype.sort` does. */
export function layOut(sorted: readonly string[]): {
  readonly units: Uint16Array<ArrayBuffer>
  readonly offsets: Uint32Array<ArrayBuffer>
} {
  const offsets = new Uint32Array(sorted.length + 1)
  let length = 0
  for (const [i, text] of sorted.entries()) {
    offsets[i] = length
    length += text.length
  }
  offsets[sorted.length] = length
  const units = new Uint16Array(length)
  let at = 0
  for (const text of sorted) for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i)
  return { units, offsets }
}

/** String `index`, 0-based. */
export function stringAt({ units, offsets }: SortedStrings, index: number): string {
  return String.fromCharCode(...units.subarray(offsets[index], offsets[index + 1]))
}

/** Negative, 0 or positive as string `index`, cut to `text.length` when `prefixOnly`, sorts before, equals or sorts after `text`. */
function compareAt({ units, offsets }: SortedStrings, index: number, text: string, prefixOnly: boolean): number {
  const start = offsets[index] ?? 0
  const length = (offsets[index + 1] ?? 0) - start
  const common = Math.min(length, text.length)
  for (let i = 0; i < common; i++) {
    const difference = (units[start + i] ?? 0) - text.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return prefixOnly && length > text.length ? 0 : length - text.length
}

function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The strings that begin with `prefix`: indices [low, high); empty (low === high) where there is none. */
export function prefixRange(strings: SortedStrings, prefix: string): { readonly low: number; readonly high: number } {
  const count = strings.offsets.length - 1
  const low = firstWhere(count, (index) => compareAt(strings, index, prefix, true) >= 0)
  const high = firstWhere(count, (index) => compareAt(strings, index, prefix, true) > 0)
  return { low, high }
}

/** Index of a string; -1 where it is not there. */
export function indexOf(strings: SortedStrings, text: string): number {
  const count = strings.offsets.length - 1
  const index = firstWhere(count, (at) => compareAt(strings, at, text, false) >= 0)
  return index < count && compareAt(strings, index, text, false) === 0 ? index : -1
}
