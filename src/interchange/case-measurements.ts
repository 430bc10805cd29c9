import { z } from 'zod'
import { measured, scaleSourceOf } from '../domain/measure/measurements.ts'
import type { RegionStatistics } from '../domain/measure/statistics.ts'
import type { CaseBundle, ProjectReader, RegionValues } from '../domain/records/case-bundle.ts'
import { finiteSchema, openObject, uuidSchema } from '../domain/records/primitives.ts'

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
      /** How it is estimated, where it is not the exact figure of the shape: `crofton-4` (square pixels) or `crofton-8` for the perimeter of a mask. */
      method: z.string().optional(),
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
  /** Of the values of the pixels whose centre is inside, of a probe of the one that it is on; only where the export was asked for it. */
  statistics: openObject({
    pixels: finiteSchema,
    /** Of these, without padding and what is no number: the figures are of them. */
    counted: finiteSchema,
    /** `HU`, `SUV bw`, ...; `brightness`: of the colours of a picture, 0 to 255 (ITU-R BT.601); null: values as they are stored. */
    unit: z.string().nullable(),
    mean: finiteSchema.optional(),
    /** Standard deviation of these very values (divided by their number, not by one less). */
    sd: finiteSchema.optional(),
    min: finiteSchema.optional(),
    max: finiteSchema.optional(),
    median: finiteSchema.optional(),
    /** How many values lie in each bin; the last includes its upper end. */
    histogram: openObject({
      from: finiteSchema,
      binWidth: finiteSchema,
      counts: z.array(finiteSchema),
    }).optional(),
  }).optional(),
})
export type CaseMeasurement = z.infer<typeof measurementSchema>

const noStatistics: RegionValues = { statistics: new Map(), unread: [] }

/** Figures of the values inside the regions and under the probes of a case, where they are asked for. */
export async function valuesFor(
  project: ProjectReader,
  bundle: CaseBundle,
  options: { readonly values: boolean },
): Promise<RegionValues> {
  return (options.values ? await project.regionValues?.(bundle) : undefined) ?? noStatistics
}

/** Measurements of the marks of a case that have any, in the order of its annotations. */
export function measurementsOf(
  { items, annotations }: CaseBundle,
  { statistics }: RegionValues = noStatistics,
): CaseMeasurement[] {
  const factsOf = new Map(items.map(({ id, facts }) => [id, facts]))
  return annotations.flatMap(({ id, itemId, target }) => {
    const facts = factsOf.get(itemId ?? '')
    if (facts === undefined) return []
    const told = measured(target, facts)
    // A shape of no extent, as an import may have it, has no ratio.
    const values = told.values.filter(({ value }) => Number.isFinite(value)).map((one) => ({ ...one }))
    const inside = statistics.get(id)
    // A probe measures nothing but the value that it is on.
    if (values.length === 0 && inside === undefined) return []
    const measurement = { annotationId: id, values, spacing: scaleSourceOf(told) }
    return [inside === undefined ? measurement : { ...measurement, statistics: flatStatistics(inside) }]
  })
}

function flatStatistics({ values, ...counts }: RegionStatistics): NonNullable<CaseMeasurement['statistics']> {
  if (values === null) return { ...counts }
  const { histogram, ...figures } = values
  return { ...counts, ...figures, histogram: { ...histogram, counts: [...histogram.counts] } }
}
