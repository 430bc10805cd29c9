import { z } from 'zod'
import {
  authorshipFields,
  codingSchema,
  finiteSchema,
  jsonSchema,
  openObject,
  storedFields,
  uuidSchema,
} from './primitives.ts'
import { targetSchema } from './target.ts'

export const assertions = ['present', 'likely', 'unlikely', 'absent', 'not-assessable'] as const
export type Assertion = (typeof assertions)[number]

export const codingStates = ['coded', 'none-suitable', 'deferred'] as const
export type CodingState = (typeof codingStates)[number]

/** Patient's side, never the screen's. */
export const lateralities = ['left', 'right', 'bilateral', 'midline', 'unknown'] as const
export type Laterality = (typeof lateralities)[number]

/**
 * What a patient's side was taken from: the mark's place by the picture's orientation, or by how the view is usually shown; the side
 * that the whole picture is of; the words of the note; or a person, whose word is not derived again.
 */
export const lateralityBases = ['orientation', 'view-convention', 'image-laterality', 'text', 'reader'] as const
export type LateralityBasis = (typeof lateralityBases)[number]

const originSchema = openObject({
  kind: z.enum(['human', 'rule', 'model', 'import', 'reader-merge']),
  /** Annotator id, model or rule name. */
  agent: z.string(),
  version: z.string(),
  /** 0 to 1; null where the maker gave none. */
  confidence: z.number().min(0).max(1).nullable(),
})
export type AnnotationOrigin = z.infer<typeof originSchema>

/** By what a window maps values to greys: a function of DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3, or a lookup table of the file. */
export const voiFunctions = ['LINEAR', 'LINEAR_EXACT', 'SIGMOID', 'LUT'] as const

const displaySchema = openObject({
  /** In modality units. */
  windowCentre: finiteSchema,
  windowWidth: finiteSchema,
  /** Absent: not recorded, as before it was. */
  voiFunction: z.enum(voiFunctions).optional(),
  /** Which lookup table of the file, 0-based, where the function is `LUT`; centre and width are then the range it is laid over. */
  curve: z.number().int().nonnegative().optional(),
  /** Whether the reader had black and white exchanged; absent: not recorded. */
  inverted: z.boolean().optional(),
})

export const annotationSchema = openObject({
  ...storedFields,
  caseId: uuidSchema,
  /** Null: about the case as a whole. */
  itemId: uuidSchema.nullable(),
  target: targetSchema,
  labelId: uuidSchema,
  assertion: z.enum(assertions),
  codings: z.array(codingSchema),
  codingState: z.enum(codingStates),
  laterality: z.enum(lateralities),
  /** Null or absent: not derived, and not chosen here (it came so with an import, or is unknown). */
  lateralityBasis: z.enum(lateralityBases).nullable().optional(),
  attributes: z.record(z.string(), jsonSchema),
  findingId: uuidSchema.nullable(),
  ...authorshipFields,
  labelSetVersion: z.number().int().positive(),
  guidelineVersion: z.number().int().positive(),
  origin: originSchema,
  /** How the picture was shown when the mark was drawn; null: in colours, or not known. */
  display: displaySchema.nullable(),
  comment: z.string(),
  /** Marks of one picture are drawn in this order, the higher on top; null or absent counts as 0, ties go by age. */
  zOrder: z.number().int().nullable().optional(),
})
export type Annotation = z.infer<typeof annotationSchema>
