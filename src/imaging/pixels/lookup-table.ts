import type { DataSet } from 'dicom-parser'
import { type Keyword, tagOf } from '../dicom/dictionary.ts'

/** A lookup table of a DICOM file: entry i stands for the stored value `first + i`; values beyond the ends take the end's. */
export interface LookupTable {
  readonly first: number
  readonly bits: number
  readonly entries: Uint16Array<ArrayBuffer>
}

/**
 * Reads a table and its descriptor (PS3.3 C.7.6.3.1.5, C.11.1.1.1); undefined where either is missing or the table too short.
 * @param isSigned pixel representation: the first stored value of the descriptor has the same
 */
export function readLookupTable(
  dataSet: DataSet,
  descriptor: Keyword,
  data: Keyword,
  isSigned: boolean,
): LookupTable | undefined {
  const described = dataSet.elements[tagOf(descriptor)]
  const held = dataSet.elements[tagOf(data)]
  if (described === undefined || described.length < 6 || held === undefined) return undefined
  const tag = tagOf(descriptor)
  const count = dataSet.uint16(tag, 0) || 65_536
  const first = (isSigned ? dataSet.int16(tag, 1) : dataSet.uint16(tag, 1)) ?? 0
  const bits = dataSet.uint16(tag, 2) ?? 16
  const bytes = dataSet.byteArray.subarray(held.dataOffset, held.dataOffset + held.length)
  // Entries of 8 bits are packed two to a word by some writers and given a word each by others.
  const isPacked = bits === 8 && bytes.length < 2 * count
  if (bytes.length < (isPacked ? count : 2 * count)) return undefined
  const entries = new Uint16Array(count)
  for (let i = 0; i < count; i++) {
    entries[i] = isPacked ? (bytes[i] ?? 0) : (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)
  }
  return { first, bits, entries }
}

/** The entry that a stored value stands for. */
export function lookUp({ first, entries }: LookupTable, stored: number): number {
  const index = stored - first
  return entries[index < 0 ? 0 : index >= entries.length ? entries.length - 1 : index] ?? 0
}
