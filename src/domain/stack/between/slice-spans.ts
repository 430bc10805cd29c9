import { boundsOf } from '../../geometry/target-operations.ts'
import type { RecordState } from '../../log/record-state.ts'
import type { Annotation } from '../../records/annotation.ts'
import type { Item } from '../../records/case.ts'
import type { Target } from '../../records/target.ts'
import { readingDirection } from '../slice-order.ts'
import { placeInStack, type Stack, sliceIndex, stackOf } from '../stack.ts'
import { dot } from '../vectors.ts'
import { isFilled } from './shape-field.ts'
import { shapesBetween } from './shapes-between.ts'

/** Two marks between whose slices others are missing. */
export interface SliceSpan {
  readonly from: Annotation
  readonly to: Annotation
}

/**
 * What could be filled in between slices for marks that are selected: several of one label on different slices of one item, from each to
 * the next, by way of marks of their label that lie where one would be filled in; or, for one, it and the nearest mark of its label before
 * and behind it, where slices without one lie between.
 */
export function spansToFill(ids: readonly string[], state: Pick<RecordState, 'tables'>): readonly SliceSpan[] {
  const { annotation, item: items } = state.tables
  const chosen = ids.flatMap((id) => annotation.get(id) ?? [])
  const [first, ...others] = chosen
  const item = items.get(first?.itemId ?? '')
  const stack = item === undefined ? null : stackOf(item)
  if (item === undefined || first === undefined || stack === null) return []
  const placeOf = (mark: Annotation) => indexOf(mark, stack)
  const here = placeOf(first)
  const { volume } = placeInStack(stack, here)
  if (here < 0 || !isFilled(first.target)) return []
  const sameKind = [...annotation.values()].filter(
    (mark) =>
      mark.itemId === first.itemId &&
      mark.labelId === first.labelId &&
      isFilled(mark.target) &&
      placeOf(mark) >= 0 &&
      placeInStack(stack, placeOf(mark)).volume === volume,
  )
  if (others.length > 0) {
    const inOrder = [...chosen].sort((a, b) => placeOf(a) - placeOf(b))
    const isOnOneSlice = inOrder.some((mark, at) => at > 0 && placeOf(mark) === placeOf(inOrder[at - 1] ?? mark))
    if (isOnOneSlice || !chosen.every((mark) => sameKind.includes(mark))) return []
    const steps = inOrder.slice(1).flatMap((to, at) => byWayOf({ from: inOrder[at] ?? to, to }, sameKind, stack))
    return steps.filter(({ from, to }) => placeOf(to) - placeOf(from) >= 2)
  }
  const alike = sameKind.filter((mark) => mayBeOneFinding(first, mark))
  const before = nearest(alike, (mark) => here - placeOf(mark), placeOf)
  const behind = nearest(alike, (mark) => placeOf(mark) - here, placeOf)
  return [
    ...(before === undefined ? [] : [{ from: before, to: first }]),
    ...(behind === undefined ? [] : [{ from: first, to: behind }]),
  ]
}

function mayBeOneFinding(a: Annotation, b: Annotation): boolean {
  return a.findingId === null || b.findingId === null || a.findingId === b.findingId
}

/** A span cut where a mark lies already, at the place of what would be filled in there: no slice gets a second one. */
function byWayOf(span: SliceSpan, marks: readonly Annotation[], stack: Stack): readonly SliceSpan[] {
  const { from, to } = span
  const [start, end] = [indexOf(from, stack), indexOf(to, stack)]
  const between = marks
    .filter((mark) => mayBeOneFinding(from, mark) && mayBeOneFinding(to, mark))
    .map((mark) => ({ mark, at: indexOf(mark, stack) }))
    .filter(({ mark, at }) => at > start && at < end && isWhereFilled(mark, span, shareOf(stack, start, at, end)))
    .sort((a, b) => a.at - b.at)
  const [next] = between
  return next === undefined ? [span] : [{ from, to: next.mark }, ...byWayOf({ from: next.mark, to }, marks, stack)]
}

/** Whether the rectangles around a mark and around the shape between two others have a place in common. */
function isWhereFilled({ target }: Annotation, { from, to }: SliceSpan, share: number): boolean {
  const [own, one, other] = [boundsOf(target), boundsOf(from.target), boundsOf(to.target)]
  if (own === null || one === null || other === null) return false
  const mixed = (a: number, b: number) => a + (b - a) * share
  const [left, top] = [mixed(one.x, other.x), mixed(one.y, other.y)]
  const [width, height] = [mixed(one.width, other.width), mixed(one.height, other.height)]
  return own.x < left + width && left < own.x + own.width && own.y < top + height && top < own.y + own.height
}

/** The mark on the nearest slice that has one, in one direction; none where that is the neighbour, with nothing between. */
function nearest(
  marks: readonly Annotation[],
  distanceOf: (mark: Annotation) => number,
  placeOf: (mark: Annotation) => number,
): Annotation | undefined {
  const there = marks.filter((mark) => placeOf(mark) >= 0 && distanceOf(mark) > 0)
  const closest = there.reduce<Annotation | undefined>(
    (found, mark) => (found === undefined || distanceOf(mark) < distanceOf(found) ? mark : found),
    undefined,
  )
  return closest !== undefined && distanceOf(closest) >= 2 ? closest : undefined
}

function indexOf({ target }: Annotation, stack: Stack): number {
  return target.kind === 'span' ? -1 : sliceIndex(stack, target.slice)
}

/** A shape for each slice between two marks, with the one of them that it is more like. */
export function marksBetween({ from, to }: SliceSpan, item: Item): readonly { mark: Annotation; target: Target }[] {
  const stack = stackOf(item)
  if (stack === null || !isFilled(from.target) || !isFilled(to.target)) return []
  const [start, end] = [indexOf(from, stack), indexOf(to, stack)]
  const made: { mark: Annotation; target: Target }[] = []
  for (let index = start + 1; index < end; index++) {
    const slice = stack.slices[index]?.slice
    if (slice === undefined) continue
    const share = shareOf(stack, start, index, end)
    // What is nearer says more of how it looks.
    const mark = share < 0.5 ? from : to
    for (const shape of shapesBetween(from.target, to.target, share)) {
      if (shape.kind !== 'span') made.push({ mark, target: { ...shape, slice } })
    }
  }
  return made
}

/** How far a slice lies between two others, 0 to 1: by their places along the normal, else by number. */
function shareOf({ slices }: Stack, start: number, index: number, end: number): number {
  const byNumber = (index - start) / (end - start)
  const planes = [start, index, end].map((at) => slices[at]?.plane ?? null)
  const [first] = planes
  if (first == null) return byNumber
  const direction = readingDirection(first)
  const [from, at, to] = planes.map((plane) => (plane?.origin == null ? undefined : dot(plane.origin, direction)))
  if (from === undefined || at === undefined || to === undefined || !(to > from)) return byNumber
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}
