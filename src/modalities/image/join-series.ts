import type { JoinableItem, JoinedItem } from '../../contracts/modality.ts'
import type { Fact, Facts } from '../../domain/records/case.ts'
import { picturePlane } from '../../domain/sides/picture-axes.ts'
import { groupSlices } from '../../domain/stack/slice-order.ts'
import { stackOf } from '../../domain/stack/stack.ts'
import { jsonEquals } from '../../lib/json.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { isLocaliser, seriesName } from './picture-name.ts'
import { flagProblem } from './stack-problems.ts'

/** Kinds of picture that come in slices even where the header does not say where each lies. */
const slicedKinds: ReadonlySet<unknown> = new Set(['CT', 'MR', 'PT'])

/** Spacings that differ by less than this, mm, are the same, written with other digits. */
const sameSpacingMm = 0.001

/**
 * Puts pictures of one series together: those of one SeriesInstanceUID, size, spacing and orientation are one item, its parts in the order
 * of their places along the normal; file names and numbers only settle what has no place, or the same. Localisers, and films of the one
 * series that lie nowhere in the patient, stay apart. Warns of `stack-*` and of a series that became several items (`series-split`).
 */
export function joinSeries(items: readonly JoinableItem[]): readonly JoinedItem[] {
  const joined: JoinedItem[] = []
  for (const members of seriesIn(items)) {
    const groups = sameGeometry(members, items).flatMap((alike) => stacksIn(alike, items))
    const stacks = groups.filter((group) => group.length > 1)
    const split = groups.length > 1 ? [problem('series-split', { items: groups.length })] : []
    for (const group of stacks) joined.push(joinedItem(group, items, split))
  }
  const taken = new Set(joined.flatMap(({ members }) => members))
  for (const [index, item] of items.entries()) {
    if (!taken.has(index) && framesOf(item) > 1) joined.push(framedItem(index, item))
  }
  return joined
}

const framesOf = ({ parts }: JoinableItem) => parts.reduce((sum, { frames }) => sum + frames, 0)

/** Single pictures by series, each instance once: the same one in another encoding stands for itself. */
function seriesIn(items: readonly JoinableItem[]): readonly (readonly number[])[] {
  const series = new Map<string, number[]>()
  const instances = new Set<string>()
  for (const [index, item] of items.entries()) {
    const { series: uid, instance = `${index}` } = item.group
    if (uid === undefined || framesOf(item) !== 1 || instances.has(instance)) continue
    instances.add(instance)
    series.set(uid, [...(series.get(uid) ?? []), index])
  }
  return [...series.values()]
}

/** Those that can be looked through as one: of one size, one kind of pixel, one spacing. */
function sameGeometry(members: readonly number[], items: readonly JoinableItem[]): readonly (readonly number[])[] {
  const classes: number[][] = []
  for (const index of members) {
    const alike = classes.find(([first = -1]) => isAlike(items[first]?.facts ?? {}, items[index]?.facts ?? {}))
    if (alike === undefined) classes.push([index])
    else alike.push(index)
  }
  return classes
}

const sameFacts = ['modality', 'rows', 'columns', 'pixelAspect'] as const

function isAlike(a: Facts, b: Facts): boolean {
  return (
    sameFacts.every((name) => jsonEquals(a[name]?.value, b[name]?.value)) &&
    isColor(a) === isColor(b) &&
    isLocaliser(a) === isLocaliser(b) &&
    isSameSpacing(a.spacing, b.spacing)
  )
}

function isColor({ photometricInterpretation }: Facts): boolean {
  return !String(photometricInterpretation?.value ?? '').startsWith('MONOCHROME')
}

function isSameSpacing(a: Fact | undefined, b: Fact | undefined): boolean {
  const [one, other] = [a, b].map((fact) => Object.values(Object(fact?.value ?? {})).map(Number))
  if (one === undefined || other === undefined || one.length !== other.length) return false
  return one.every((mm, at) => Math.abs(mm - (other[at] ?? Number.NaN)) < sameSpacingMm)
}

/** One list for each orientation, in order; what lies nowhere is a stack only where its kind is always sliced. */
function stacksIn(members: readonly number[], items: readonly JoinableItem[]): readonly (readonly number[])[] {
  const inOrder = [...members].sort((a, b) => compareOrder(items[a], items[b]) || a - b)
  const planes = inOrder.map((index) => picturePlane(items[index]?.facts ?? {}))
  return groupSlices(planes).flatMap(({ members: own, placesMm }) => {
    const group = own.flatMap((at) => inOrder[at] ?? [])
    const isStack = placesMm !== null || slicedKinds.has(items[group[0] ?? -1]?.facts.modality?.value)
    return isStack ? [group] : group.map((index) => [index])
  })
}

function compareOrder(a: JoinableItem | undefined, b: JoinableItem | undefined): number {
  const [one, other] = [a?.group.order ?? [], b?.group.order ?? []]
  for (const [at, number] of one.entries()) {
    const difference = number - (other[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Facts that are of the one picture and not of its series. */
const ownFacts: ReadonlySet<string> = new Set(['sopInstanceUid', 'imagePosition'])

function joinedItem(group: readonly number[], items: readonly JoinableItem[], more: readonly Problem[]): JoinedItem {
  const own = group.flatMap((index) => items[index] ?? [])
  const first = own[0]?.facts ?? {}
  const positions = own.map(({ facts }) => facts.imagePosition)
  // A series has one frame of reference (PS3.3 C.7.4.1): where each picture names another, none can be trusted.
  const isOneFrame = own.every(({ facts }) =>
    jsonEquals(facts.frameOfReferenceUid?.value, first.frameOfReferenceUid?.value),
  )
  const shared = Object.entries(first).filter(
    ([name]) => !ownFacts.has(name) && (isOneFrame || name !== 'frameOfReferenceUid'),
  )
  const [position] = positions.filter((fact) => fact !== undefined)
  const facts: Facts = {
    ...Object.fromEntries(shared),
    ...(position === undefined
      ? {}
      : {
          imagePosition: positions[0] ?? position,
          slicePositions: { ...position, value: positions.map((fact) => fact?.value ?? null) },
        }),
  }
  return { members: group, name: seriesName(facts), facts, warnings: [...more, ...warningsOf(own, facts)] }
}

/** A file of several frames: what its frames are and how they lie. */
function framedItem(index: number, item: JoinableItem): JoinedItem {
  const { facts } = item
  const name = slicedKinds.has(facts.modality?.value) ? seriesName(facts) : item.name
  return { members: [index], name, facts, warnings: warningsOf([item], facts) }
}

function warningsOf(items: readonly JoinableItem[], facts: Facts): readonly Problem[] {
  const parts = items.flatMap((item) => item.parts)
  return (stackOf({ parts, facts })?.flags ?? []).map(flagProblem)
}
