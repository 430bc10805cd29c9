import type { DataSet } from 'dicom-parser'
import { itemsOf, textOf, unsignedLongsOf } from './element-values.ts'

/** How a file of several frames says that they belong together. */
interface FrameContents {
  /** Rank of each frame, from 0; null where it is that of storage, or nothing is said of it. */
  readonly order: readonly number[] | null
  /** Number of the stack that each frame is in, from 0 in the order of their first frames; null where there are not several. */
  readonly stacks: readonly number[] | null
}

/**
 * Order and stacks of frames by their Frame Content: first by the temporal position, which says what comes after what at one place, then by
 * the dimension indices from the first on, then by the position in the stack. Source: DICOM PS3.3 C.7.6.16.2.2, C.7.6.17.
 * @param perFrame items of the Per-frame Functional Groups, one a frame
 */
export function frameContents(perFrame: readonly DataSet[]): FrameContents {
  const contents = perFrame.map((groups) => itemsOf(groups, 'FrameContentSequence')[0])
  const keys = contents.map((content): readonly number[] => {
    if (content === undefined) return []
    const [time = 0] = unsignedLongsOf(content, 'TemporalPositionIndex')
    const indices = unsignedLongsOf(content, 'DimensionIndexValues')
    return [time, ...indices, ...unsignedLongsOf(content, 'InStackPositionNumber').slice(0, 1)]
  })
  const isComparable = keys.every(({ length }) => length === keys[0]?.length)
  const sorted = isComparable ? [...keys.keys()].sort((a, b) => compare(keys[a] ?? [], keys[b] ?? []) || a - b) : []
  const isStored = sorted.every((frame, rank) => frame === rank)
  const order = new Array<number>(keys.length).fill(0)
  for (const [rank, frame] of sorted.entries()) order[frame] = rank
  return { order: isStored ? null : order, stacks: stacksOf(contents) }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function stacksOf(contents: readonly (DataSet | undefined)[]): readonly number[] | null {
  const names = contents.map((content) => (content === undefined ? undefined : textOf(content, 'StackID')))
  const known = [...new Set(names)]
  // Where each frame is a stack of its own, the name says nothing of which belong together.
  const isGrouping = known.length > 1 && !known.includes(undefined) && 2 * known.length <= names.length
  return isGrouping ? names.map((name) => known.indexOf(name)) : null
}
