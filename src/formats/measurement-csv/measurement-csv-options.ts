import { z } from 'zod'
import { timeSchema, uuidSchema } from '../../domain/records/primitives.ts'
import { selectionOptions } from '../../interchange/selection.ts'
import { err, ok, problem, type Result } from '../../lib/result.ts'

const optionsSchema = z.strictObject({
  exportedAt: timeSchema,
  /** Id of the annotator who exports. */
  exportedBy: uuidSchema,
  appVersion: z.string().min(1),
  ...selectionOptions,
  /** Figures of the values inside of regions: every picture with a region is decoded for them. */
  values: z.boolean().default(true),
})
export type MeasurementCsvOptions = Readonly<z.infer<typeof optionsSchema>>

/** Strict. Refuses with `options-invalid` {path, message}. */
export function parseMeasurementCsvOptions(raw: unknown): Result<MeasurementCsvOptions> {
  const parsed = optionsSchema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return err(problem('options-invalid', { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' }))
}
