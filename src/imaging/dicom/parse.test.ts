import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { utf8 } from '../../lib/bytes.ts'
import { imagingMessage } from '../messages.ts'
import { tagOf } from './dictionary.ts'
import { parseDicom } from './parse.ts'
import { type DicomElement, dicomElement, encodeFileMeta, writeDicom } from './write.ts'

const elements = grayscaleElements({ widthPx: 4, heightPx: 3, values: new Uint16Array(12) })

/** The small radiograph with some elements changed; null leaves one out. */
function changed(changes: Parameters<typeof dicomElement>[], without: readonly string[] = []): DicomElement[] {
  const tags = new Set([...changes.map(([keyword]) => tagOf(keyword)), ...without])
  return [...elements.filter(({ tag }) => !tags.has(tag)), ...changes.map((change) => dicomElement(...change))]
}

function codeOf(file: readonly DicomElement[]): string {
  const result = parseDicom(writeDicom(file))
  return result.ok ? 'ok' : result.error.code
}

describe('parseDicom refuses', () => {
  it('other files', () => {
    expect(parseDicom(utf8('not a picture'))).toMatchObject({ error: { code: 'dicom-prefix-missing' } })
    expect(parseDicom(new Uint8Array())).toMatchObject({ error: { code: 'dicom-prefix-missing' } })
  })

  it('every other transfer syntax, by name', () => {
    for (const [uid, name] of [
      ['1.2.840.10008.1.2.4.100', 'MPEG2 Main Profile, Main Level'],
      ['1.2.840.10008.1.2.4.94', 'JPIP Referenced'],
      ['1.2.3', 'unknown transfer syntax'],
    ] as const) {
      const result = parseDicom(encodeFileMeta('2.25.1', '2.25.2', uid))
      expect(result).toMatchObject({ error: { code: 'dicom-transfer-syntax-unsupported', params: { uid, name } } })
    }
    expect(parseDicom(encodeFileMeta('2.25.1', '2.25.2', ''))).toMatchObject({
      error: { code: 'dicom-transfer-syntax-missing' },
    })
  })

  it('pixel data that is missing or short, saying how much', () => {
    expect(codeOf(changed([], [tagOf('PixelData')]))).toBe('dicom-no-pixel-data')
    expect(parseDicom(writeDicom(changed([['PixelData', new Uint8Array(22)]])))).toMatchObject({
      error: { code: 'dicom-pixel-data-truncated', params: { expectedBytes: 24, foundBytes: 22 } },
    })
    const whole = writeDicom(elements)
    expect(parseDicom(whole.slice(0, -5))).toMatchObject({
      error: { code: 'dicom-pixel-data-truncated', params: { expectedBytes: 24, foundBytes: 19 } },
    })
  })

  it('sizes that cannot be, before anything is allocated', () => {
    expect(codeOf(changed([['Rows', [0]]]))).toBe('dicom-dimensions-implausible')
    expect(
      codeOf(
        changed([
          ['Rows', [65535]],
          ['Columns', [65535]],
        ]),
      ),
    ).toBe('dicom-dimensions-implausible')
    expect(codeOf(changed([['NumberOfFrames', '999999999']]))).toBe('dicom-pixel-data-truncated')
    expect(codeOf(changed([['NumberOfFrames', '1A']]))).toBe('dicom-frames-implausible')
    expect(codeOf(changed([['BitsStored', [17]]]))).toBe('dicom-bits-implausible')
    expect(codeOf(changed([['BitsAllocated', [12]]]))).toBe('dicom-bits-unsupported')
    expect(codeOf(changed([['SamplesPerPixel', [4]]]))).toBe('dicom-samples-implausible')
    expect(codeOf(changed([['PhotometricInterpretation', 'CMYK']]))).toBe('dicom-photometric-unsupported')
    expect(codeOf(changed([], [tagOf('Rows')]))).toBe('dicom-image-header-incomplete')
  })

  it('anything cut off or overwritten, with a message and never an exception', () => {
    const whole = writeDicom(elements)
    const damage = fc.record({
      length: fc.nat(whole.length),
      at: fc.nat(whole.length - 1),
      noise: fc.uint8Array({ maxLength: 16 }),
    })
    fc.assert(
      fc.property(damage, ({ length, at, noise }) => {
        const bytes = whole.slice()
        bytes.set(noise.subarray(0, whole.length - at), at)
        const result = parseDicom(bytes.slice(0, length))
        if (!result.ok) expect(imagingMessage(result.error)).toMatch(/\.$/)
      }),
    )
  })
})

describe('parseDicom on real files', () => {
  const negatives: Readonly<Record<string, string>> = {
    'dicom/meta_missing_tsyntax.dcm': 'dicom-transfer-syntax-missing',
    'dicom/no_meta.dcm': 'dicom-prefix-missing',
    'dicom/MR_truncated.dcm': 'dicom-pixel-data-truncated',
    'dicom/badVR.dcm': 'dicom-frames-implausible',
    'deid/presidio_0_no_pixels.dcm': 'dicom-no-pixel-data',
    'sr/sr.dcm': 'dicom-no-pixel-data',
  }
  for (const [path, code] of Object.entries(negatives)) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(`${path}: ${code}`, () => {
      expect(parseDicom(new Uint8Array(readFileSync(absolute ?? '')))).toMatchObject({ error: { code } })
    })
  }
})
