import { z } from 'zod'
import { uuidSchema } from '../domain/records/primitives.ts'
import { reviewOutcomes, reviewStatuses } from '../domain/records/project.ts'

/** Options that every format has: what of a project leaves it, and under whose name. A filter that is null lets everything through. */
export const selectionOptions = {
  /** People are replaced by pseudonyms. */
  pseudonymous: z.boolean().default(false),
  /** Work that was not submitted is written too. */
  includeUnsubmitted: z.boolean().default(false),
  /** Readings of these states; a case that nobody has begun is `new`. */
  statuses: z.array(z.enum(reviewStatuses)).nullable().default(null),
  /** Readings that came to one of these; one without an outcome is none of them. */
  outcomes: z.array(z.enum(reviewOutcomes)).nullable().default(null),
  /** Work of these annotators, by their ids in the project. */
  annotators: z.array(uuidSchema).nullable().default(null),
  /** Annotations of these labels, by id. Cases stay: one that was read and has none of these labels is a negative. */
  labels: z.array(uuidSchema).nullable().default(null),
  /** Cases of patients of these splits; null among them: of patients without one. */
  splits: z.array(z.string().nullable()).nullable().default(null),
}

const selectionSchema = z.object(selectionOptions)
export type Selection = Readonly<z.infer<typeof selectionSchema>>

/** The selection among the options of a format, which have been parsed by it. */
export function selectionOf(options: unknown): Selection {
  return selectionSchema.parse(options)
}

/** The selection that is made where nothing is chosen: submitted work, all of it, with names. */
export const plainSelection: Selection = selectionSchema.parse({})

/**
 * Why something stays out of an export. Besides what was not submitted and what the filters of the selection keep out, a relation is
 * `dangling` where an annotation that it links was removed: a dataset with it would not hold.
 */
export const leftOutReasons = [
  'unsubmitted',
  'deferred',
  'status',
  'outcome',
  'annotator',
  'label',
  'split',
  'dangling',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]
