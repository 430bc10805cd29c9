import type { Fact } from '../../domain/records/case.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { textOf } from '../dicom/element-values.ts'
import { dicomFacts } from '../dicom/facts.ts'
import { type DicomFile, parseDicom } from '../dicom/parse.ts'
import { readVoiWindows } from '../dicom/voi-windows.ts'
import { decodeRaster } from './decode-raster.ts'
import { percentileWindow } from './default-window.ts'
import { dicomPicture } from './dicom-picture.ts'
import type { GrayscaleImage, Picture, WindowLevel } from './picture.ts'
import type { RasterFile, RasterFormat } from './raster/raster-file.ts'
import { isRasterFormat, readRaster } from './raster/read-raster.ts'
import { sniffFile } from './sniff.ts'
import {
  curvePresets,
  headerPresets,
  hounsfieldPresets,
  pixelPresets,
  type WindowPreset,
  windowOf,
} from './window-presets.ts'

/** One frame, decoded. */
export interface OpenedFrame {
  readonly picture: Picture
  /** Null for colour pictures, which have no window. */
  readonly defaultWindow: WindowLevel | null
  /** Windows of the file, then those usual for its kind. */
  readonly presets: readonly WindowPreset[]
}

/** A stored picture file, opened: frames are decoded when they are asked for, and not kept. */
export interface OpenedImage {
  readonly format: 'dicom' | RasterFormat
  readonly widthPx: number
  readonly heightPx: number
  readonly frames: number
  /** What the header says; nothing for other pictures but their size. */
  readonly facts: Readonly<Record<string, Fact>>
  /** @param frame 0-based @throws RangeError where there is no such frame */
  frame(frame: number): Promise<Result<OpenedFrame>>
}

/**
 * Opens the bytes of a picture by what they are, whatever they are called: uncompressed DICOM anywhere, PNG, JPEG, WebP, GIF, BMP
 * and AVIF where there is a browser to decode them. Sizes are checked before anything is decoded.
 */
export async function openImage(bytes: Bytes): Promise<Result<OpenedImage>> {
  if (bytes.length === 0) return fail('file-empty')
  const kind = sniffFile(bytes)
  if (kind === 'dicom') {
    const file = parseDicom(bytes)
    return file.ok ? ok(openDicom(file.value)) : file
  }
  if (isRasterFormat(kind)) {
    const file = readRaster(bytes, kind)
    return file.ok ? ok(openRaster(file.value)) : file
  }
  return kind === 'unknown' ? fail('image-not-recognised') : fail('image-format-unsupported', { format: kind })
}

function openDicom(file: DicomFile): OpenedImage {
  const { widthPx, heightPx, frames } = file.image
  return {
    format: 'dicom',
    widthPx,
    heightPx,
    frames,
    facts: dicomFacts(file),
    async frame(frame) {
      const picture = await dicomPicture(file, frame)
      if (!picture.ok) return picture
      if (picture.value.kind === 'color') return ok({ picture: picture.value, defaultWindow: null, presets: [] })
      return ok(withWindows(picture.value, file, frame))
    },
  }
}

function withWindows(picture: GrayscaleImage, { dataSet }: DicomFile, frame: number): OpenedFrame {
  const { windows } = readVoiWindows(dataSet, frame)
  const usual = picture.unit === 'HU' ? hounsfieldPresets(textOf(dataSet, 'BodyPartExamined')) : []
  // A curve was made for this very picture, where windows are its approximation.
  const own = [...curvePresets(picture.voiCurves), ...headerPresets(windows)]
  const [first] = own
  return {
    picture,
    defaultWindow: first === undefined ? percentileWindow(picture) : windowOf(first),
    presets: [...own, ...pixelPresets(picture), ...usual],
  }
}

/** A window under which 8-bit values appear as they are. */
const asStored: WindowLevel = { centre: 128, width: 256 }

function openRaster(file: RasterFile): OpenedImage {
  const { format, widthPx, heightPx } = file
  return {
    format,
    widthPx,
    heightPx,
    frames: 1,
    facts: {
      rows: { value: heightPx, origin: 'header' },
      columns: { value: widthPx, origin: 'header' },
      bitsPerSample: { value: file.bitsPerSample, origin: 'header' },
    },
    async frame(frame) {
      if (frame !== 0) throw new RangeError(`no frame ${frame}`)
      const decoded = await decodeRaster(file)
      if (!decoded.ok) return decoded
      const picture = decoded.value
      if (picture.kind === 'color') return ok({ picture, defaultWindow: null, presets: [] })
      const stored: WindowPreset = { name: 'As stored', ...asStored, source: 'header' }
      const presets = [stored, ...pixelPresets(picture)]
      return ok({ picture, defaultWindow: asStored, presets })
    },
  }
}
