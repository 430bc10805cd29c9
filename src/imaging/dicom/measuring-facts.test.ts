import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { dicomFacts } from './facts.ts'
import { parseDicom } from './parse.ts'
import { stripHeader } from './strip.ts'
import { valueUnit } from './value-unit.ts'
import { type DicomElement, dicomElement, writeDicom } from './write.ts'

const base = grayscaleElements({ widthPx: 2, heightPx: 2, values: new Uint16Array(4) })

function file(...more: readonly DicomElement[]) {
  const tags = new Set(more.map(({ tag }) => tag))
  return writeDicom([...base.filter(({ tag }) => !tags.has(tag)), ...more])
}

function factsOf(...more: readonly DicomElement[]) {
  const parsed = parseDicom(file(...more))
  if (!parsed.ok) throw new Error(parsed.error.code)
  return dicomFacts(parsed.value)
}

describe('ultrasound regions', () => {
  const region = (format: number, units: number) => [
    dicomElement('RegionSpatialFormat', [format]),
    dicomElement('RegionLocationMinX0', [10]),
    dicomElement('RegionLocationMinY0', [20]),
    dicomElement('RegionLocationMaxX1', [110]),
    dicomElement('RegionLocationMaxY1', [220]),
    dicomElement('PhysicalUnitsXDirection', [units]),
    dicomElement('PhysicalUnitsYDirection', [units]),
    dicomElement('PhysicalDeltaX', [0.05]),
    dicomElement('PhysicalDeltaY', [-0.025]),
  ]
  const sequence = dicomElement('SequenceOfUltrasoundRegions', [region(1, 3), region(2, 3), region(1, 4)])

  it('are those of tissue in centimetres; M-mode and seconds measure no length', () => {
    expect(factsOf(sequence).ultrasoundRegions).toEqual({
      value: [{ x0: 10, y0: 20, x1: 110, y1: 220, rowMm: 0.25, columnMm: 0.5 }],
      origin: 'header',
      tag: 'SequenceOfUltrasoundRegions',
      unit: 'mm',
    })
  })

  it('are kept when the header is stripped', async () => {
    const stripped = await stripHeader(file(sequence))
    const parsed = stripped.ok ? parseDicom(stripped.value) : stripped
    if (!parsed.ok) throw new Error(parsed.error.code)
    expect(dicomFacts(parsed.value).ultrasoundRegions?.value).toEqual(factsOf(sequence).ultrasoundRegions?.value)
  })
})

describe('the spacing of frames', () => {
  const frames = (...spacings: readonly (readonly number[] | null)[]) => [
    dicomElement('NumberOfFrames', String(spacings.length)),
    dicomElement('PixelData', new Uint8Array(8 * spacings.length)),
    dicomElement(
      'PerFrameFunctionalGroupsSequence',
      spacings.map((spacing) => [
        dicomElement('PixelMeasuresSequence', [spacing === null ? [] : [dicomElement('PixelSpacing', [...spacing])]]),
      ]),
    ),
  ]

  it('is that of each, where they differ; there is none of the whole then', () => {
    const facts = factsOf(...frames([0.5, 0.25], [0.8, 0.8], null))
    expect(facts.spacing).toBeUndefined()
    expect(facts.sliceSpacings).toEqual({
      value: [{ rowMm: 0.5, columnMm: 0.25 }, { rowMm: 0.8, columnMm: 0.8 }, null],
      origin: 'header',
      tag: 'PixelSpacing',
      unit: 'mm',
    })
  })

  it('is one, where they agree', () => {
    const facts = factsOf(...frames([0.5, 0.25], [0.5, 0.25]))
    expect(facts.spacing?.value).toEqual({ rowMm: 0.5, columnMm: 0.25 })
    expect(facts.sliceSpacings).toBeUndefined()
  })
})

describe('the shape of a pixel', () => {
  const ratio = (text: string, ...more: readonly DicomElement[]) =>
    factsOf(dicomElement('PixelAspectRatio', text), ...more).pixelAspect

  it('is told where its size is not, and where it is not square', () => {
    expect(ratio('4\\3')).toEqual({ value: 4 / 3, origin: 'header', tag: 'PixelAspectRatio' })
    expect(ratio('1\\1')).toBeUndefined()
    expect(ratio('0\\1')).toBeUndefined()
    expect(ratio('4\\3', dicomElement('PixelSpacing', [0.4, 0.3]))).toBeUndefined()
  })
})

