import type { Fact, Facts, Part } from '../records/case.ts'
import type { Slice } from '../records/target.ts'
import { type PicturePlane, picturePlane } from '../sides/picture-axes.ts'
import { groupSlices, type SliceGroup } from './slice-order.ts'
import { type StackFlag, slicesAtEachPlace, spacingFlags, tiltOf, usualSpacingMm } from './stack-flags.ts'

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
  /** So many times the same places follow each other in `slices`, all of one time before those of the next; mostly 1. */
  readonly volumes: number
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
  const inOrder = storedOrder(facts, stored.length)
  const planes = inOrder.map((index) => planeAt(facts, index))
  const stackIds = numbersFor(facts.sliceStacks, stored.length)
  const groups = groupSlices(
    planes,
    inOrder.flatMap((index) => stackIds?.[index] ?? []),
  )
  const { volumes, members } = volumesOf(groups, facts)
  const slices = members.flatMap((index) => {
    const slice = stored[inOrder[index] ?? -1]
    return slice === undefined ? [] : [{ slice, plane: planes[index] ?? null }]
  })
  const depth = slices.length / volumes
  const flags: StackFlag[] = []
  if (volumes > 1) flags.push({ kind: 'volumes', volumes, slices: depth })
  const placed = groups.filter(({ placesMm }) => placesMm !== null)
  if (placed.length > 1) flags.push({ kind: 'mixed', orientations: placed.length })
  let from = 0
  for (const { members: own, placesMm } of groups) {
    const isOnePlace = placesMm !== null && own.length > 1 && slicesAtEachPlace(placesMm) === own.length
    if (isOnePlace) flags.push({ kind: 'one-place', count: own.length })
    else if (placesMm !== null)
      flags.push(
        ...spacingFlags(
          placesMm.filter((_, at) => at % volumes === 0),
          from,
        ),
      )
    from += own.length
  }
  const degrees = Math.max(0, ...placed.map(({ members: own }) => tiltBetween(planes, own)))
  if (degrees > 0) flags.push({ kind: 'tilt', degrees })
  const unplaced = groups.find(({ placesMm }) => placesMm === null)
  if (unplaced !== undefined && isSliced(facts)) flags.push({ kind: 'unplaced', count: unplaced.members.length })
  const [first] = placed
  return {
    slices,
    volumes,
    indices: new Map(slices.map(({ slice }, index) => [keyOf(slice), index])),
    spacingMm: first?.placesMm == null ? null : usualSpacingMm(first.placesMm),
    flags: merged(flags),
  }
}

/** The stored slices in the order that their source gives them, where it is another than that of storage: it settles what lies at one place. */
function storedOrder(facts: Facts, count: number): readonly number[] {
  const indices = Array.from({ length: count }, (_, index) => index)
  const ranks = numbersFor(facts.sliceOrder, count)
  return ranks === null ? indices : indices.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b)
}

/** A fact of one number for each stored slice; null where it is none. */
function numbersFor(fact: Fact | undefined, count: number): readonly number[] | null {
  const values = Array.isArray(fact?.value) ? fact.value : []
  const numbers = values.filter((one) => typeof one === 'number')
  return values.length === count && numbers.length === count ? numbers : null
}

/**
 * The slices as they are gone through. Where several lie at each place of one orientation, as many at each, those that come first at their
 * places are the first volume, and so on; where nothing is known of places, the source says how many volumes there are.
 */
function volumesOf(groups: readonly SliceGroup[], facts: Facts): { volumes: number; members: readonly number[] } {
  const members = groups.flatMap((group) => group.members)
  const [only] = groups
  if (only === undefined || groups.length > 1) return { volumes: 1, members }
  if (only.placesMm === null) {
    const stated = facts.volumes?.value
    const isStated = typeof stated === 'number' && stated > 1 && members.length % stated === 0
    return { volumes: isStated ? stated : 1, members }
  }
  const volumes = slicesAtEachPlace(only.placesMm)
  // At one place alone they are no volumes: they are gone through one by one.
  if (volumes === 1 || volumes === members.length) return { volumes: 1, members }
  const volume = (at: number) => members.filter((_, index) => index % volumes === at)
  return { volumes, members: Array.from({ length: volumes }, (_, at) => volume(at)).flat() }
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
    ...flags.filter(({ kind }) => kind !== 'gap' && kind !== 'duplicate' && kind !== 'irregular'),
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

/** Where in its volume a slice is, and in which volume; both from 0. */
export function placeInStack({ slices, volumes }: Stack, index: number): { slice: number; volume: number } {
  const depth = slices.length / volumes
  return { slice: index % depth, volume: Math.floor(index / depth) }
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
  const position = valueAt(facts.slicePositions, index, facts.volumes)
  const orientation =
    facts.sliceOrientations === undefined ? first : valueAt(facts.sliceOrientations, index, facts.volumes)
  return {
    ...rest,
    ...(position === undefined ? {} : { imagePosition: position }),
    ...(orientation === undefined ? {} : { imageOrientation: orientation }),
  }
}

function planeAt(facts: Facts, index: number): PicturePlane | null {
  const imagePosition = valueAt(facts.slicePositions, index, facts.volumes)
  const imageOrientation =
    facts.sliceOrientations === undefined
      ? facts.imageOrientation
      : valueAt(facts.sliceOrientations, index, facts.volumes)
  if (imagePosition === undefined || imageOrientation === undefined) return null
  return picturePlane({ imagePosition, imageOrientation })
}

/**
 * One of the values of a fact that lists one for each picture; undefined where it has none for this. Of several volumes, which all lie
 * alike, a list may hold those of the first alone.
 */
function valueAt(fact: Fact | undefined, index: number, volumes: Fact | undefined): Fact | undefined {
  const values = Array.isArray(fact?.value) ? fact.value : []
  const value = values[volumes === undefined ? index : index % values.length]
  return fact === undefined || value == null ? undefined : { ...fact, value }
}
