import type { DataSet } from 'dicom-parser'
import type { Fact } from '../../domain/records/case.ts'
import { jsonEquals } from '../../lib/json.ts'
import type { Keyword } from './dictionary.ts'
import { itemsOf, numberOf, numbersOf, textOf } from './element-values.ts'
import { frameContents } from './frame-contents.ts'
import { groupOf } from './functional-groups.ts'
import type { DicomFile } from './parse.ts'

/**
 * What the header says of how pictures lie to each other, besides what `dicomFacts` tells of the first:
 * - `frameOfReferenceUid`: positions of two pictures can be compared where it is the same; `sliceThickness` in mm; `frameTime`, ms
 * - of several frames `slicePositions`, ImagePositionPatient of each (null where it has none), and, where they are not all turned alike,
 *   `sliceOrientations`, ImageOrientationPatient of each;
 * - of several frames that the file orders otherwise than it stores them `sliceOrder`, the rank of each; of several stacks `sliceStacks`, the
 *   number of the stack of each, from 0.
 * Source: DICOM PS3.3 C.7.6.2, C.7.6.16.2.2, C.7.6.16.2.3, C.7.6.16.2.4, C.7.6.17.
 */
export function sliceFacts({ dataSet, image }: DicomFile): Record<string, Fact> {
  const facts: Record<string, Fact> = {}
  const say = (name: string, tag: Keyword, value: Fact['value'] | undefined, unit?: string) => {
    if (value !== undefined) facts[name] = { value, origin: 'header', tag, ...(unit === undefined ? {} : { unit }) }
  }
  say('frameOfReferenceUid', 'FrameOfReferenceUID', textOf(dataSet, 'FrameOfReferenceUID'))
  const thickness = numberOf(groupOf(dataSet, 0, 'PixelMeasuresSequence'), 'SliceThickness')
  if (thickness !== undefined && thickness > 0) say('sliceThickness', 'SliceThickness', thickness, 'mm')
  if (image.frames === 1) return facts
  const frameTime = numberOf(dataSet, 'FrameTime')
  if (frameTime !== undefined && frameTime > 0) say('frameTime', 'FrameTime', frameTime, 'ms')
  const perFrame = itemsOf(dataSet, 'PerFrameFunctionalGroupsSequence')
  if (perFrame.length === 0) return facts
  const positions = eachFrame(dataSet, perFrame, image.frames, 'PlanePositionSequence', 'ImagePositionPatient', 3)
  if (positions.some((position) => position !== null)) {
    say('slicePositions', 'ImagePositionPatient', positions, 'mm')
  }
  const turns = eachFrame(dataSet, perFrame, image.frames, 'PlaneOrientationSequence', 'ImageOrientationPatient', 6)
  if (turns.some((turn) => !jsonEquals(turn, turns[0] ?? null))) {
    say('sliceOrientations', 'ImageOrientationPatient', turns)
  }
  const { order, stacks } = frameContents(perFrame.slice(0, image.frames))
  if (order !== null) say('sliceOrder', 'DimensionIndexValues', order)
  if (stacks !== null) say('sliceStacks', 'StackID', stacks)
  return facts
}

function eachFrame(
  dataSet: DataSet,
  perFrame: readonly DataSet[],
  frames: number,
  macro: Keyword,
  keyword: Keyword,
  count: number,
): (number[] | null)[] {
  const shared = numbersOf(groupOf(dataSet, frames, macro), keyword)
  return Array.from({ length: frames }, (_, frame) => {
    // Looked up here and not by `groupOf`, which would walk all frames for each.
    const own = perFrame[frame]
    const group = own === undefined ? undefined : itemsOf(own, macro)[0]
    const numbers = group === undefined ? shared : numbersOf(group, keyword)
    return numbers?.length === count ? numbers : null
  })
}

/** Which series a picture is of, as the file has it. For joining at import only: identifiers are never stored. */
export interface PlaceInSeries {
  readonly series?: string
  readonly instance?: string
  /** Acquisition and instance number, 0 where there is none: they order what lies at one place, or nowhere. */
  readonly order: readonly number[]
}

export function placeInSeries({ dataSet }: DicomFile): PlaceInSeries {
  const series = textOf(dataSet, 'SeriesInstanceUID')
  const instance = textOf(dataSet, 'SOPInstanceUID')
  return {
    ...(series === undefined ? {} : { series }),
    ...(instance === undefined ? {} : { instance }),
    order: [numberOf(dataSet, 'AcquisitionNumber') ?? 0, numberOf(dataSet, 'InstanceNumber') ?? 0],
  }
}
