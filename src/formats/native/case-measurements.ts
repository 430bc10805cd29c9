import { z } from 'zod'
import { measured, scaleSourceOf } from '../../domain/measure/measurements.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import { finiteSchema, openObject, uuidSchema } from '../../domain/records/primitives.ts'

/** What a mark measures, worked out from its shape and the spacing of its item when the file was written; not read back. */
export const measurementSchema = openObject({
  annotationId: uuidSchema,
  values: z.array(
    openObject({
      /** `length`, `long-axis`, `area`, ... */
      quantity: z.string(),
      value: finiteSchema,
      /** `mm`, `mm2`, `deg`, `1` (a ratio); `px` and `px2` where the pixels have no known size. */
      unit: z.string(),
    }),
  ),
  /** What millimetres rest on; null: nothing, lengths are in pixels. */
  spacing: openObject({
    /** DICOM keyword of the element, or `Calibration`: a reader drew a line of known length. */
    tag: z.string(),
    rowMm: finiteSchema,
    columnMm: finiteSchema,
    /** What the figures of the tag were divided by. */
    magnification: finiteSchema.optional(),
    calibration: z.string().optional(),
    /** At the detector, where a body is shown larger than it is. */
    isAtDetector: z.boolean().optional(),
  }).nullable(),
})

/** Measurements of the marks of a case that have any, in the order of its annotations. */
export function measurementsOf({ items, annotations }: CaseBundle): z.infer<typeof measurementSchema>[] {
  const factsOf = new Map(items.map(({ id, facts }) => [id, facts]))
  return annotations.flatMap(({ id, itemId, target }) => {
    const facts = factsOf.get(itemId ?? '')
    if (facts === undefined) return []
    const told = measured(target, facts)
    // A shape of no extent, as an import may have it, has no ratio.
    const values = told.values.filter(({ value }) => Number.isFinite(value)).map((one) => ({ ...one }))
    return values.length === 0 ? [] : [{ annotationId: id, values, spacing: scaleSourceOf(told) }]
  })
}
