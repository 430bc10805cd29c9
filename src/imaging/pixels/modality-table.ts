import type { DataSet } from 'dicom-parser'
import { itemsOf } from '../dicom/element-values.ts'
import type { StoredValues } from '../dicom/stored-values.ts'
import { type LookupTable, lookUp, readLookupTable } from './lookup-table.ts'
import type { GrayscaleImage } from './picture.ts'

/** The modality LUT of a file that has one instead of a rescale slope (PS3.3 C.11.1). */
export function readModalityTable(dataSet: DataSet, isSigned: boolean): LookupTable | undefined {
  const item = itemsOf(dataSet, 'ModalityLUTSequence')[0]
  return item === undefined ? undefined : readLookupTable(item, 'LUTDescriptor', 'LUTData', isSigned)
}

/**
 * Modality values, which then count as the stored ones. Padding is told by its stored value and has no modality value: it gets one that
 * the table does not give, where there is one left.
 */
export function applyModalityTable(
  stored: StoredValues,
  table: LookupTable,
  padding: GrayscaleImage['padding'],
): Pick<GrayscaleImage, 'values' | 'padding'> {
  const values = new Uint16Array(stored.length)
  for (let i = 0; i < stored.length; i++) values[i] = lookUp(table, stored[i] ?? 0)
  const free = padding === null ? undefined : freeValue(table)
  if (padding === null || free === undefined) return { values, padding: null }
  const [low, high] = padding
  for (let i = 0; i < stored.length; i++) {
    const value = stored[i] ?? 0
    if (value >= low && value <= high) values[i] = free
  }
  return { values, padding: [free, free] }
}

/** One above the largest entry: the range of the values grows by one. Else one below the smallest. */
function freeValue({ entries }: LookupTable): number | undefined {
  let [low, high] = [0xffff, 0]
  for (const entry of entries) {
    if (entry < low) low = entry
    if (entry > high) high = entry
  }
  return high < 0xffff ? high + 1 : low > 0 ? low - 1 : undefined
}
