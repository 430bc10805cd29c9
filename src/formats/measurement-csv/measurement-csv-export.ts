import type { ExportFormat, Loss, NamedFile, ReadBack } from '../../contracts/export-format.ts'
import type { ProjectReader } from '../../domain/records/case-bundle.ts'
import { Comparison } from '../../interchange/comparison.ts'
import { compareCsv } from '../../interchange/csv-comparison.ts'
import { recordText } from '../../interchange/csv-text.ts'
import { regionValuesField, regionValuesLossText } from '../../interchange/region-values-option.ts'
import { encodeChunks } from '../../interchange/text-chunks.ts'
import { problem } from '../../lib/result.ts'
import { type MeasurementCsvOptions, parseMeasurementCsvOptions } from './measurement-csv-options.ts'
import { headers, measurementRows } from './measurement-rows.ts'

const fileName = 'measurements.csv'

/**
 * Writes `measurements.csv` (RFC 4180: commas, CRLF, a header; UTF-8 without a byte order mark) case by case, then what is left out. The
 * same project and options give the same bytes.
 */
async function* write(project: ProjectReader, options: MeasurementCsvOptions): AsyncGenerator<NamedFile | Loss> {
  let losses: Loss[] | undefined
  async function* records(): AsyncGenerator<string> {
    const found: Loss[] = []
    yield recordText([headers])
    for await (const rows of measurementRows(project, options, (loss) => found.push(loss))) yield recordText(rows)
    losses = found
  }
  yield { file: fileName, mediaType: 'text/csv;charset=utf-8', body: encodeChunks(records()) }
  if (losses === undefined) throw new Error('the body of a file must be read to its end before what follows it')
  yield* losses
}

async function readBack(
  files: readonly NamedFile[],
  project: ProjectReader,
  options: MeasurementCsvOptions,
): Promise<ReadBack> {
  const written = files.find(({ file }) => file === fileName)
  if (written === undefined) {
    return { counts: {}, problems: [problem('read-back-file-missing', {}, { file: fileName })] }
  }
  const comparison = new Comparison(fileName)
  const expected = { headers, rows: measurementRows(project, options) }
  const faults = await compareCsv(expected, fileName, written.body, comparison)
  return { counts: comparison.counts, problems: [...comparison.problems(), ...faults] }
}

/** What was measured, for statistics programs and spreadsheets: a row for each figure of each mark. */
export const measurementCsvExport: ExportFormat<MeasurementCsvOptions> = {
  id: 'measurement-csv',
  label: 'Table of measurements (measurements.csv)',
  description:
    'A row for each figure of each mark: length, area, angle, mean, ... with its unit and what its millimetres rest on. For statistics and spreadsheets.',
  spec: 'https://www.rfc-editor.org/rfc/rfc4180',
  fields: [regionValuesField],
  parseOptions: parseMeasurementCsvOptions,
  write,
  lossText(loss, count) {
    const number = count.toLocaleString('en')
    if (loss === 'place-in-picture') {
      return `${number} ${count === 1 ? 'mark’s place in the picture is' : 'marks’ places in the picture are'} not written`
    }
    if (loss === 'without-measurement') {
      return `${number} ${count === 1 ? 'annotation measures nothing and is' : 'annotations measure nothing and are'} not written`
    }
    return regionValuesLossText(loss, count)
  },
  readBack,
}
