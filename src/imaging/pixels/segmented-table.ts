import type { DataSet } from 'dicom-parser'
import { type Keyword, tagOf } from '../dicom/dictionary.ts'
import { type LookupTable, readDescriptor } from './lookup-table.ts'

/**
 * A palette's table that is stored in segments: runs of entries, straight lines between two entries, repetitions of segments before.
 * Undefined where it is missing, broken or gives another number of entries than its descriptor. Source: DICOM PS3.3 C.7.9.2.
 */
export function readSegmentedTable(
  dataSet: DataSet,
  descriptor: Keyword,
  data: Keyword,
  isSigned: boolean,
): LookupTable | undefined {
  const described = readDescriptor(dataSet, descriptor, isSigned)
  const held = dataSet.elements[tagOf(data)]
  if (described === undefined || held === undefined) return undefined
  const isByte = described.bits <= 8
  const { byteArray } = dataSet
  const words = Array.from({ length: Math.floor(held.length / (isByte ? 1 : 2)) }, (_, at) =>
    isByte ? (byteArray[held.dataOffset + at] ?? 0) : (dataSet.uint16(tagOf(data), at) ?? 0),
  )
  const entries = new Uint16Array(described.count)
  const filled = expand(words, isByte, entries)
  return filled === described.count ? { first: described.first, bits: described.bits, entries } : undefined
}

/** Fills `entries` and answers with their number; -1 where the segments are broken. */
function expand(words: readonly number[], isByte: boolean, entries: Uint16Array): number {
  let filled = 0
  const add = (value: number) => {
    if (filled < entries.length) entries[filled] = value
    filled += 1
  }

  /** Reads one segment and answers with where the next begins; -1 where it is broken. @param isCopied no copies of copies */
  function readSegment(at: number, isCopied: boolean): number {
    const [kind, length = 0] = [words[at], words[at + 1]]
    // Beyond the end of the table there is nothing to fill: what goes on is made to keep a reader busy.
    if (filled > entries.length) return -1
    if (kind === 0) {
      if (at + 2 + length > words.length) return -1
      for (let i = 0; i < length; i++) add(words[at + 2 + i] ?? 0)
      return at + 2 + length
    }
    if (kind === 1) {
      const [from, to] = [entries[filled - 1], words[at + 2]]
      if (from === undefined || to === undefined) return -1
      for (let i = 1; i <= length; i++) add(Math.round(from + ((to - from) * i) / length))
      return at + 3
    }
    const low = words.slice(at + 2, at + (isByte ? 6 : 4))
    if (kind !== 2 || isCopied || low.length !== (isByte ? 4 : 2)) return -1
    // Counted in bytes; odd for words of two, it points at no segment.
    let from = low.reduce((sum, word, index) => sum + word * 2 ** ((isByte ? 8 : 16) * index), 0) / (isByte ? 1 : 2)
    for (let i = 0; i < length && from !== -1; i++) from = Number.isInteger(from) ? readSegment(from, true) : -1
    return from === -1 ? -1 : at + 2 + low.length
  }

  for (let at = 0; at + 1 < words.length && at !== -1 && filled < entries.length; ) {
    at = readSegment(at, false)
    if (at === -1) return -1
  }
  return filled
}
