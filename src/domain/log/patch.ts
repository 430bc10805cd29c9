import { z } from 'zod'
import type { Json } from '../../lib/json.ts'
import { countSchema, jsonSchema, openObject, uuidSchema } from '../records/primitives.ts'
import {
  type AnyRecord,
  type RecordKind,
  type RecordTypes,
  recordKindSchema,
  recordKinds,
  recordSchemas,
} from '../records/record.ts'
import { runsFillWindow } from '../records/target.ts'

export type AddPatch = {
  [K in RecordKind]: { readonly op: 'add'; readonly kind: K; readonly record: RecordTypes[K] }
}[RecordKind]

export type RemovePatch = {
  [K in RecordKind]: { readonly op: 'remove'; readonly kind: K; readonly record: RecordTypes[K] }
}[RecordKind]

/**
 * One field: its path, what the writer saw there, what it becomes. A path is a JSON Pointer (RFC 6901). Below the first member
 * (`/attributes/size`, `/facts/view`) `null` stands for "absent", since those maps hold no nulls of their own.
 */
export type FieldEdit = readonly [path: string, from: Json, to: Json]

export interface SetPatch {
  readonly op: 'set'
  readonly kind: RecordKind
  readonly id: string
  /** Revision of the record that the writer saw. */
  readonly baseRev: number
  readonly fields: readonly FieldEdit[]
}

/** Flips the mask pixels of a window of an annotation's picture: `counts` as in a mask target. Its own inverse. */
export interface MaskXorPatch {
  readonly op: 'maskXor'
  readonly id: string
  readonly baseRev: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly counts: readonly number[]
}

/** The only unit of change: reversible without looking at anything else. */
export type Patch = AddPatch | RemovePatch | SetPatch | MaskXorPatch

/** A patch that adds or removes a record as it is. The caller keeps kind and record together. */
export function wholeRecord(op: 'add' | 'remove', kind: RecordKind, record: AnyRecord): Patch {
  return { op, kind, record } as Patch
}

function wholeRecordSchema<O extends 'add' | 'remove'>(op: O) {
  const [first, ...others] = recordKinds.map((kind) =>
    openObject({ op: z.literal(op), kind: z.literal(kind), record: recordSchemas[kind] }),
  )
  if (first === undefined) throw new Error('no kinds of record')
  return z.discriminatedUnion('kind', [first, ...others])
}

/** Not `/id`, and not the stamps: those are the log's own. */
const fieldPathSchema = z.string().regex(/^\/(?!(?:id|revision|updatedBy|updatedAt)(?:\/|$))/)

const setSchema = openObject({
  op: z.literal('set'),
  kind: recordKindSchema,
  id: uuidSchema,
  baseRev: countSchema,
  fields: z.array(z.tuple([fieldPathSchema, jsonSchema, jsonSchema])),
})

const maskXorSchema = openObject({
  op: z.literal('maskXor'),
  id: uuidSchema,
  baseRev: countSchema,
  x: z.number().int(),
  y: z.number().int(),
  width: countSchema,
  height: countSchema,
  counts: z.array(countSchema),
}).refine(runsFillWindow, { message: 'run lengths do not add up to width x height' })

/** Parses a patch read from a file, a row or another tab. */
// The union is built from the record table, so its static type is wider than what it accepts at run time.
export const patchSchema = z.discriminatedUnion('op', [
  wholeRecordSchema('add'),
  wholeRecordSchema('remove'),
  setSchema,
  maskXorSchema,
]) as unknown as z.ZodType<Patch>
