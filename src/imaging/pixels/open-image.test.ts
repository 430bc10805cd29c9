import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { utf8 } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { dicomElement, writeDicom } from '../dicom/write.ts'
import { imagingMessage } from '../messages.ts'
import { percentileWindow } from './default-window.ts'
import { openImage } from './open-image.ts'
import { type GrayscaleImage, grayscaleImage, type Picture } from './picture.ts'
import { valueAt } from './value-at.ts'

async function openShared(absolute: string | null) {
  return unwrap(await openImage(new Uint8Array(readFileSync(absolute ?? ''))))
}

async function firstFrame(absolute: string | null) {
  return unwrap(await (await openShared(absolute)).frame(0))
}

function grayscaleOf(picture: Picture): GrayscaleImage {
  if (picture.kind === 'color') throw new Error('not grayscale')
  return picture
}

describe('openImage', () => {
  it('opens a DICOM file, its window and its preset', async () => {
    const values = Uint16Array.of(0, 1000, 2000, 4000)
    const elements = [
      ...grayscaleElements({ widthPx: 2, heightPx: 2, values }),
      dicomElement('WindowCenter', [2000]),
      dicomElement('WindowWidth', [500]),
    ]
    const opened = unwrap(await openImage(writeDicom(elements)))
    expect(opened).toMatchObject({ format: 'dicom', widthPx: 2, heightPx: 2, frames: 1 })
    const { picture, defaultWindow, presets } = unwrap(await opened.frame(0))
    expect(grayscaleOf(picture).values).toEqual(values)
    expect(defaultWindow).toEqual({ centre: 2000, width: 500 })
    expect(presets.map(({ name }) => name)).toEqual(['Header', 'Auto, 1 to 99 %', 'Full range'])
    await expect(opened.frame(1)).rejects.toThrow(RangeError)
  })

  it('says what is wrong with anything else', async () => {
    const pdf = utf8(`%PDF-1.7${' '.repeat(200)}`)
    for (const [bytes, code] of [
      [new Uint8Array(), 'file-empty'],
      [utf8('just a note'), 'image-not-recognised'],
      [pdf, 'image-format-unsupported'],
      [new Uint8Array(4000), 'image-not-recognised'],
    ] as const) {
      const result = await openImage(bytes)
      expect(result).toMatchObject({ ok: false, error: { code } })
      if (!result.ok) expect(imagingMessage(result.error)).toMatch(/\.$/)
    }
  })
})

describe('percentileWindow', () => {
  it('leaves out the brightest and darkest hundredth, and padding', () => {
    const values = Int16Array.from({ length: 3000 }, (_, index) =>
      index < 1000 ? -2000 : index < 1005 ? 4000 : 100 + (index % 200),
    )
    const image = grayscaleImage({
      widthPx: 3000,
      heightPx: 1,
      values,
      padding: [-2000, -2000],
      slope: 2,
      intercept: 0,
    })
    const { centre, width } = percentileWindow(image)
    expect(centre).toBeCloseTo(399.5, -1)
    expect(width).toBeGreaterThan(370)
    expect(width).toBeLessThan(401)
  })

  it('is usable for a picture of one value, of few ones, and of tiny numbers', () => {
    const one = percentileWindow(grayscaleImage({ widthPx: 2, heightPx: 1, values: Uint8Array.of(7, 7) }))
    expect(one.width).toBeGreaterThanOrEqual(1)
    const sparse = new Uint8Array(10_000)
    sparse[5] = 1
    expect(percentileWindow(grayscaleImage({ widthPx: 100, heightPx: 100, values: sparse }))).toEqual({
      centre: 1,
      width: 2,
    })
    const tiny = grayscaleImage({
      widthPx: 3,
      heightPx: 1,
      values: Float32Array.of(0, 0.001, 0.002),
      voiFunction: 'LINEAR_EXACT',
    })
    expect(percentileWindow(tiny).width).toBeCloseTo(0.002, 5)
  })
})

