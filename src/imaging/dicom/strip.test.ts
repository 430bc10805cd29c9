import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { dicomFacts } from './facts.ts'
import { parseDicom } from './parse.ts'
import { storedValues } from './stored-values.ts'
import { stripHeader } from './strip.ts'
import { type DicomElement, dicomElement, writeDicom } from './write.ts'

const values = Uint16Array.from({ length: 64 }, (_, index) => index * 60)

let planted = 0
const secrets: string[] = []
/** A new identifier that can be searched for. */
function secret(): string {
  planted += 1
  const text = `SECRET${String(planted).padStart(2, '0')}X`
  secrets.push(text)
  return text
}

function raw(tag: string, vr: string, value: DicomElement['value']): DicomElement {
  return { tag, vr, value }
}

function filmWithSecrets(): DicomElement[] {
  const nested = (text: string) =>
    raw('x00400275', 'SQ', [[raw('x00100010', 'PN', text), raw('x00091010', 'LO', text)]])
  return [
    ...grayscaleElements({ widthPx: 8, heightPx: 8, values }).filter(({ tag }) => tag !== 'x7fe00010'),
    raw('x7fe00010', 'OW', concatBytes([new Uint8Array(values.slice().buffer), utf8(secret())])),
    dicomElement('PixelSpacing', [0.2, 0.2]),
    dicomElement('WindowCenter', [2000, 1000]),
    dicomElement('WindowWidth', [3000, 500]),
    dicomElement('WindowCenterWidthExplanation', `NORMAL\\${secret()}`),
    dicomElement('RescaleSlope', [2]),
    dicomElement('RescaleIntercept', [-1000]),
    dicomElement('RescaleType', secret()),
    dicomElement('PatientName', `Doe^${secret()}`),
    dicomElement('PatientID', secret()),
    dicomElement('IssuerOfPatientID', secret()),
    dicomElement('Manufacturer', secret()),
    raw('x00080050', 'SH', secret()),
    raw('x00080080', 'LO', secret()),
    raw('x00080090', 'PN', secret()),
    raw('x00081030', 'LO', secret()),
    raw('x0008103e', 'LO', secret()),
    raw('x00081111', 'SQ', [[raw('x00081155', 'UI', '2.25.9'), nested(secret())]]),
    raw('x00104000', 'LT', secret()),
    raw('x00204000', 'LT', secret()),
    raw('x00280a04', 'LO', secret()),
    raw('x00091001', 'LO', secret()),
    raw('x00111001', 'UN', utf8(secret())),
    raw('x00131001', 'SQ', [[raw('x00131010', 'LO', secret())]]),
    // Kept elements with values that are not of their kind.
    dicomElement('ViewPosition', `PA^${secret()}`),
    raw('x00180050', 'LO', secret()),
    raw('x00280106', 'US', utf8(secret().repeat(10))),
    // Kept sequences with more in them than is kept.
    dicomElement('VOILUTSequence', [
      [
        dicomElement('LUTDescriptor', [2, 0, 16]),
        raw('x00283003', 'LO', secret()),
        raw('x00283006', 'OW', new Uint8Array(4)),
      ],
    ]),
    dicomElement('SharedFunctionalGroupsSequence', [
      [
        dicomElement('PixelMeasuresSequence', [
          [dicomElement('PixelSpacing', [0.3, 0.3]), raw('x00091010', 'LO', secret())],
        ]),
        nested(secret()),
      ],
    ]),
    // An overlay with a label, and bytes behind its last bit.
    raw('x60000010', 'US', [8]),
    raw('x60000011', 'US', [8]),
    raw('x60000022', 'LO', secret()),
    raw('x60000040', 'CS', 'G '),
    raw('x60001500', 'LO', secret()),
    raw('x60003000', 'OW', concatBytes([new Uint8Array(8).fill(0x55), utf8(secret())])),
  ]
}

function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

function sameBytes(a: ArrayBufferView<ArrayBuffer>, b: ArrayBufferView<ArrayBuffer>): boolean {
  return Buffer.from(a.buffer).equals(Buffer.from(b.buffer))
}

