import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { figureFile, figureFileNames, figureMarks } from '../../../../tests/fixtures/figure-files.ts'
import { sharedDataPath } from '../../../../tests/fixtures/shared-data.ts'
import { rasterise } from '../../../domain/geometry/rasterise.ts'
import { type Measurement, measured, scaleSourceOf } from '../../../domain/measure/measurements.ts'
import type { Facts } from '../../../domain/records/case.ts'
import type { Target } from '../../../domain/records/target.ts'
import { dicomFacts } from '../../../imaging/dicom/facts.ts'
import { parseDicom } from '../../../imaging/dicom/parse.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { unwrap } from '../../../lib/result.ts'
import { decodePicture } from '../decode/decode-picture.ts'
import { statisticsOfMask } from './region-statistics.ts'
import { shownUnit } from './suv.ts'

/**
 * Of every file its spacing [element, rows, columns] (1 and 1 where it has none), and the figures of the marks of `figureMarks`. Worked
 * out from the same bytes by other programs: pydicom 3.0.2 (modality values, with pylibjpeg), numpy 2.4.6, scipy 1.16 (circumference of
 * an ellipse by quadrature of its arc), scikit-image 0.26 (`perimeter_crofton` in four directions, of square pixels only); regions by
 * the crossing number of every pixel's centre, uptake by the half-life from injection to series.
 */
interface Expected {
  readonly spacing: readonly [string | null, number, number]
  readonly marks: Readonly<Record<string, Readonly<Record<string, number>>>>
}
const expected: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(new URL('../../../../tests/fixtures/expected-figures.json', import.meta.url), 'utf8'),
)

/** Units of values that the header gives; raw values have none. */
const units: Readonly<Record<string, string>> = {
  'signed 12 bits with padding, rescaled by a half': 'HU',
  'PET with all that an uptake needs': 'SUV bw',
  'series/ct-3slice/01.dcm': 'HU',
  'dicom/CT_small.dcm': 'HU',
  'dicom/J2K_pixelrep_mismatch.dcm': 'HU',
}

/** The figures of a mark as Glossa tells and exports them, by name. */
function figuresOf(target: Target, picture: Picture, facts: Facts): Readonly<Record<string, number>> {
  const said = Object.fromEntries(measured(target, facts).values.map(({ quantity, value }) => [quantity, value]))
  const mask = rasterise(target, picture)
  if (mask === null || picture.kind === 'color') return said
  const { pixels, counted, values } = statisticsOfMask(picture, mask, shownUnit(picture, facts))
  const { histogram: _, ...plain } = values ?? { histogram: null }
  return { ...said, pixels, counted, ...plain }
}

function isSized({ unit }: Measurement): boolean {
  return unit === 'mm' || unit === 'mm2'
}

async function check(name: string, bytes: Bytes): Promise<void> {
  const facts = dicomFacts(unwrap(parseDicom(bytes)))
  const { picture } = unwrap(await decodePicture(bytes))
  const { spacing, marks } = expected[name] ?? { spacing: [null, 0, 0], marks: {} }
  const [tag, rowMm, columnMm] = spacing
  for (const [kind, target] of Object.entries(figureMarks(picture.widthPx, picture.heightPx))) {
    const given = figuresOf(target, picture, facts)
    for (const [quantity, value] of Object.entries(marks[kind] ?? {})) {
      const difference = Math.abs((given[quantity] ?? Number.NaN) - value)
      expect(difference, `${kind}, ${quantity}: ${given[quantity]}, not ${value}`).toBeLessThanOrEqual(
        1e-10 * Math.max(1, Math.abs(value)),
      )
    }
    const told = measured(target, facts)
    const source = scaleSourceOf(told)
    expect(source?.tag ?? null).toBe(tag)
    expect(told.values.some(isSized)).toBe(tag !== null && kind !== 'angle' && kind !== 'cobb')
    if (source === null) continue
    expect(source.rowMm).toBeCloseTo(rowMm, 12)
    expect(source.columnMm).toBeCloseTo(columnMm, 12)
  }
  expect(shownUnit(picture, facts).unit).toBe(units[name] ?? null)
}

describe('Figures agree with those that other programs work out, with the element that millimetres are from', () => {
  test('for every file there are such figures, of every mark', () => {
    for (const name of figureFileNames) {
      expect(Object.keys(expected[name]?.marks ?? {})).toEqual(Object.keys(figureMarks(60, 44)))
    }
  })

  test.each(figureFileNames)('%s', async (name) => {
    await check(name, figureFile(name))
  })

  for (const name of Object.keys(expected).filter((one) => one.includes('/'))) {
    const path = sharedDataPath(name)
    test.skipIf(path === null)(`the real ${name}`, async () => {
      await check(name, concatBytes([readFileSync(path ?? '')]))
    })
  }
})
