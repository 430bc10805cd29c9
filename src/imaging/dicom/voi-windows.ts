import type { DataSet } from 'dicom-parser'
import { numbersOf, textOf, textsOf } from './element-values.ts'
import { groupOf } from './functional-groups.ts'

export type VoiFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID'

export interface VoiWindow {
  /** In modality units (after rescale). */
  readonly centre: number
  readonly width: number
  /** What the file calls it, where it does. */
  readonly name: string | null
}

/** The windows that a file offers for a frame, in its order, and the function they are meant for. Source: DICOM PS3.3 C.11.2. */
export function readVoiWindows(
  dataSet: DataSet,
  frame: number,
): { readonly windows: readonly VoiWindow[]; readonly voiFunction: VoiFunction } {
  const holder = groupOf(dataSet, frame, 'FrameVOILUTSequence')
  const named = textOf(holder, 'VOILUTFunction')
  const voiFunction = named === 'LINEAR_EXACT' || named === 'SIGMOID' ? named : 'LINEAR'
  const centres = numbersOf(holder, 'WindowCenter') ?? []
  const widths = numbersOf(holder, 'WindowWidth') ?? []
  const names = textsOf(holder, 'WindowCenterWidthExplanation')
  const windows: VoiWindow[] = []
  for (const [index, centre] of centres.entries()) {
    const width = widths[index]
    // A linear window is at least 1 wide, the others wider than 0: anything else is a scanner's way of saying "none".
    if (width === undefined || width <= 0 || (voiFunction === 'LINEAR' && width < 1)) continue
    windows.push({ centre, width, name: names[index] || null })
  }
  return { windows, voiFunction }
}
