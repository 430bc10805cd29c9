import { z } from 'zod'
import type { Json } from '../../lib/json.ts'

/**
 * An object schema that keeps members it does not know (the records are additive: a newer version's fields must survive), while
 * the static type holds the known ones only.
 */
export function openObject<S extends z.ZodRawShape>(shape: S): z.ZodObject<S> {
  return z.looseObject(shape) as unknown as z.ZodObject<S>
}

/** UUIDv7 (RFC 9562), lower case. */
export const uuidSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

/** ISO 8601 UTC with exactly three decimals of a second, so that text order is time order. */
export const timeSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** SHA-256, 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** Finite: NaN and infinities cannot be written to JSON and would come back as null. */
export const finiteSchema = z.number()

export const countSchema = z.number().int().nonnegative()

export const jsonSchema: z.ZodType<Json> = z.json()

/** A code of a terminology with the edition it was taken from. Source: FHIR R4 Coding (without extensions). */
export const codingSchema = openObject({
  /** Absolute URI of the code system; the starter terminology is `urn:glossa:starter`. */
  system: z.string().min(1),
  version: z.string(),
  code: z.string().min(1),
  display: z.string(),
})
export type Coding = z.infer<typeof codingSchema>

/** Fields that every stored record has: `revision` counts the patches that touched it, from 1. */
export const storedFields = { id: uuidSchema, revision: countSchema }

/** Who made a record and who touched it last; kept by the log, never by a command. */
export const authorshipFields = {
  createdBy: uuidSchema,
  createdAt: timeSchema,
  updatedBy: uuidSchema,
  updatedAt: timeSchema,
}