describe('stripHeader', () => {
  for (const isExplicit of [true, false]) {
    it(`leaves no identifier (${isExplicit ? 'explicit' : 'implicit'})`, async () => {
      const film = writeDicom(filmWithSecrets(), { isExplicit })
      film.set(utf8(secret()), 10)
      const held = secrets.filter((text) => textOfBytes(film).includes(text))
      expect(held.length).toBeGreaterThanOrEqual(20)
      const stripped = unwrap(await stripHeader(film))
      expect(textOfBytes(stripped)).not.toMatch(/SECRET|Doe/)
    })
  }

  it('keeps the pixels, the spacing and the windows', async () => {
    const film = writeDicom(filmWithSecrets())
    const before = unwrap(parseDicom(film))
    const after = unwrap(parseDicom(unwrap(await stripHeader(film))))
    expect(unwrap(await storedValues(after, 0))).toEqual(values)
    expect(dicomFacts(after).spacing).toEqual(dicomFacts(before).spacing)
    expect(dicomFacts(after).windows).toEqual(dicomFacts(before).windows)
    expect(after.dataSet.elements.x60003000?.length).toBe(8)
    expect(dicomFacts(after).rescaleIntercept?.value).toBe(-1000)
    expect(dicomFacts(after).manufacturer).toBeUndefined()
  })

  it('gives the same bytes again, and again when repeated', async () => {
    const once = unwrap(await stripHeader(writeDicom(grayscaleElements({ widthPx: 8, heightPx: 8, values }))))
    expect(unwrap(await stripHeader(writeDicom(grayscaleElements({ widthPx: 8, heightPx: 8, values }))))).toEqual(once)
    expect(unwrap(await stripHeader(once))).toEqual(once)
  })

  it('refuses what cannot be shown', async () => {
    expect((await stripHeader(utf8('no picture'))).ok).toBe(false)
  })
})

describe('stripHeader on real files', () => {
  const files: Readonly<Record<string, readonly string[]>> = {
    'dicom/CT_small.dcm': ['CompressedSamples', '1CT1', 'JFK', 'RHAPSODE', 'GEMS_'],
    'dicom/dx_image.dcm': ['Dog', 'Veterinarian', '123456', 'FUJI', 'CANINE', '20200125'],
    'dicom/examples_overlay.dcm': [],
    'dicom/examples_palette.dcm': [],
    'dicom/color-pl.dcm': [],
    'dicom/vlut_04.dcm': [],
    'dicom/liver_1frame.dcm': [],
    'dicom/MR_small_padded.dcm': [],
    'deid/presidio_2_ORIGINAL.dcm': ['KAUFMAN', '6774825273'],
    'series/23x38x3/mf.dcm': [],
    'dicom/MR_small_bigendian.dcm': ['CompressedSamples'],
    'dicom/CTImage_1.2.840.10008.1.2.1.99.dcm': [],
    'dicom/CTImage_1.2.840.10008.1.2.4.90.dcm': [],
    'dicom/SC_rgb_jpeg_dcmtk.dcm': [],
    'dicom/examples_ybr_color.dcm': [],
    'dicom/emri_small_RLE.dcm': [],
    'dicom/JLSL_RGB_ILV0.dcm': ['Lossless with'],
  }
  for (const [path, names] of Object.entries(files)) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(path, async () => {
      const bytes: Bytes = new Uint8Array(readFileSync(absolute ?? ''))
      const before = unwrap(parseDicom(bytes))
      const stripped = unwrap(await stripHeader(bytes))
      const after = unwrap(parseDicom(stripped))
      const where = { pixelOffset: after.image.pixelOffset, pixelBytes: after.image.pixelBytes }
      expect(after.image).toMatchObject({ ...before.image, ...where, encapsulated: after.image.encapsulated })
      for (let frame = 0; frame < before.image.frames; frame++) {
        expect(sameBytes(unwrap(await storedValues(after, frame)), unwrap(await storedValues(before, frame)))).toBe(
          true,
        )
      }
      // The patient's and private groups are gone whatever their values were.
      expect(Object.keys(after.dataSet.elements).filter((tag) => /^x0010|^x...[13579bdf]/.test(tag))).toEqual([])
      for (const name of names) expect(textOfBytes(stripped)).not.toContain(name)
      expect(sameBytes(unwrap(await stripHeader(stripped)), stripped)).toBe(true)
    })
  }
})
