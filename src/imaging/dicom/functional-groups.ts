import type { DataSet } from 'dicom-parser'
import type { Keyword } from './dictionary.ts'
import { itemsOf } from './element-values.ts'

/**
 * Where the attributes of a functional group macro stand for one frame: the item of the per-frame groups, else of the shared
 * groups, else the data set itself (as in every single-frame object). Source: DICOM PS3.3 C.7.6.16.
 * @param frame 0-based
 */
export function groupOf(dataSet: DataSet, frame: number, macro: Keyword): DataSet {
  const own = itemsOf(dataSet, 'PerFrameFunctionalGroupsSequence')[frame]
  const shared = itemsOf(dataSet, 'SharedFunctionalGroupsSequence')[0]
  for (const groups of [own, shared]) {
    const item = groups === undefined ? undefined : itemsOf(groups, macro)[0]
    if (item !== undefined) return item
  }
  return dataSet
}
