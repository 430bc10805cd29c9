import type { DataSet } from 'dicom-parser'
import { itemsOf } from '../dicom/element-values.ts'
import type { StoredValues } from '../dicom/stored-values.ts'
import { type LookupTable, lookUp, readLookupTable } from './lookup-table.ts'

/** The modality LUT of a file that has one instead of a rescale slope (PS3.3 C.11.1). */
export function readModalityTable(dataSet: DataSet, isSigned: boolean): LookupTable | undefined {
  const item = itemsOf(dataSet, 'ModalityLUTSequence')[0]
  return item === undefined ? undefined : readLookupTable(item, 'LUTDescriptor', 'LUTData', isSigned)
}

/** Modality values, which then count as the stored ones. */
export function applyModalityTable(stored: StoredValues, table: LookupTable): Uint16Array<ArrayBuffer> {
  const values = new Uint16Array(stored.length)
  for (let i = 0; i < stored.length; i++) values[i] = lookUp(table, stored[i] ?? 0)
  return values
}
