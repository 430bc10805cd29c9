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
 * @param isSigned whether the values that go in may be negative: the first one of the descriptor is read so, unless its own VR says
 */
export function readLookupTable(
  dataSet: DataSet,
  descriptor: Keyword,
  data: Keyword,
  isSigned: boolean,
): LookupTable | undefined {
  const described = readDescriptor(dataSet, descriptor, isSigned)
  const held = dataSet.elements[tagOf(data)]
  if (described === undefined || held === undefined) return undefined
  const { count, first, bits } = described
  const bytes = dataSet.byteArray.subarray(held.dataOffset, held.dataOffset + held.length)
  // Entries of 8 bits are packed two to a word by some writers and given a word each by others.
  const isPacked = bits === 8 && bytes.length < 2 * count
  if (bytes.length < (isPacked ? count : 2 * count)) return undefined
  const entries = new Uint16Array(count)
  for (let i = 0; i < count; i++) {
    entries[i] = isPacked ? (bytes[i] ?? 0) : (dataSet.uint16(tagOf(data), i) ?? 0)
  }
  return { first, bits, entries }
}

/** What a table's descriptor says; undefined where it is missing or too short. @param isSigned see `readLookupTable` */
export function readDescriptor(
  dataSet: DataSet,
  descriptor: Keyword,
  isSigned: boolean,
): { readonly count: number; readonly first: number; readonly bits: number } | undefined {
  const tag = tagOf(descriptor)
  const described = dataSet.elements[tag]
  if (described === undefined || described.length < 6) return undefined
  const signed = described.vr === 'SS' || (described.vr !== 'US' && isSigned)
  return {
    count: dataSet.uint16(tag, 0) || 65_536,
    first: (signed ? dataSet.int16(tag, 1) : dataSet.uint16(tag, 1)) ?? 0,
    bits: dataSet.uint16(tag, 2) ?? 16,
  }
}

/** The entry that a stored value stands for. */
export function lookUp({ first, entries }: LookupTable, stored: number): number {
  const index = stored - first
  return entries[index < 0 ? 0 : index >= entries.length ? entries.length - 1 : index] ?? 0
}
