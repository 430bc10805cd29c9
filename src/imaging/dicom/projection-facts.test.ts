import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { unwrap } from '../../lib/result.ts'
import { dicomFacts } from './facts.ts'
import { parseDicom } from './parse.ts'
import { type DicomElement, dicomElement, writeDicom } from './write.ts'

function factsOf(...more: DicomElement[]) {
  const elements = grayscaleElements({ widthPx: 2, heightPx: 2, values: new Uint16Array(4) })
  const replaced = new Set(more.map(({ tag }) => tag))
  return dicomFacts(unwrap(parseDicom(writeDicom([...elements.filter(({ tag }) => !replaced.has(tag)), ...more]))))
}

const code = (value: string, meaning: string, ...more: DicomElement[]) => [
  dicomElement('CodeValue', value),
  dicomElement('CodeMeaning', meaning),
  ...more,
]

describe('view', () => {
  it('is that of ViewPosition, else that of the view code, by code or by meaning', () => {
    expect(factsOf(dicomElement('ViewPosition', 'PA')).view).toMatchObject({ value: 'PA', tag: 'ViewPosition' })
    const coded = factsOf(dicomElement('ViewCodeSequence', [code('399173006', 'left lateral')])).view
    expect(coded).toEqual({ value: 'LL', origin: 'header', tag: 'ViewCodeSequence' })
    expect(factsOf(dicomElement('ViewCodeSequence', [code('R-10214', 'Postero-Anterior')])).view?.value).toBe('PA')
    expect(factsOf(dicomElement('ViewCodeSequence', [code('1', 'of Mr Quillfeather')])).view).toBeUndefined()
    expect(factsOf().view).toBeUndefined()
  })

  it('and body part are no free text', () => {
    const facts = factsOf(
      dicomElement('ViewPosition', 'PA^Quillfeather'),
      dicomElement('BodyPartExamined', 'CHEST Of Mr. Quillfeather'),
    )
    expect(facts.view).toBeUndefined()
    expect(facts.bodyPart).toBeUndefined()
  })
})

describe('posture', () => {
  const modifier = (value: string, meaning: string) =>
    dicomElement('PatientOrientationCodeSequence', [
      code('102538003', 'recumbent', dicomElement('PatientOrientationModifierCodeSequence', [code(value, meaning)])),
    ])
  const processing = (text: string) => dicomElement('AcquisitionDeviceProcessingDescription', text)

  it.each([
    [modifier('40199007', 'supine'), 'supine', 'PatientOrientationModifierCodeSequence'],
    [modifier('1240000', ''), 'prone', 'PatientOrientationModifierCodeSequence'],
    [modifier('102536004', 'left lateral decubitus'), 'decubitus', 'PatientOrientationModifierCodeSequence'],
    [
      dicomElement('PatientOrientationCodeSequence', [code('C86043', 'erect')]),
      'erect',
      'PatientOrientationCodeSequence',
    ],
    [
      dicomElement('PatientOrientationCodeSequence', [code('F-10460', 'semi-erect')]),
      'semi-erect',
      'PatientOrientationCodeSequence',
    ],
    [dicomElement('PatientPosition', 'HFS'), 'supine', 'PatientPosition'],
    [dicomElement('PatientPosition', 'FFDR'), 'decubitus', 'PatientPosition'],
    [dicomElement('ViewPosition', 'LLD'), 'decubitus', 'ViewPosition'],
    [processing('CHEST_PA_UPRIGHT'), 'erect', 'AcquisitionDeviceProcessingDescription'],
    [processing('Thorax SUPINE 12'), 'supine', 'AcquisitionDeviceProcessingDescription'],
  ])('%#: is what the header says', (element, value, tag) => {
    expect(factsOf(element).posture).toEqual({ value, origin: 'header', tag })
  })

  it('is unknown where the header only says recumbent, or nothing', () => {
    expect(
      factsOf(dicomElement('PatientOrientationCodeSequence', [code('102538003', 'recumbent')])).posture,
    ).toBeUndefined()
    expect(factsOf(dicomElement('ViewPosition', 'AP'), processing('CHEST_AP')).posture).toBeUndefined()
  })
})

