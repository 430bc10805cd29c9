import Papa from 'papaparse'
import { expect, it } from 'vitest'
import type { RegionStatistics } from '../../src/domain/measure/statistics.ts'
import type { Target } from '../../src/domain/records/target.ts'
import { measurementCsvExport } from '../../src/formats/measurement-csv/measurement-csv-export.ts'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import { unwrap } from '../../src/lib/result.ts'
import { readerOf } from '../fixtures/arbitrary-projects.ts'
import { collectLosses, keepingSink } from '../fixtures/sinks.ts'
import { ada, smallProject, withFirstCase } from '../fixtures/small-project.ts'

const [film] = smallProject.bundles[0]?.items.filter(({ modality }) => modality === 'image') ?? []
const targets: readonly Target[] = [
  { kind: 'length', a: { x: 0, y: 0 }, b: { x: 30, y: 40 } },
  { kind: 'mask', x: 2, y: 3, width: 2, height: 1, counts: [0, 2] },
  { kind: 'point', x: 1, y: 1 },
  { kind: 'point', x: 1, y: 1, probe: true },
]
const whole = withFirstCase((one) => {
  const [mark] = one.annotations
  if (mark === undefined || film === undefined) throw new Error('no mark')
  const annotations = targets.map((target, at) => ({
    ...mark,
    id: mark.id.replace(/..$/, `a${at}`),
    itemId: film.id,
    target,
  }))
  const spacing = { origin: 'header' as const, tag: 'ImagerPixelSpacing', value: { rowMm: 0.1, columnMm: 0.1 } }
  const items = one.items.map((item) => (item.id === film.id ? { ...item, facts: { spacing } } : item))
  return { ...one, annotations, items, relations: [], findings: [] }
})
const statistics: RegionStatistics = {
  pixels: 2,
  counted: 2,
  unit: 'HU',
  values: { mean: 0, sd: 1 / 3, min: -1, max: 1, median: 0, histogram: { from: -1, binWidth: 1, counts: [1, 0, 1] } },
}
const [maskId = '', probeId = ''] = [1, 3].map((at) => whole.bundles[0]?.annotations[at]?.id)
const probed: RegionStatistics = {
  ...{ pixels: 1, counted: 1, unit: null },
  values: { mean: 7, sd: 0, min: 7, max: 7, median: 7, histogram: { from: 7, binWidth: 1, counts: [1] } },
}
const regionStatistics = new Map([
  [maskId, statistics],
  [probeId, probed],
])
const reader = {
  ...readerOf(whole),
  regionValues: async () => ({ statistics: regionStatistics, unread: [] }),
}
const given = { exportedAt: '2026-01-01T00:00:00.000Z', exportedBy: ada, appVersion: '0.1.0' }

async function table(asked: object = {}) {
  const options = unwrap(measurementCsvExport.parseOptions({ ...given, ...asked }))
  const { sink, files, parts } = keepingSink()
  const losses = await collectLosses(measurementCsvExport.write(reader, options), sink)
  const text = new TextDecoder().decode(Buffer.concat(parts.get('measurements.csv') ?? []))
  const { data } = Papa.parse<Record<string, string>>(text.trim(), { header: true })
  return { data, losses, readBack: await measurementCsvExport.readBack(files, reader, options) }
}

it('has a row for each figure, with its unit and what millimetres rest on, to the last digit', async () => {
  const { data, losses, readBack } = await table()
  expect(readBack.problems).toEqual([])
  const told = data.map((row) => [row.shape, row.quantity, row.value, row.unit, row.method, row.spacing_source])
  expect(told).toEqual([
    ['length', 'length', '5', 'mm', '', 'ImagerPixelSpacing'],
    ['mask', 'area', String(2 * 0.1 * 0.1), 'mm2', '', 'ImagerPixelSpacing'],
    ['mask', 'perimeter', expect.stringMatching(/^0\.4\d+$/), 'mm', 'crofton-4', 'ImagerPixelSpacing'],
    ['mask', 'pixels', '2', 'px', '', ''],
    ['mask', 'pixels-counted', '2', 'px', '', ''],
    ['mask', 'value-mean', '0', 'HU', '', ''],
    ['mask', 'value-sd', String(1 / 3), 'HU', '', ''],
    ['mask', 'value-min', '-1', 'HU', '', ''],
    ['mask', 'value-max', '1', 'HU', '', ''],
    ['mask', 'value-median', '0', 'HU', '', ''],
    ['point', 'value', '7', 'raw', '', ''],
  ])
  expect(data[0]).toMatchObject({
    row_mm: '0.1',
    column_mm: '0.1',
    spacing_at_detector: 'true',
    annotator: 'Ada Reader',
  })
  expect(losses.map(({ loss, count }) => [loss, count])).toContainEqual(['without-measurement', 1])
})

it('leaves the values inside of regions out where that is asked for', async () => {
  expect((await table({ values: false })).data.map(({ quantity }) => quantity)).toEqual(['length', 'area', 'perimeter'])
})

it('the dataset carries them too, histogram and all, where that is asked for', async () => {
  const options = unwrap(nativeExport.parseOptions({ ...given, values: true }))
  const { sink, files, parts } = keepingSink()
  await collectLosses(nativeExport.write(reader, options), sink)
  const { cases } = JSON.parse(new TextDecoder().decode(Buffer.concat(parts.get('annotations.json') ?? [])))
  const { values, ...counts } = statistics
  expect(cases[0].measurements[1].statistics).toEqual({ ...counts, ...values })
  expect(cases[0].measurements[2]).toMatchObject({ annotationId: probeId, values: [], statistics: { mean: 7 } })
  expect((await nativeExport.readBack(files, reader, options)).problems).toEqual([])
  const without = { ...reader, regionValues: async () => ({ statistics: new Map(), unread: [] }) }
  expect((await nativeExport.readBack(files, without, options)).problems).not.toEqual([])
})
