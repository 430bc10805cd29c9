import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { unwrap } from '../../lib/result.ts'
import { burnedInText } from './burned-in-text.ts'
import { identifyingTexts, withoutIdentifiers } from './identifying-texts.ts'
import { parseDicom } from './parse.ts'
import { replacedUid } from './replaced-uids.ts'
import { type DicomElement, dicomElement, writeDicom } from './write.ts'

function file(...more: readonly DicomElement[]) {
  const tags = new Set(more.map(({ tag }) => tag))
  const elements = grayscaleElements({ widthPx: 2, heightPx: 2, values: new Uint16Array(4) })
  return unwrap(parseDicom(writeDicom([...elements.filter(({ tag }) => !tags.has(tag)), ...more])))
}

describe('burnedInText', () => {
  const secondaryCapture = dicomElement('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7')
  it.each([
    ['a radiograph that says nothing', [], undefined],
    ['a radiograph that says YES', [dicomElement('BurnedInAnnotation', 'YES')], 'stated'],
    ['ultrasound that says nothing', [dicomElement('Modality', 'US')], 'likely'],
    ['ultrasound that says NO', [dicomElement('Modality', 'US'), dicomElement('BurnedInAnnotation', 'NO')], undefined],
    ['a secondary capture', [secondaryCapture], 'likely'],
    ['a screen capture', [dicomElement('ImageType', 'DERIVED\\SECONDARY\\SCREEN SAVE')], 'likely'],
    ['digitised film', [dicomElement('ConversionType', 'DF')], 'likely'],
    ['film digitised at a known spacing', [dicomElement('NominalScannedPixelSpacing', [0.1, 0.1])], 'likely'],
    ['fluoroscopy', [dicomElement('Modality', 'RF')], 'likely'],
  ] as const)('%s', (_, elements, value) => {
    expect(burnedInText(file(...elements))?.fact.value).toBe(value)
  })
})

describe('identifying texts', () => {
  it('are those of the patient, of people and places; facts that hold one are left out', () => {
    const { dataSet } = file(
      dicomElement('PatientName', 'QUILL^ORSON'),
      dicomElement('PatientID', 'PID-4471'),
      dicomElement('PatientSex', 'M'),
      { tag: 'x00080080', vr: 'LO', value: 'St Elsewhere' },
    )
    const texts = identifyingTexts(dataSet)
    expect(texts).toEqual(expect.arrayContaining(['QUILL^ORSON', 'QUILL', 'ORSON', 'PID-4471', 'St Elsewhere']))
    expect(texts).not.toContain('M')
    const fact = (value: string, tag?: string) =>
      ({ value, origin: 'header', ...(tag === undefined ? {} : { tag }) }) as const
    const kept = withoutIdentifiers(
      {
        manufacturer: fact('Philips, st elsewhere unit'),
        bodyPart: fact('ORSON QUILL', 'BodyPartExamined'),
        view: fact('PA^x', 'ViewPosition'),
        modality: fact('DX', 'Modality'),
        rows: { value: 2, origin: 'header' },
      },
      texts,
    )
    expect(Object.keys(kept)).toEqual(['modality', 'rows'])
  })
})

describe('replacedUid', () => {
  it('is one for one UID, valid, kept when replaced again, and leaves the UIDs of the standard', async () => {
    const replaced = await replacedUid('1.2.826.0.1.19490512.4471')
    expect(replaced).toMatch(/^2\.25\.[1-9]\d{30,38}$/)
    expect(await replacedUid('1.2.826.0.1.19490512.4471')).toBe(replaced)
    expect(await replacedUid('1.2.826.0.1.19490512.4472')).not.toBe(replaced)
    expect(await replacedUid(replaced)).toBe(replaced)
    expect(await replacedUid('1.2.840.10008.1.4.1.1')).toBe('1.2.840.10008.1.4.1.1')
  })
})
