import { z } from 'zod'
import { jsonSchema, openObject, sha256Schema, storedFields, timeSchema, uuidSchema } from './primitives.ts'

const statedFact = {
  value: jsonSchema,
  origin: z.enum(['header', 'manifest', 'reader']),
  /** DICOM keyword the value was read from. */
  tag: z.string().optional(),
  unit: z.string().optional(),
}

/** An acquisition fact and where it is known from. Unknown is absent: there is no default spacing and no default view. */
const factSchema = openObject({
  ...statedFact,
  /** The annotator who stated it and when; only where a reader did. */
  by: uuidSchema.optional(),
  at: timeSchema.optional(),
  /** What the header or the manifest says instead, where a reader corrected it. */
  overrides: openObject(statedFact).optional(),
})
export type Fact = z.infer<typeof factSchema>
export type Facts = Readonly<Record<string, Fact>>

const partSchema = openObject({
  /** SHA-256 of the stored bytes. */
  blob: sha256Schema,
  /** SOP Instance UID, where there is one. */
  uid: z.string().nullable(),
  frames: z.number().int().positive(),
})
export type Part = z.infer<typeof partSchema>

/** One thing to look at: a picture, a series, a note. */
export const itemSchema = openObject({
  ...storedFields,
  caseId: uuidSchema,
  /** Id of the modality module that opens it. */
  modality: z.string().min(1),
  name: z.string().min(1),
  parts: z.array(partSchema).min(1),
  source: openObject({
    /** What wrote the file: `dicom`, `png`, `text`, ... */
    system: z.string(),
    device: z.string().nullable(),
    acquiredAt: timeSchema.nullable(),
    /** Name of the file; only where the project keeps its sources. */
    fileName: z.string().optional(),
    /** Of a text: keyed hashes of the name it came under, so that it is known when it comes again; see `nameKeysOfFile`. */
    nameKeys: z.array(sha256Schema).optional(),
  }),
  facts: z.record(z.string(), factSchema),
})
export type Item = z.infer<typeof itemSchema>

/** What is read together: an X-ray with its report; a prior; a vitals table. */
export const caseSchema = openObject({
  ...storedFields,
  projectId: uuidSchema,
  patientKey: z.string().min(1),
  name: z.string().min(1),
  /** What the reader may know before looking (indication, age band, ...). */
  context: z.string(),
  /** Item ids in reading order. */
  items: z.array(uuidSchema),
  /** Free facts of the case from a manifest, by column name; never an identifier. */
  metadata: z.record(z.string(), z.string()).optional(),
  createdAt: timeSchema,
})
export type Case = z.infer<typeof caseSchema>
