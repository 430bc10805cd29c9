import { z } from 'zod'
import { countSchema, finiteSchema, openObject, sha256Schema } from './primitives.ts'

const lengthSchema = finiteSchema.nonnegative()

/** Image coordinates: source pixels of the stored picture, (0,0) the top-left corner of the first pixel, x right, y down. */
export const pointSchema = openObject({ x: finiteSchema, y: finiteSchema })
export type Point = z.infer<typeof pointSchema>

/** Which picture of an item of several pictures: the part's blob and the 0-based frame in it. */
export const sliceSchema = openObject({ part: sha256Schema, frame: countSchema })
export type Slice = z.infer<typeof sliceSchema>

const slice = { slice: sliceSchema.optional() }
const segmentSchema = openObject({ a: pointSchema, b: pointSchema })
const ringSchema = z.array(pointSchema).min(3)

const boxSchema = openObject({
  kind: z.literal('box'),
  /** The unrotated top-left corner. */
  x: finiteSchema,
  y: finiteSchema,
  width: lengthSchema,
  height: lengthSchema,
  /** Degrees clockwise on screen about the centre. */
  rotation: finiteSchema,
  ...slice,
})
const ellipseSchema = openObject({
  kind: z.literal('ellipse'),
  cx: finiteSchema,
  cy: finiteSchema,
  rx: lengthSchema,
  ry: lengthSchema,
  rotation: finiteSchema,
  ...slice,
})
/** The first ring is the outer border, the others are holes; even-odd; not closed by a repeated point. */
const polygonSchema = openObject({ kind: z.literal('polygon'), rings: z.array(ringSchema).min(1), ...slice })
const polylineSchema = openObject({ kind: z.literal('polyline'), points: z.array(pointSchema).min(2), ...slice })
const pointTargetSchema = openObject({
  kind: z.literal('point'),
  x: finiteSchema,
  y: finiteSchema,
  /** A probe: the value of the pixel it is on is shown beside it. */
  probe: z.boolean().optional(),
  ...slice,
})
const keypointsSchema = openObject({
  kind: z.literal('keypoints'),
  points: z.array(openObject({ name: z.string(), x: finiteSchema, y: finiteSchema, visible: z.boolean() })),
  ...slice,
})
/** Whether run lengths cover their window, no less and no more. */
export function runsFillWindow({
  width,
  height,
  counts,
}: {
  width: number
  height: number
  counts: number[]
}): boolean {
  return counts.reduce((sum, run) => sum + run, 0) === width * height
}

/**
 * Whether a mask is as `maskSchema` has it. Number by number, many times as fast as the schema, which takes longer than a frame for a mask of
 * thousands of runs.
 */
export function isSoundMask({ x, y, width, height, counts }: TargetOf<'mask'>): boolean {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0
  if (!Number.isSafeInteger(x) || !Number.isSafeInteger(y) || !isCount(width) || !isCount(height)) return false
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const run = counts[i]
    if (run === undefined || !isCount(run)) return false
    sum += run
  }
  return sum === width * height
}

/** A mask cropped to the pixels that are set: `counts` are row-major run lengths inside the crop, starting with zeros, adding up to width x height. */
const maskSchema = openObject({
  kind: z.literal('mask'),
  x: z.number().int(),
  y: z.number().int(),
  width: countSchema,
  height: countSchema,
  counts: z.array(countSchema),
  ...slice,
}).refine(runsFillWindow, { message: 'run lengths do not add up to width x height' })
const lengthTargetSchema = openObject({ kind: z.literal('length'), a: pointSchema, b: pointSchema, ...slice })
const bidirectionalSchema = openObject({
  kind: z.literal('bidirectional'),
  long: segmentSchema,
  short: segmentSchema,
  ...slice,
})
const angleSchema = openObject({
  kind: z.literal('angle'),
  a: pointSchema,
  vertex: pointSchema,
  b: pointSchema,
  ...slice,
})
const cobbSchema = openObject({ kind: z.literal('cobb'), a: segmentSchema, b: segmentSchema, ...slice })
const ratioSchema = openObject({ kind: z.literal('ratio'), a: segmentSchema, b: segmentSchema, ...slice })
/** The item as a whole (or, without an item, the case). */
const wholeSchema = openObject({ kind: z.literal('whole'), ...slice })

/** UTF-16 code units of the unmodified decoded text, [start, end); `quote` is exactly that slice. */
export const fragmentSchema = openObject({ start: countSchema, end: countSchema, quote: z.string() }).refine(
  (fragment) => fragment.end - fragment.start === fragment.quote.length,
  {
    message: 'the quote is not as long as the range',
  },
)
export type Fragment = z.infer<typeof fragmentSchema>
export const spanSchema = openObject({ kind: z.literal('span'), fragments: z.array(fragmentSchema).min(1) })

/** What an annotation is on. A closed union: `domain/geometry/target-operations.ts` must answer for every kind. */
export const targetSchema = z.discriminatedUnion('kind', [
  boxSchema,
  ellipseSchema,
  polygonSchema,
  polylineSchema,
  pointTargetSchema,
  keypointsSchema,
  maskSchema,
  lengthTargetSchema,
  bidirectionalSchema,
  angleSchema,
  cobbSchema,
  ratioSchema,
  wholeSchema,
  spanSchema,
])
export type Target = z.infer<typeof targetSchema>
export type TargetKind = Target['kind']
export type TargetOf<K extends TargetKind> = Extract<Target, { kind: K }>

export const targetKinds = [
  'box',
  'ellipse',
  'polygon',
  'polyline',
  'point',
  'keypoints',
  'mask',
  'length',
  'bidirectional',
  'angle',
  'cobb',
  'ratio',
  'whole',
  'span',
] as const satisfies readonly TargetKind[]
export const targetKindSchema = z.enum(targetKinds)
