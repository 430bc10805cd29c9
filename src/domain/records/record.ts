import { z } from 'zod'
import { type Annotation, annotationSchema } from './annotation.ts'
import { type Case, caseSchema, type Item, itemSchema } from './case.ts'
import {
  type Annotator,
  annotatorSchema,
  type Finding,
  findingSchema,
  type Patient,
  type Project,
  patientSchema,
  projectSchema,
  type Relation,
  type Review,
  relationSchema,
  reviewSchema,
} from './project.ts'

/** Every kind of record that a change can add, set or remove. */
export interface RecordTypes {
  project: Project
  annotator: Annotator
  patient: Patient
  case: Case
  item: Item
  annotation: Annotation
  finding: Finding
  relation: Relation
  review: Review
}
export type RecordKind = keyof RecordTypes
export type AnyRecord = RecordTypes[RecordKind]

export const recordSchemas: { readonly [K in RecordKind]: z.ZodType<RecordTypes[K]> } = {
  project: projectSchema,
  annotator: annotatorSchema,
  patient: patientSchema,
  case: caseSchema,
  item: itemSchema,
  annotation: annotationSchema,
  finding: findingSchema,
  relation: relationSchema,
  review: reviewSchema,
}

export const recordKinds = [
  'project',
  'annotator',
  'patient',
  'case',
  'item',
  'annotation',
  'finding',
  'relation',
  'review',
] as const satisfies readonly RecordKind[]
export const recordKindSchema = z.enum(recordKinds)
