import { z } from 'zod'
import { annotationSchema } from '../../domain/records/annotation.ts'
import { caseSchema, itemSchema } from '../../domain/records/case.ts'
import { openObject, timeSchema, uuidSchema } from '../../domain/records/primitives.ts'
import {
  annotatorSchema,
  findingSchema,
  patientSchema,
  projectSchema,
  relationSchema,
  reviewSchema,
} from '../../domain/records/project.ts'
import { measurementSchema } from '../../interchange/case-measurements.ts'

/** Names format and version; a file with another last number is not read. */
export const datasetSchemaName = 'urn:glossa:dataset:1'
export const datasetFileName = 'annotations.json'

/** A case with all that belongs to it: the case record, whose `items` are the item records themselves. */
export const datasetCaseSchema = openObject({
  ...caseSchema.shape,
  /** In reading order. */
  items: z.array(itemSchema),
  /** The record's own list of item ids, where it is another than the ids of `items`: after a merge it may miss one. */
  itemOrder: z.array(uuidSchema).optional(),
  findings: z.array(findingSchema),
  annotations: z.array(annotationSchema),
  relations: z.array(relationSchema),
  reviews: z.array(reviewSchema),
  /** Of the annotations, where any measures something. */
  measurements: z.array(measurementSchema).optional(),
})
export type DatasetCase = z.infer<typeof datasetCaseSchema>

/** The members that come whole; the others are arrays. */
export const datasetHeadShape = {
  schema: z.literal(datasetSchemaName),
  exportedAt: timeSchema,
  /** Annotator id. */
  exportedBy: uuidSchema,
  app: openObject({ name: z.string(), version: z.string() }),
  project: projectSchema,
}

/** The native export as one value. The program itself reads and writes it piece by piece. */
export const datasetSchema = openObject({
  ...datasetHeadShape,
  annotators: z.array(annotatorSchema),
  patients: z.array(patientSchema),
  cases: z.array(datasetCaseSchema),
})
export type Dataset = z.infer<typeof datasetSchema>
