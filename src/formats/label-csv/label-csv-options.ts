import { z } from 'zod'
import { timeSchema, uuidSchema } from '../../domain/records/primitives.ts'
import { selectionOptions } from '../../interchange/selection.ts'
import { err, ok, problem, type Result } from '../../lib/result.ts'

/** What a cell of a label can hold; the empty text says nothing. */
export const labelCodes = ['1', '0', '-1', ''] as const
export type LabelCode = (typeof labelCodes)[number]
const code = z.enum(labelCodes)

/**
 * How what a reader says becomes a code. The codes are those of CheXpert (Irvin et al. 2019, arXiv:1901.07031): 1 positive, 0
 * negative, -1 uncertain, blank for what is not mentioned; so "likely" and "unlikely" stay uncertain, and whoever trains on them
 * decides, as CheXpert's own baselines do. What cannot be assessed is not uncertain: nothing was seen, and it is blank.
 */
const codesSchema = z.strictObject({
  present: code.default('1'),
  likely: code.default('-1'),
  unlikely: code.default('-1'),
  absent: code.default('0'),
  'not-assessable': code.default(''),
})

const labelCsvOptionsSchema = z.strictObject({
  exportedAt: timeSchema,
  /** Id of the annotator who exports. */
  exportedBy: uuidSchema,
  appVersion: z.string().min(1),
  ...selectionOptions,
  /** What a row is of. */
  rows: z.enum(['item', 'case']).default('item'),
  /** A row for each reader, or one for all of them. */
  readers: z.enum(['each', 'majority', 'any']).default('each'),
  codes: codesSchema.prefault({}),
  /** Off: a reader who calls a case normal has not answered label by label, and a label set may hold what a normal film shows. */
  normalMeansAbsent: z.boolean().default(false),
  /** Acquisition facts that get a column. */
  facts: z.array(z.string()).default(['view']),
  /** Columns of a manifest that get one. */
  metadata: z.array(z.string()).default([]),
})
export type LabelCsvOptions = Readonly<z.infer<typeof labelCsvOptionsSchema>>

/** Strict. Refuses with `options-invalid` {path, message}. */
export function parseLabelCsvOptions(raw: unknown): Result<LabelCsvOptions> {
  const parsed = labelCsvOptionsSchema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return err(problem('options-invalid', { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' }))
}
