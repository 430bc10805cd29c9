import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { unwrap } from '../../lib/result.ts'
import { stripHeader } from '../dicom/strip.ts'
import { type DicomElement, dicomElement, writeDicom } from '../dicom/write.ts'
import { buildLut } from './lut.ts'
import { openImage } from './open-image.ts'
import type { WindowLevel } from './picture.ts'
import { valueAt } from './value-at.ts'

const values = Uint16Array.of(0, 1, 2, 3, 4, 5, 6, 7)

function file(...more: readonly DicomElement[]) {
  const own = new Set(more.map(({ tag }) => tag))
  const elements = grayscaleElements({ widthPx: 4, heightPx: 2, values })
  return writeDicom([...elements.filter(({ tag }) => !own.has(tag)), ...more])
}

async function opened(...more: readonly DicomElement[]) {
  // As it is after an import.
  const stored = unwrap(await stripHeader(file(...more)))
  const frame = unwrap(await unwrap(await openImage(stored)).frame(0))
  if (frame.picture.kind !== 'grayscale') throw new Error('not grey')
  const { picture } = frame
  const greys = (window: WindowLevel) => {
    const { table, first } = buildLut(picture, window)
    return [...picture.values].map((value) => (table[value - first] ?? 0) & 255)
  }
  return { ...frame, picture, greys }
}

const lut = (first: number, bits: number, entries: readonly number[], name?: string): DicomElement[] => [
  dicomElement('LUTDescriptor', [entries.length, first, bits]),
  dicomElement('LUTData', new Uint8Array(Uint16Array.from(entries).buffer)),
  ...(name === undefined ? [] : [dicomElement('LUTExplanation', name)]),
]

describe('VOI LUT sequence', () => {
  it('is offered by name before the windows, and maps values through its entries', async () => {
    const { greys, presets, defaultWindow } = await opened(
      dicomElement('VOILUTSequence', [lut(2, 8, [0, 51, 255, 102], 'HARDER'), lut(0, 16, [0, 65_535])]),
      dicomElement('WindowCenter', '4\\8'),
      dicomElement('WindowWidth', '8\\16'),
      dicomElement('WindowCenterWidthExplanation', 'NORMAL\\SOFTER'),
    )
    expect(presets.slice(0, 4).map(({ name }) => name)).toEqual(['HARDER', 'Curve 2', 'NORMAL', 'SOFTER'])
    if (defaultWindow === null) throw new Error('no window')
    expect(greys(defaultWindow)).toEqual([0, 0, 0, 51, 255, 102, 102, 102])
    // Half as wide: the curve is squeezed about its middle, 3.5.
    expect(greys({ ...defaultWindow, width: 1.5 })).toEqual([0, 0, 0, 51, 102, 102, 102, 102])
    expect(greys({ centre: 4, width: 8 })).not.toEqual(greys({ ...defaultWindow, centre: 4, width: 8 }))
  })

  it('starts below zero where modality values can', async () => {
    const { greys, defaultWindow } = await opened(
      dicomElement('RescaleSlope', [1]),
      dicomElement('RescaleIntercept', [-4]),
      dicomElement(
        'VOILUTSequence',
        [lut(0x1_0000 - 4, 8, [0, 10, 20, 30, 40, 50, 60, 255])].map((item) =>
          item.map((element) => (element.vr === 'US' ? { ...element, vr: 'SS' } : element)),
        ),
      ),
    )
    if (defaultWindow === null) throw new Error('no window')
    expect(greys(defaultWindow)).toEqual([0, 10, 20, 30, 40, 50, 60, 255])
  })
})

describe('modality LUT', () => {
  it('keeps padding apart from the values it gives', async () => {
    const { picture } = await opened(
      dicomElement('PixelPaddingValue', [0]),
      dicomElement('PixelPaddingRangeLimit', [1]),
      dicomElement('ModalityLUTSequence', [lut(0, 16, [900, 800, 700, 600, 500, 400, 300, 200])]),
    )
    expect([picture.minValue, picture.maxValue]).toEqual([200, 700])
    expect(valueAt(picture, 1, 0)).toMatchObject({ isPadding: true })
    expect(valueAt(picture, 2, 0)).toMatchObject({ isPadding: false, value: 700 })
  })
})