describe('SUV factor', () => {
  const pet = (weight: string, ...more: readonly DicomElement[]) => [
    dicomElement('Modality', 'PT'),
    dicomElement('Units', 'BQML'),
    dicomElement('CorrectedImage', 'ATTN\\DECY'),
    dicomElement('DecayCorrection', 'START'),
    dicomElement('SeriesDate', '20240131'),
    dicomElement('SeriesTime', '110000'),
    dicomElement('PatientWeight', weight),
    dicomElement('RadiopharmaceuticalInformationSequence', [
      [
        dicomElement('RadiopharmaceuticalStartTime', '100000.00'),
        dicomElement('RadionuclideTotalDose', '370000000'),
        dicomElement('RadionuclideHalfLife', '6586.2'),
      ],
    ]),
    ...more,
  ]

  it('is weight by dose left at the start of the scan', () => {
    // 70 kg, 370 MBq of F-18 an hour before: 370e6 * 0.5 ** (3600 / 6586.2) = 253 314 180 Bq left.
    expect(Number(factsOf(...pet('70')).suvFactor?.value)).toBeCloseTo(70_000 / 253_314_180.24164078, 12)
  })

  it('needs no times where decay is counted from the injection', () => {
    const admin = dicomElement('DecayCorrection', 'ADMIN')
    const timeless = pet('70').filter(({ tag }) => tag !== admin.tag && tag !== dicomElement('SeriesTime', '').tag)
    expect(factsOf(...timeless, admin).suvFactor?.value).toBeCloseTo(70_000 / 370_000_000, 15)
  })

  it('is absent where the header lacks something or the values are no concentration', () => {
    expect(factsOf(...pet('0')).suvFactor).toBeUndefined()
    expect(
      factsOf(...pet('70', dicomElement('AcquisitionDate', '20240131'), dicomElement('AcquisitionTime', '105900')))
        .suvFactor,
    ).toBeUndefined()
    expect(
      factsOf(...pet('70').filter(({ tag }) => tag !== dicomElement('DecayCorrection', '').tag)).suvFactor,
    ).toBeUndefined()
  })
})

describe('the unit of PET values', () => {
  const unitOf = (...more: readonly DicomElement[]) => {
    const parsed = parseDicom(file(dicomElement('Modality', 'PT'), ...more))
    if (!parsed.ok) throw new Error(parsed.error.code)
    return valueUnit(parsed.value, 0, true)
  }

  it('says by what uptake is standardised, where the values are uptake already', () => {
    expect(unitOf(dicomElement('Units', 'GML'))).toBe('SUV bw')
    expect(unitOf(dicomElement('Units', 'GML'), dicomElement('SUVType', 'BW'))).toBe('SUV bw')
    expect(unitOf(dicomElement('Units', 'GML'), dicomElement('SUVType', 'LBMJANMA'))).toBe('SUV lbm')
    expect(unitOf(dicomElement('Units', 'CM2ML'), dicomElement('SUVType', 'BSA'))).toBe('SUV bsa')
    expect(unitOf(dicomElement('Units', 'GML'), dicomElement('SUVType', 'BSA'))).toBe('g/ml')
    expect(unitOf(dicomElement('Units', 'BQML'), dicomElement('SUVType', 'BW'))).toBe('Bq/ml')
    expect(unitOf()).toBeNull()
  })

  it('is kept when the header is stripped', async () => {
    const elements = [dicomElement('Modality', 'PT'), dicomElement('Units', 'GML'), dicomElement('SUVType', 'LBM')]
    const stripped = await stripHeader(file(...elements))
    const parsed = stripped.ok ? parseDicom(stripped.value) : stripped
    if (!parsed.ok) throw new Error(parsed.error.code)
    expect(valueUnit(parsed.value, 0, true)).toBe('SUV lbm')
  })
})
