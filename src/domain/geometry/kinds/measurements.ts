import type { Point, TargetOf } from '../../records/target.ts'
import { draggedAxes } from '../axes.ts'
import type { TargetOperations } from '../kind-operations.ts'
import { pointSetOperations } from './point-set.ts'

interface Segment {
  readonly a: Point
  readonly b: Point
}

const same = (a: Point, b: Point) => a.x === b.x && a.y === b.y
const hasNoLength = ({ a, b }: Segment) => same(a, b)

export const lengthOperations = pointSetOperations<TargetOf<'length'>>({
  points: ({ a, b }) => [
    ['a', a],
    ['b', b],
  ],
  mapPoints: (target, change) => ({ ...target, a: change('a', target.a), b: change('b', target.b) }),
  lines: ({ a, b }) => [[a, b]],
  isDegenerate: hasNoLength,
})

export const angleOperations = pointSetOperations<TargetOf<'angle'>>({
  points: ({ a, vertex, b }) => [
    ['a', a],
    ['vertex', vertex],
    ['b', b],
  ],
  mapPoints: (target, change) => ({
    ...target,
    a: change('a', target.a),
    vertex: change('vertex', target.vertex),
    b: change('b', target.b),
  }),
  lines: ({ a, vertex, b }) => [[a, vertex, b]],
  isDegenerate: ({ a, vertex, b }) => same(a, vertex) || same(b, vertex),
})

/** A segment's ends by id: `long.a`, `long.b`. */
function ends(name: string, { a, b }: Segment): readonly (readonly [string, Point])[] {
  return [
    [`${name}.a`, a],
    [`${name}.b`, b],
  ]
}

function mapEnds(name: string, { a, b }: Segment, change: (id: string, at: Point) => Point) {
  return { a: change(`${name}.a`, a), b: change(`${name}.b`, b) }
}

const axesAsPoints = pointSetOperations<TargetOf<'bidirectional'>>({
  points: ({ long, short }) => [...ends('long', long), ...ends('short', short)],
  mapPoints: (target, change) => ({
    ...target,
    long: mapEnds('long', target.long, change),
    short: mapEnds('short', target.short, change),
  }),
  lines: ({ long, short }) => [
    [long.a, long.b],
    [short.a, short.b],
  ],
  isDegenerate: ({ long, short }) => hasNoLength(long) || hasNoLength(short),
})

/** The two axes stay at their angle to one another, whichever end is dragged. */
export const bidirectionalOperations: TargetOperations<TargetOf<'bidirectional'>> = {
  ...axesAsPoints,
  dragHandle: (target, handleId, to, { pixelAspect }) => ({
    ...target,
    ...draggedAxes(target, handleId, to, pixelAspect),
  }),
}

function twoSegments<T extends TargetOf<'cobb'> | TargetOf<'ratio'>>() {
  return pointSetOperations<T>({
    points: ({ a, b }) => [...ends('a', a), ...ends('b', b)],
    mapPoints: (target, change) => ({
      ...target,
      a: mapEnds('a', target.a, change),
      b: mapEnds('b', target.b, change),
    }),
    lines: ({ a, b }) => [
      [a.a, a.b],
      [b.a, b.b],
    ],
    isDegenerate: ({ a, b }) => hasNoLength(a) || hasNoLength(b),
  })
}

export const cobbOperations = twoSegments<TargetOf<'cobb'>>()
export const ratioOperations = twoSegments<TargetOf<'ratio'>>()
