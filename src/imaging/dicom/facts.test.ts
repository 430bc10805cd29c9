import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { unwrap } from '../../lib/result.ts'
import { acquisitionTime } from './acquisition-time.ts'
import { dicomFacts, patientIdentity } from './facts.ts'
import { parseDicom } from './parse.ts'
import { type DicomElement, dicomElement, writeDicom } from './write.ts'

function parsed(...more: DicomElement[]) {
  const elements = grayscaleElements({ widthPx: 2, heightPx: 2, values: new Uint16Array(4) })
  return unwrap(parseDicom(writeDicom([...elements, ...more])))
}

describe('dicomFacts', () => {
  it('names the element of the spacing, and has none where the header has none', () => {
    expect(dicomFacts(parsed()).spacing).toBeUndefined()
    expect(dicomFacts(parsed(dicomElement('ImagerPixelSpacing', [0.1, 0.2]))).spacing).toEqual({
      value: { rowMm: 0.1, columnMm: 0.2 },
      origin: 'header',
      tag: 'ImagerPixelSpacing',
      unit: 'mm',
    })
    const both = parsed(dicomElement('ImagerPixelSpacing', [0.1, 0.2]), dicomElement('PixelSpacing', [0.3, 0.4]))
    expect(dicomFacts(both).spacing).toMatchObject({ tag: 'PixelSpacing', value: { rowMm: 0.3, columnMm: 0.4 } })
  })

  it('takes no spacing that is zero, negative, incomplete or not a number', () => {
    for (const text of ['0\\0', '-1\\1', '0.5', '', 'x\\y', '1\\nan']) {
      expect(dicomFacts(parsed(dicomElement('PixelSpacing', text))).spacing).toBeUndefined()
    }
  })

  it('reads the functional groups of multi-frame files', () => {
    const groups = dicomElement('SharedFunctionalGroupsSequence', [
      [dicomElement('PixelMeasuresSequence', [[dicomElement('PixelSpacing', [0.7, 0.8])]])],
    ])
    expect(dicomFacts(parsed(groups)).spacing).toMatchObject({
      tag: 'PixelSpacing',
      value: { rowMm: 0.7, columnMm: 0.8 },
    })
  })

  it('keeps a rescale intercept and a window centre of zero, leaves out windows without width', () => {
    const facts = dicomFacts(
      parsed(
        dicomElement('RescaleIntercept', [0]),
        dicomElement('WindowCenter', [0, 40]),
        dicomElement('WindowWidth', [400, 0]),
      ),
    )
    expect(facts.rescaleIntercept?.value).toBe(0)
    expect(facts.windows?.value).toEqual([{ centre: 0, width: 400 }])
  })

  it('says who the patient is beside the facts, not in them', () => {
    const file = parsed(dicomElement('PatientID', 'P-7'), dicomElement('IssuerOfPatientID', 'WARD'))
    expect(patientIdentity(file)).toEqual({ patientId: 'P-7', issuer: 'WARD' })
    expect(JSON.stringify(dicomFacts(file))).not.toMatch(/P-7|WARD/)
  })
})

describe('acquisitionTime', () => {
  it('is UTC only where the file says its zone', () => {
    const local = [dicomElement('AcquisitionDate', '20240131'), dicomElement('AcquisitionTime', '233015.250')]
    expect(acquisitionTime(parsed(...local).dataSet)).toEqual({
      tag: 'AcquisitionDate',
      local: '2024-01-31T23:30:15',
      utc: null,
    })
    expect(acquisitionTime(parsed(...local, dicomElement('TimezoneOffsetFromUTC', '-0130')).dataSet)?.utc).toBe(
      '2024-02-01T01:00:15.000Z',
    )
  })

  it('is a date alone where there is no time, and nothing where the date cannot be', () => {
    expect(acquisitionTime(parsed(dicomElement('StudyDate', '20240131')).dataSet)?.local).toBe('2024-01-31')
    expect(acquisitionTime(parsed(dicomElement('StudyDate', '20240231')).dataSet)).toBeUndefined()
  })
})

describe('facts of real files', () => {
  const film = sharedDataPath('dicom/dx_image.dcm')
  it.skipIf(film === null)('a radiograph', () => {
    const facts = dicomFacts(unwrap(parseDicom(new Uint8Array(readFileSync(film ?? '')))))
    expect(facts).toMatchObject({
      modality: { value: 'DX' },
      laterality: { value: 'L', tag: 'ImageLaterality' },
      patientOrientation: { value: ['L', 'F'] },
      bodyPart: { value: 'THORAX' },
      presentationIntent: { value: 'FOR PRESENTATION' },
      photometricInterpretation: { value: 'MONOCHROME1' },
      spacing: { tag: 'PixelSpacing', value: { rowMm: 1.2, columnMm: 1.201199999999 } },
      windows: { value: [{ centre: 128, width: 256 }] },
      acquiredAt: { value: '2020-01-25T10:50:00', tag: 'AcquisitionDate' },
      rows: { value: 169 },
      columns: { value: 211 },
    })
    expect(facts.view).toBeUndefined()
  })

  const slice = sharedDataPath('dicom/CT_small.dcm')
  it.skipIf(slice === null)('a CT slice', () => {
    const file = unwrap(parseDicom(new Uint8Array(readFileSync(slice ?? ''))))
    expect(dicomFacts(file)).toMatchObject({
      modality: { value: 'CT' },
      rescaleIntercept: { value: -1024 },
      spacing: { tag: 'PixelSpacing', value: { rowMm: 0.661468, columnMm: 0.661468 } },
    })
    expect(acquisitionTime(file.dataSet)?.utc).toBe('1997-04-30T16:29:36.000Z')
  })
})