describe('polarity', () => {
  it.each([
    ['MONOCHROME2', undefined, false],
    ['MONOCHROME2', 'IDENTITY', false],
    ['MONOCHROME1', undefined, true],
    ['MONOCHROME1', 'INVERSE', true],
    ['MONOCHROME2', 'INVERSE', true],
    ['MONOCHROME1', 'IDENTITY', true],
  ] as const)('%s with shape %s: low values bright is %s, and values stay', async (photometric, shape, isTurned) => {
    const { greys, picture } = await opened(
      dicomElement('PhotometricInterpretation', photometric),
      ...(shape === undefined ? [] : [dicomElement('PresentationLUTShape', shape)]),
    )
    const [first, , , , , , , last] = greys({ centre: 3.5, width: 7 })
    expect([first, last]).toEqual(isTurned ? [255, 0] : [0, 255])
    expect([...picture.values]).toEqual([...values])
  })
})

describe('units', () => {
  const rescale = [dicomElement('RescaleSlope', [2]), dicomElement('RescaleIntercept', [-1])]
  const of = (modality: string, ...more: readonly DicomElement[]) =>
    opened(dicomElement('Modality', modality), ...more).then(({ picture }) => picture.unit)
  it('are those of the modality, and none where values measure nothing', async () => {
    expect(await of('CT', ...rescale)).toBe('HU')
    expect(await of('CT')).toBeNull()
    expect(await of('CT', ...rescale, dicomElement('RescaleType', 'US'))).toBeNull()
    expect(await of('CT', ...rescale, dicomElement('ImageType', 'ORIGINAL\\PRIMARY\\LOCALIZER'))).toBeNull()
    for (const projection of ['CR', 'DX', 'MG', 'XA'])
      expect(await of(projection, ...rescale, dicomElement('RescaleType', 'HU'))).toBeNull()
    expect(await of('PT', ...rescale, dicomElement('Units', 'BQML'))).toBe('Bq/ml')
    expect(await of('MR', ...rescale)).toBeNull()
    expect(await of('RTDOSE', dicomElement('DoseUnits', 'GY'), dicomElement('DoseGridScaling', '0.5'))).toBe('Gy')
  })

  it('dose is scaled by its own element', async () => {
    const { picture } = await opened(dicomElement('Modality', 'RTDOSE'), dicomElement('DoseGridScaling', '0.5'))
    expect(valueAt(picture, 3, 1)).toMatchObject({ value: 3.5 })
  })
})

describe('overlay planes', () => {
  const plane = (bits: readonly number[], more: readonly DicomElement[] = []): DicomElement[] => [
    { tag: 'x60000010', vr: 'US', value: [2] },
    { tag: 'x60000011', vr: 'US', value: [3] },
    { tag: 'x60000040', vr: 'CS', value: 'G' },
    { tag: 'x60000050', vr: 'SS', value: [2, -1] },
    { tag: 'x60000100', vr: 'US', value: [1] },
    { tag: 'x60000102', vr: 'US', value: [0] },
    { tag: 'x60003000', vr: 'OW', value: Uint8Array.from(bits) },
    ...more,
  ]

  it('are read bit by bit from the least, at their place, beside the values', async () => {
    const { overlays, picture } = await opened(...plane([0b10_1001, 0]))
    expect(overlays).toEqual([
      { number: 1, isRegion: false, widthPx: 3, heightPx: 2, x: -2, y: 1, bits: Uint8Array.of(1, 0, 0, 1, 0, 1) },
    ])
    expect([...picture.values]).toEqual([...values])
  })

  it('lie in unused bits of the pixels in old files', async () => {
    const pixels = Uint16Array.of(5, 0x8005, 5, 5, 5, 5, 5, 0x8007)
    const { overlays, picture } = await opened(
      dicomElement('PixelData', new Uint8Array(pixels.buffer)),
      { tag: 'x60020010', vr: 'US', value: [2] },
      { tag: 'x60020011', vr: 'US', value: [4] },
      { tag: 'x60020040', vr: 'CS', value: 'R' },
      { tag: 'x60020100', vr: 'US', value: [16] },
      { tag: 'x60020102', vr: 'US', value: [15] },
    )
    expect([...picture.values]).toEqual([5, 5, 5, 5, 5, 5, 5, 7])
    expect(overlays).toMatchObject([{ number: 2, isRegion: true, bits: Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 1) }])
  })

  it('with nothing on them, or cut off, are none', async () => {
    expect((await opened(...plane([0, 0]))).overlays).toEqual([])
    expect((await opened(...plane([]))).overlays).toEqual([])
  })
})

