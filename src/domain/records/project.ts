import { z } from 'zod'
import { labelSetSchema } from './label.ts'
import { authorshipFields, countSchema, openObject, storedFields, timeSchema, uuidSchema } from './primitives.ts'

const terminologyRefSchema = openObject({ system: z.string().min(1), version: z.string(), title: z.string() })
export type TerminologyRef = z.infer<typeof terminologyRefSchema>

/** What a project can keep from its readers until they have set the outcome of a case. */
export const blindingRules = ['report', 'suggestions', 'earlier-labels'] as const
export type BlindingRule = (typeof blindingRules)[number]

/** A kind of note, and the sections it has: see `domain/text/sections.ts`. */
const sectionListSchema = openObject({
  id: z.string().min(1),
  label: z.string().min(1),
  sections: z.array(
    openObject({ id: z.string().min(1), name: z.string().min(1), headings: z.array(z.string().min(1)) }),
  ),
})

export const projectSchema = openObject({
  ...storedFields,
  name: z.string().min(1),
  guideline: openObject({ version: z.number().int().positive(), markdown: z.string() }),
  labelSet: labelSetSchema,
  terminologies: z.array(terminologyRefSchema),
  rules: openObject({
    /** See `blindingRules`; what a later version adds is kept. */
    blinding: z.array(z.string()),
    requiredFields: z.array(z.string()),
    /** Whether imported files are stored with their headers and names as they are, identifiers and all. By default they are not. */
    keepSources: z.boolean().optional(),
  }),
  /** The kinds of notes whose headings are known; absent: those that come with the app. */
  sectionLists: z.array(sectionListSchema).nullable().optional(),
  createdAt: timeSchema,
})
export type Project = z.infer<typeof projectSchema>

/** Source: `key` is HMAC-SHA-256(project salt, source identifier), hexadecimal: the identifier itself is nowhere. */
export const patientSchema = openObject({
  ...storedFields,
  key: z.string().min(1),
  split: z.string().nullable(),
  consent: z.string().nullable(),
})
export type Patient = z.infer<typeof patientSchema>

export const annotatorSchema = openObject({
  ...storedFields,
  name: z.string().min(1),
  role: z.string(),
  credential: z.string(),
  /** The annotator's own identifier at their institution, where they gave one. */
  externalId: z.string().optional(),
  keys: z.array(
    openObject({
      device: uuidSchema,
      /** Raw Ed25519 public key (32 bytes), base64url. */
      publicKey: z.string(),
    }),
  ),
})
export type Annotator = z.infer<typeof annotatorSchema>

export const findingSchema = openObject({
  ...storedFields,
  patientKey: z.string().min(1),
  labelId: uuidSchema,
  codings: z.array(openObject({ system: z.string(), version: z.string(), code: z.string(), display: z.string() })),
  note: z.string(),
  ...authorshipFields,
})
export type Finding = z.infer<typeof findingSchema>

export const relationSchema = openObject({
  ...storedFields,
  caseId: uuidSchema,
  type: z.string().min(1),
  ends: z.array(openObject({ role: z.string(), annotationId: uuidSchema })).min(2),
  ...authorshipFields,
})
export type Relation = z.infer<typeof relationSchema>

export const reviewStatuses = ['new', 'in-progress', 'submitted', 'deferred'] as const
export const reviewOutcomes = ['normal', 'findings', 'other-abnormality', 'not-assessable', 'excluded'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** One annotator's reading of one case. */
export const reviewSchema = openObject({
  ...storedFields,
  caseId: uuidSchema,
  annotatorId: uuidSchema,
  status: z.enum(reviewStatuses),
  outcome: z.enum(reviewOutcomes).nullable(),
  reason: z.string().nullable(),
  startedAt: timeSchema.nullable(),
  submittedAt: timeSchema.nullable(),
  /** Whole seconds in which the case was open and in use. */
  activeSeconds: countSchema,
  /** What the reader uncovered of what the project's rules hide, and when. */
  reveals: z
    .array(openObject({ what: z.string(), at: timeSchema }))
    .nullable()
    .optional(),
})
export type Review = z.infer<typeof reviewSchema>