describe('valueAt', () => {
  it('is nothing outside the picture and counts zero as a value', () => {
    const image = grayscaleImage({
      widthPx: 2,
      heightPx: 1,
      values: Int16Array.of(1024, 5),
      intercept: -1024,
      unit: 'HU',
    })
    expect(valueAt(image, 0.99, 0.5)).toEqual({
      kind: 'grayscale',
      value: 0,
      stored: 1024,
      unit: 'HU',
      isPadding: false,
    })
    for (const [x, y] of [
      [-0.01, 0.5],
      [2, 0.5],
      [1, 1],
      [Number.NaN, 0],
    ] as const)
      expect(valueAt(image, x, y)).toBeUndefined()
  })
})

describe('real files', () => {
  const slice = sharedDataPath('dicom/CT_small.dcm')
  it.skipIf(slice === null)('a CT slice is in HU, with the usual windows', async () => {
    const { picture, defaultWindow, presets } = await firstFrame(slice)
    const image = grayscaleOf(picture)
    expect(image).toMatchObject({ unit: 'HU', slope: 1, intercept: -1024, minValue: 128, maxValue: 2191 })
    expect(valueAt(image, 64.5, 64.5)).toMatchObject({ unit: 'HU', value: (image.values[64 * 128 + 64] ?? 0) - 1024 })
    expect(presets.map(({ name }) => name)).toContain('Lung')
    expect(defaultWindow?.width).toBeGreaterThan(100)
  })

  const film = sharedDataPath('dicom/dx_image.dcm')
  it.skipIf(film === null)('a radiograph has no unit', async () => {
    const { picture, defaultWindow } = await firstFrame(film)
    expect(grayscaleOf(picture)).toMatchObject({ unit: null, monochrome1: true })
    expect(defaultWindow).toEqual({ centre: 128, width: 256 })
  })

  const map = sharedDataPath('dicom/parametric_map_float.dcm')
  it.skipIf(map === null)('a parametric map keeps its real numbers', async () => {
    const { picture } = await firstFrame(map)
    expect(grayscaleOf(picture).values).toBeInstanceOf(Float32Array)
  })

  // Mean red, green, blue of DCMTK's rendering.
  const colors: Readonly<Record<string, readonly [number, number, number]>> = {
    'dicom/SC_rgb_small_odd.dcm': [129, 128.67, 128.67],
    'dicom/SC_ybr_full_422_uncompressed.dcm': [127.79, 126.94, 127.92],
    'dicom/examples_palette.dcm': [15.94, 20.11, 25.43],
    'dicom/color-pl.dcm': [40.75, 38.53, 48.7],
    'dicom/color-px.dcm': [40.75, 38.53, 48.7],
  }
  for (const [path, expected] of Object.entries(colors)) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(`${path} has DCMTK's colours`, async () => {
      const { picture } = await firstFrame(absolute)
      if (picture.kind !== 'color') throw new Error('not a colour picture')
      const { rgba } = picture
      const mean = [0, 0, 0]
      for (let i = 0; i < rgba.length; i += 4) {
        for (let c = 0; c < 3; c++) mean[c] = (mean[c] ?? 0) + ((rgba[i + c] ?? 0) * 4) / rgba.length
      }
      for (let c = 0; c < 3; c++) expect(Math.abs((mean[c] ?? 0) - (expected[c] ?? 0))).toBeLessThan(1)
    })
  }

  const film8 = sharedDataPath('cxr/1.jpg')
  it.skipIf(film8 === null)('a JPEG file is recognised and measured; only a browser decodes it', async () => {
    const opened = await openShared(film8)
    expect(opened).toMatchObject({ format: 'jpeg', widthPx: 512, heightPx: 512, frames: 1 })
    expect(await opened.frame(0)).toMatchObject({ ok: false, error: { code: 'image-decoder-missing' } })
  })
})