describe('segmented palette', () => {
  it('is expanded: runs, lines, repetitions', async () => {
    const words = (numbers: readonly number[]) => new Uint8Array(Uint16Array.from(numbers).buffer)
    // Two entries, a line to 800 over three, and the line once more by its byte offset 8.
    const segments = words([0, 2, 0, 0x200, 1, 3, 0x3200, 2, 1, 8, 0])
    const colors = (['Red', 'Green', 'Blue'] as const).flatMap((color) => [
      dicomElement(`${color}PaletteColorLookupTableDescriptor`, [8, 0, 16]),
      dicomElement(`Segmented${color}PaletteColorLookupTableData`, segments),
    ])
    const stored = unwrap(
      await stripHeader(file(dicomElement('PhotometricInterpretation', 'PALETTE COLOR'), ...colors)),
    )
    const { picture } = unwrap(await unwrap(await openImage(stored)).frame(0))
    if (picture.kind !== 'color') throw new Error('not colour')
    const reds = [...picture.rgba].filter((_, i) => i % 4 === 0)
    expect(reds).toEqual([0x00, 0x02, 0x12, 0x22, 0x32, 0x32, 0x32, 0x32])
  })
})

describe('real files', () => {
  it('the curve of a real file gives the greys that its entries say', async () => {
    const path = sharedDataPath('dicom/vlut_04.dcm')
    if (path === null) return
    const { picture, presets, defaultWindow } = unwrap(
      await unwrap(await openImage(new Uint8Array(readFileSync(path)))).frame(0),
    )
    if (picture.kind !== 'grayscale' || defaultWindow === null) throw new Error('not grey')
    expect(presets.filter(({ curve }) => curve !== undefined)).toHaveLength(picture.voiCurves.length)
    expect(picture.voiCurves.length).toBeGreaterThan(0)
    const [{ table: curve } = picture.voiCurves[0] ?? { table: { entries: [], first: 0, bits: 8 } }] = picture.voiCurves
    const { table, first } = buildLut(picture, defaultWindow)
    for (const value of [0, 17, 128, 200, 255]) {
      const entry = curve.entries[Math.min(curve.entries.length - 1, Math.max(0, value - curve.first))] ?? 0
      expect((table[value - first] ?? 0) & 255).toBe(Math.round((entry / (2 ** curve.bits - 1)) * 255))
    }
  })

  it('an overlay plane that is empty is none', async () => {
    const path = sharedDataPath('dicom/examples_overlay.dcm')
    if (path === null) return
    const { overlays, presets } = unwrap(await unwrap(await openImage(new Uint8Array(readFileSync(path)))).frame(0))
    expect(presets.slice(0, 2).map(({ name, centre, width }) => [name, centre, width])).toEqual([
      ['WINDOW1', 450, 790],
      ['WINDOW2', 200, 443],
    ])
    expect(overlays.every(({ bits }) => bits.includes(1))).toBe(true)
  })
})