describe('portable', () => {
  it('is yes where a text says so, and the text is not kept', () => {
    const facts = factsOf(dicomElement('StudyDescription', 'XR CHEST PORTABLE Quillfeather'))
    expect(facts.portable).toEqual({ value: true, origin: 'header', tag: 'StudyDescription' })
    expect(JSON.stringify(facts)).not.toMatch(/quillfeather/i)
    expect(factsOf(dicomElement('StationName', 'MOBILE_2')).portable?.tag).toBe('StationName')
    expect(factsOf(dicomElement('ProtocolName', 'Port Chest')).portable?.value).toBe(true)
  })

  it('is unknown, not no, where nothing says so', () => {
    const texts = ['XR CHEST PA', 'NON-PORTABLE CHEST', 'CHEST PORT PLACEMENT', 'Portland General']
    for (const text of texts) expect(factsOf(dicomElement('StudyDescription', text)).portable, text).toBeUndefined()
    const slice = factsOf(dicomElement('Modality', 'CT'), dicomElement('StudyDescription', 'PORTABLE HEAD'))
    expect(slice.portable).toBeUndefined()
  })
})

describe('orientation in space', () => {
  it('is six and three numbers, and nothing where a number is missing', () => {
    const facts = factsOf(
      dicomElement('ImageOrientationPatient', [1, 0, 0, 0, 1, 0]),
      dicomElement('ImagePositionPatient', [-150.5, -160, 20]),
    )
    expect(facts.imageOrientation?.value).toEqual([1, 0, 0, 0, 1, 0])
    expect(facts.imagePosition).toMatchObject({ value: [-150.5, -160, 20], unit: 'mm' })
    expect(factsOf(dicomElement('ImageOrientationPatient', [1, 0, 0])).imageOrientation).toBeUndefined()
  })
})

/** What the uncompressed files of the shared data say, and no more: the fact's name and its value. */
const realFiles: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'dx_image.dcm': {
    laterality: 'L',
    bodyPart: 'THORAX',
    presentationIntent: 'FOR PRESENTATION',
    manufacturer: 'FUJIFILM Corporation',
    patientOrientation: ['L', 'F'],
  },
  'CT_small.dcm': {
    posture: 'supine',
    manufacturer: 'GE MEDICAL SYSTEMS',
    imageOrientation: [1, 0, 0, 0, 1, 0],
    imagePosition: [-158.135803, -179.035797, -75.699997],
  },
  'MR_small_implicit.dcm': {
    posture: 'supine',
    manufacturer: 'TOSHIBA_MEC',
    imageOrientation: [1, 0, 0, 0, 1, 0],
    imagePosition: [-83.9063, -91.2, 6.6406],
  },
  'examples_overlay.dcm': {
    posture: 'supine',
    bodyPart: 'ABDOMEN',
    manufacturer: 'SIEMENS',
    imageOrientation: [1, 0, 0, 0, 1, 0],
    imagePosition: [-159.82565509386, -175.32202350207, 28.426151275635],
  },
  'color-pl.dcm': { manufacturer: 'Acme Products' },
  'SC_rgb_small_odd.dcm': {},
}

const looked = [
  ...['view', 'posture', 'portable', 'laterality', 'bodyPart', 'presentationIntent', 'manufacturer'],
  ...['patientOrientation', 'imageOrientation', 'imagePosition'],
]

describe('facts of real files', () => {
  for (const [name, expected] of Object.entries(realFiles)) {
    const path = sharedDataPath(`dicom/${name}`)
    it.skipIf(path === null)(name, () => {
      const facts = dicomFacts(unwrap(parseDicom(new Uint8Array(readFileSync(path ?? '')))))
      const said = looked.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, facts[fact].value]]))
      expect(Object.fromEntries(said)).toEqual(expected)
      for (const fact of Object.values(facts)) expect(fact).toMatchObject({ origin: 'header', tag: expect.any(String) })
    })
  }
})
