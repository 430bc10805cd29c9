import type { DataSet } from 'dicom-parser'
import type { Keyword } from './dictionary.ts'
import { itemsOf, numbersOf } from './element-values.ts'
import { groupOf } from './functional-groups.ts'

/** Distance between the centres of neighbouring rows (vertical) and columns (horizontal), in mm. */
export type SpacingMm = { readonly rowMm: number; readonly columnMm: number }

/** A spacing of two positive numbers; null where there is none. */
export function spacingIn(dataSet: DataSet, keyword: Keyword): SpacingMm | null {
  const numbers = numbersOf(dataSet, keyword)
  const [rowMm, columnMm] = numbers ?? []
  if (numbers?.length !== 2 || rowMm === undefined || columnMm === undefined) return null
  return rowMm > 0 && columnMm > 0 ? { rowMm, columnMm } : null
}

/**
 * PixelSpacing of each frame, null for those without one, where the frames of a file differ in it; null where they are all alike. Source:
 * DICOM PS3.3 C.7.6.16.2.1 (Pixel Measures, which may be shared or of each frame).
 */
export function frameSpacings(dataSet: DataSet, frames: number): readonly (SpacingMm | null)[] | null {
  const perFrame = itemsOf(dataSet, 'PerFrameFunctionalGroupsSequence')
  if (frames < 2 || perFrame.length === 0) return null
  const shared = spacingIn(groupOf(dataSet, frames, 'PixelMeasuresSequence'), 'PixelSpacing')
  const each = Array.from({ length: frames }, (_, frame) => {
    // Looked up here and not by `groupOf`, which would walk all frames for each.
    const groups = perFrame[frame]
    const own = groups === undefined ? undefined : itemsOf(groups, 'PixelMeasuresSequence')[0]
    return own === undefined ? shared : spacingIn(own, 'PixelSpacing')
  })
  const [first = null] = each
  return each.every((one) => one?.rowMm === first?.rowMm && one?.columnMm === first?.columnMm) ? null : each
}
