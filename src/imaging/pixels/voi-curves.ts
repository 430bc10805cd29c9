import type { DataSet } from 'dicom-parser'
import { itemsOf, textOf } from '../dicom/element-values.ts'
import { groupOf } from '../dicom/functional-groups.ts'
import { type LookupTable, readLookupTable } from './lookup-table.ts'
import type { VoiCurve, WindowLevel } from './picture.ts'

/**
 * The VOI LUTs that a file offers for a frame, in its order; those that are broken are left out. Source: DICOM PS3.3 C.11.2.1.1.
 * @param mayBeNegative whether modality values can be below 0
 */
export function readVoiCurves(dataSet: DataSet, frame: number, mayBeNegative: boolean): readonly VoiCurve[] {
  const own = itemsOf(groupOf(dataSet, frame, 'FrameVOILUTSequence'), 'VOILUTSequence')
  const items = own.length > 0 ? own : itemsOf(dataSet, 'VOILUTSequence')
  return items.flatMap((item) => {
    const table = readLookupTable(item, 'LUTDescriptor', 'LUTData', mayBeNegative)
    return table === undefined ? [] : [{ table, name: textOf(item, 'LUTExplanation') ?? null }]
  })
}

/** The window under which a curve is as the file has it. Another window stretches it. */
export function curveWindow({ table: { first, entries } }: VoiCurve, curve: number): WindowLevel {
  const width = Math.max(1, entries.length - 1)
  return { centre: first + width / 2, width, curve }
}

/** Largest entry that a table can have by its descriptor, or has in spite of it. */
export function whiteOf({ bits, entries }: LookupTable): number {
  let most = 2 ** Math.min(16, Math.max(1, bits)) - 1
  for (const entry of entries) if (entry > most) most = entry
  return most
}
