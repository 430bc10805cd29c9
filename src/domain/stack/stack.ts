import type { Fact, Facts, Part } from '../records/case.ts'
import type { Slice } from '../records/target.ts'
import { type PicturePlane, picturePlane } from '../sides/picture-axes.ts'
import { groupSlices } from './slice-order.ts'
import { type StackFlag, spacingFlags, tiltOf, usualSpacingMm } from './stack-flags.ts'

/** An item, or what will be one. */
export interface Pictured {
  readonly parts: readonly Part[]
  readonly facts: Facts
}

/** One picture of an item of several. */
export interface StackSlice {
  readonly slice: Slice
  /** Where it lies; null where the header does not say. */
  readonly plane: PicturePlane | null
}

/** The pictures of an item in the order in which they are looked through, whatever the order of its parts and frames. */
export interface Stack {
  readonly slices: readonly StackSlice[]
  /** Place of each slice, for `sliceIndex`. */
  readonly indices: ReadonlyMap<string, number>
  /** Usual distance of neighbours along the normal, mm; null where it is not known. */
  readonly spacingMm: number | null
  readonly flags: readonly StackFlag[]
}

const known = new WeakMap<Facts, { readonly parts: readonly Part[]; readonly stack: Stack | null }>()

/** The stack of an item; null where it is a single picture. */
export function stackOf({ parts, facts }: Pictured): Stack | null {
  const before = known.get(facts)
  if (before !== undefined && before.parts === parts) return before.stack
  const stack = makeStack(parts, facts)
  known.set(facts, { parts, stack })
  return stack
}

/** The pictures of an item part by part, frame by frame: the order of `slicePositions` and `sliceOrientations` in its facts. */
function storedSlices(parts: readonly Part[]): readonly Slice[] {
  return parts.flatMap(({ blob, frames }) => Array.from({ length: frames }, (_, frame) => ({ part: blob, frame })))
}

function makeStack(parts: readonly Part[], facts: Facts): Stack | null {
  const stored = storedSlices(parts)
  if (stored.length < 2) return null
  const planes = stored.map((_, index) => planeAt(facts, index))
  const groups = groupSlices(planes)
  const slices = groups.flatMap(({ members }) =>
    members.flatMap((index) => {
      const slice = stored[index]
      return slice === undefined ? [] : [{ slice, plane: planes[index] ?? null }]
    }),
  )
  const flags: StackFlag[] = []
  const placed = groups.filter(({ placesMm }) => placesMm !== null)
  if (placed.length > 1) flags.push({ kind: 'mixed', orientations: placed.length })
  let from = 0
  for (const { members, placesMm } of groups) {
    if (placesMm !== null) flags.push(...spacingFlags(placesMm, from))
    from += members.length
  }
  const degrees = Math.max(0, ...placed.map(({ members }) => tiltBetween(planes, members)))
  if (degrees > 0) flags.push({ kind: 'tilt', degrees })
  const unplaced = groups.find(({ placesMm }) => placesMm === null)
  if (unplaced !== undefined && isSliced(facts)) flags.push({ kind: 'unplaced', count: unplaced.members.length })
  const [first] = placed
  return {
    slices,
    indices: new Map(slices.map(({ slice }, index) => [keyOf(slice), index])),
    spacingMm: first?.placesMm == null ? null : usualSpacingMm(first.placesMm),
    flags: merged(flags),
  }
}

function tiltBetween(planes: readonly (PicturePlane | null)[], members: readonly number[]): number {
  const first = planes[members[0] ?? -1]
  const last = planes[members.at(-1) ?? -1]
  return first == null || last == null ? 0 : tiltOf(first, last)
}

/** Kinds of picture that lie somewhere in the patient: of a film of a beating heart nobody asks where its frames lie. */
const slicedKinds: ReadonlySet<unknown> = new Set(['CT', 'MR', 'PT'])

function isSliced(facts: Facts): boolean {
  return slicedKinds.has(facts.modality?.value)
}

/** Flags of one kind from several orientations, as one. */
function merged(flags: readonly StackFlag[]): readonly StackFlag[] {
  const gaps = flags.flatMap((flag) => (flag.kind === 'gap' ? flag.places : []))
  const twice = flags.flatMap((flag) => (flag.kind === 'duplicate' ? flag.at : []))
  const uneven = flags.flatMap((flag) => (flag.kind === 'irregular' ? [flag] : []))
  return [
    ...flags.filter(({ kind }) => kind === 'mixed' || kind === 'tilt' || kind === 'unplaced'),
    ...(gaps.length === 0 ? [] : [{ kind: 'gap', places: gaps } as const]),
    ...(twice.length === 0 ? [] : [{ kind: 'duplicate', at: twice } as const]),
    ...(uneven.length === 0
      ? []
      : [
          {
            kind: 'irregular',
            leastMm: Math.min(...uneven.map(({ leastMm }) => leastMm)),
            mostMm: Math.max(...uneven.map(({ mostMm }) => mostMm)),
          } as const,
        ]),
  ]
}

/** Place of a slice in the stack, from 0; -1 where the item has no such picture. */
export function sliceIndex({ indices }: Stack, slice: Slice | null | undefined): number {
  return slice == null ? -1 : (indices.get(keyOf(slice)) ?? -1)
}

function keyOf({ part, frame }: Slice): string {
  return `${part} ${frame}`
}

/** What is known of one picture of an item: facts of a series speak of its first, but for where each lies. */
export function factsOfSlice(item: Pictured, slice: Slice | null | undefined): Facts {
  const { parts, facts } = item
  if (slice == null || facts.slicePositions === undefined) return facts
  const index = storedSlices(parts).findIndex(({ part, frame }) => part === slice.part && frame === slice.frame)
  const { imagePosition: _, imageOrientation: first, ...rest } = facts
  const position = valueAt(facts.slicePositions, index)
  const orientation = facts.sliceOrientations === undefined ? first : valueAt(facts.sliceOrientations, index)
  return {
    ...rest,
    ...(position === undefined ? {} : { imagePosition: position }),
    ...(orientation === undefined ? {} : { imageOrientation: orientation }),
  }
}

function planeAt(facts: Facts, index: number): PicturePlane | null {
  const imagePosition = valueAt(facts.slicePositions, index)
  const imageOrientation =
    facts.sliceOrientations === undefined ? facts.imageOrientation : valueAt(facts.sliceOrientations, index)
  if (imagePosition === undefined || imageOrientation === undefined) return null
  return picturePlane({ imagePosition, imageOrientation })
}

/** One of the values of a fact that lists one for each picture; undefined where it has none for this. */
function valueAt(fact: Fact | undefined, index: number): Fact | undefined {
  const value = Array.isArray(fact?.value) ? fact.value[index] : undefined
  return fact === undefined || value == null ? undefined : { ...fact, value }
}
