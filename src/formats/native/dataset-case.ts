import type { CaseBundle, RegionValues } from '../../domain/records/case-bundle.ts'
import { measurementsOf } from '../../interchange/case-measurements.ts'
import type { DatasetCase } from './dataset-schema.ts'

/** A case as it stands in the file. */
export function datasetCaseOf(bundle: CaseBundle, values?: RegionValues): DatasetCase {
  const place = new Map(bundle.case.items.map((id, index) => [id, index]))
  const last = place.size
  const items = [...bundle.items].sort((a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last))
  const isSame = items.length === bundle.case.items.length && items.every(({ id }, at) => id === bundle.case.items[at])
  const measurements = measurementsOf(bundle, values)
  return {
    ...bundle.case,
    items,
    ...(isSame ? {} : { itemOrder: bundle.case.items }),
    findings: [...bundle.findings],
    annotations: [...bundle.annotations],
    relations: [...bundle.relations],
    reviews: [...bundle.reviews],
    ...(measurements.length === 0 ? {} : { measurements }),
  }
}

/** Inverse of `datasetCaseOf`; items come in reading order. Measurements are worked out anew whenever they are wanted. */
export function bundleOf(written: DatasetCase): CaseBundle {
  const { itemOrder, findings, annotations, relations, reviews, measurements: _, ...own } = written
  const { items } = own
  return {
    // `items` keeps its place among the members, so that the case is written again as it was.
    case: { ...own, items: itemOrder ?? items.map(({ id }) => id) },
    items,
    findings,
    annotations,
    relations,
    reviews,
  }
}
