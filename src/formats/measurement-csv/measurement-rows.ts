import type { Loss } from '../../contracts/export-format.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { CaseBundle, ProjectReader } from '../../domain/records/case-bundle.ts'
import type { Target } from '../../domain/records/target.ts'
import { type CaseMeasurement, measurementsOf, valuesFor } from '../../interchange/case-measurements.ts'
import { freeText } from '../../interchange/csv-text.ts'
import { type ExportView, exportView } from '../../interchange/export-view.ts'
import type { MeasurementCsvOptions } from './measurement-csv-options.ts'

/** `spacing_*` and `*_mm`: what millimetres rest on, empty where the figure is no length or area, or in pixels. */
export const headers = [
  ...['case_id', 'item_id', 'patient_key', 'split', 'annotation_id', 'label', 'assertion', 'laterality', 'shape'],
  ...['part', 'frame', 'finding_id', 'annotator_id', 'annotator', 'quantity', 'value', 'unit', 'method'],
  ...['spacing_source', 'row_mm', 'column_mm', 'magnification', 'spacing_calibration', 'spacing_at_detector'],
] as const

/** Rows case by case, from the first, marks in order of id; what is left out is told before the rows of its case. */
export async function* measurementRows(
  project: ProjectReader,
  options: MeasurementCsvOptions,
  onLoss: (loss: Loss) => void = () => {},
): AsyncGenerator<string[][]> {
  const view = await exportView(project, options)
  const labelOf = new Map(view.project.labelSet.labels.map(({ id, name }) => [id, name]))
  const names = { labelOf, ...peopleOf(view) }
  for await (const bundle of view.cases(onLoss)) {
    const values = await valuesFor(project, bundle, options)
    for (const recordId of values.unread) onLoss({ loss: 'values-unread', recordId, params: {} })
    const measured = new Map(measurementsOf(bundle, values).map((one) => [one.annotationId, one]))
    for (const { id } of bundle.annotations) {
      onLoss({ loss: measured.has(id) ? 'place-in-picture' : 'without-measurement', recordId: id, params: {} })
    }
    yield bundle.annotations.flatMap((annotation) => {
      const told = measured.get(annotation.id)
      return told === undefined ? [] : rowsOf(bundle, annotation, told, names)
    })
  }
}

function peopleOf(view: ExportView) {
  return {
    nameOf: new Map(view.annotators.map(({ id, name }) => [id, name])),
    splitOf: new Map(view.patients.map(({ key, split }) => [key, split])),
  }
}

interface Names extends ReturnType<typeof peopleOf> {
  readonly labelOf: ReadonlyMap<string, string>
}

function rowsOf(
  { case: own }: CaseBundle,
  annotation: Annotation,
  { values, spacing, statistics }: CaseMeasurement,
  { labelOf, nameOf, splitOf }: Names,
): string[][] {
  const { target } = annotation
  const slice = target.kind === 'span' ? undefined : target.slice
  const about = [
    own.id,
    annotation.itemId ?? '',
    freeText(own.patientKey),
    freeText(splitOf.get(own.patientKey) ?? ''),
    annotation.id,
    freeText(labelOf.get(annotation.labelId) ?? ''),
    annotation.assertion,
    annotation.laterality,
    target.kind,
    slice?.part ?? '',
    slice === undefined ? '' : String(slice.frame),
    annotation.findingId ?? '',
    annotation.createdBy,
    freeText(nameOf.get(annotation.createdBy) ?? ''),
  ]
  const basis =
    spacing === null
      ? ['', '', '', '', '', '']
      : [
          freeText(spacing.tag),
          String(spacing.rowMm),
          String(spacing.columnMm),
          spacing.magnification === undefined ? '' : String(spacing.magnification),
          freeText(spacing.calibration ?? ''),
          spacing.isAtDetector === true ? 'true' : '',
        ]
  const shapeRows = values.map(({ quantity, value, unit, method }) => [
    ...about,
    quantity,
    String(value),
    unit,
    method ?? '',
    ...basis,
  ])
  return [...shapeRows, ...valueRows(target, statistics).map((row) => [...about, ...row, ...basis.map(() => '')])]
}

/** Quantity, value, unit and method of what lies inside of a region, or of what a probe is on. `raw`: values have no unit that is known. */
function valueRows(target: Target, statistics: CaseMeasurement['statistics']): string[][] {
  if (statistics === undefined) return []
  const { pixels, counted, unit, mean, sd, min, max, median } = statistics
  const unitText = freeText(unit ?? 'raw')
  if (target.kind === 'point') return mean === undefined ? [] : [['value', String(mean), unitText, '']]
  const figures = Object.entries({ mean, sd, min, max, median })
  return [
    ['pixels', String(pixels), 'px', ''],
    ['pixels-counted', String(counted), 'px', ''],
    ...figures.flatMap(([name, value]) =>
      value === undefined ? [] : [[`value-${name}`, String(value), unitText, '']],
    ),
  ]
}
