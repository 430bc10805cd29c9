import { z } from 'zod'
import { codingSchema, finiteSchema, jsonSchema, openObject, uuidSchema } from './primitives.ts'
import { targetKindSchema } from './target.ts'

/** A typed property of the marks of one label. */
const attributeDefinitionSchema = openObject({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(['checkbox', 'choice', 'choices', 'number', 'text', 'scale']),
  required: z.boolean(),
  options: z.array(z.string()).optional(),
  /** UCUM unit of a number. */
  unit: z.string().optional(),
  /** Least and greatest value of a number or scale, both included. */
  min: finiteSchema.optional(),
  max: finiteSchema.optional(),
  /** Distance between neighbouring values of a scale. */
  step: finiteSchema.positive().optional(),
  default: jsonSchema.optional(),
})
export type AttributeDefinition = z.infer<typeof attributeDefinitionSchema>

export const labelSchema = openObject({
  id: uuidSchema,
  name: z.string().min(1),
  /** `#rrggbb` */
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** One key as `KeyboardEvent.key` names it, or null. */
  hotkey: z.string().nullable(),
  /** Kinds of target the label may be put on; empty means any. */
  targets: z.array(targetKindSchema),
  coding: codingSchema.nullable(),
  /** Codes an annotation of this label may take, as an expression; null means any. */
  conceptConstraint: z.string().nullable(),
  attributes: z.array(attributeDefinitionSchema),
  /** Names of the points of a keypoints mark, in drawing order; absent or empty: points are numbered. */
  keypoints: z.array(z.string().min(1)).optional(),
  /** Whether the structure has a left and a right. */
  paired: z.boolean(),
  /** Ids of labels of other projects that were taken for this one when their datasets were merged. */
  mergedFrom: z.array(uuidSchema).optional(),
})
export type Label = z.infer<typeof labelSchema>

export const labelSetSchema = openObject({ version: z.number().int().positive(), labels: z.array(labelSchema) })
export type LabelSet = z.infer<typeof labelSetSchema>
