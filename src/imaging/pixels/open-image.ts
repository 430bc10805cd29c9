import { type ByteSource, memorySource } from '../../lib/byte-source.ts'
import type { Bytes } from '../../lib/bytes.ts'
import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { textOf } from '../dicom/element-values.ts'
import { dicomFacts } from '../dicom/facts.ts'
import { readOverlayPlanes } from '../dicom/overlay-planes.ts'
import { type DicomFile, parseDicom, parseDicomSource } from '../dicom/parse.ts'
import { readVoiWindows } from '../dicom/voi-windows.ts'
import { isPackedNifti, packedHeadBytes } from '../nifti/unpack-nifti.ts'
import { decodeGreyPng, isDeepGreyPng } from './decode-grey-png.ts'
import { decodeRaster } from './decode-raster.ts'
import { decodeTiff } from './decode-tiff.ts'
import { percentileWindow } from './default-window.ts'
import { dicomPicture } from './dicom-picture.ts'
import { openNifti } from './open-nifti.ts'
import type { OpenedFrame, OpenedImage } from './opened-file.ts'
import type { GrayscaleImage, Picture, WindowLevel } from './picture.ts'
import type { RasterFile } from './raster/raster-file.ts'
import { fileTooLarge, isRasterFormat, maximumFileBytes, readRaster } from './raster/read-raster.ts'
import { sniffFile } from './sniff.ts'
import {
  curvePresets,
  headerPresets,
  hounsfieldPresets,
  magneticPresets,
  pixelPresets,
  type WindowPreset,
  windowOf,
} from './window-presets.ts'

/**
 * Opens the bytes of a picture by what they are, whatever they are called: DICOM, NIfTI, TIFF and PNG of 16-bit grey anywhere, other PNG,
 * JPEG, WebP, GIF, BMP and AVIF where there is a browser to decode them. Sizes are checked before anything is decoded. Of a source that is
 * not in memory only DICOM and NIfTI are read in pieces; others are refused where they are too large for the memory.
 * @param onShare is told how much of a packed file is unpacked
 */
export async function openImage(given: Bytes | ByteSource, onShare?: OnShare): Promise<Result<OpenedImage>> {
  if (given instanceof Uint8Array) return openBytes(given, onShare)
  const head = await given.read(0, packedHeadBytes)
  if (!head.ok) return head
  if (isNiftiHead(head.value)) return openNifti(given, onShare)
  if (sniffFile(head.value) === 'dicom') {
    const file = await parseDicomSource(given, { onShare, isStored: true })
    return file.ok ? ok(openDicom(file.value)) : file
  }
  if (given.sizeBytes > maximumFileBytes) return fileTooLarge(given.sizeBytes)
  const bytes = await given.read(0, given.sizeBytes)
  return bytes.ok ? openBytes(bytes.value, onShare) : bytes
}

function isNiftiHead(head: Bytes): boolean {
  const kind = sniffFile(head)
  return kind === 'nifti' || (kind === 'gzip' && isPackedNifti(head))
}

async function openBytes(bytes: Bytes, onShare: OnShare | undefined): Promise<Result<OpenedImage>> {
  if (bytes.length === 0) return fail('file-empty')
  const kind = sniffFile(bytes)
  if (kind === 'dicom') {
    const file = parseDicom(bytes, onShare)
    return file.ok ? ok(openDicom(file.value)) : file
  }
  if (isNiftiHead(bytes.subarray(0, packedHeadBytes))) return openNifti(memorySource(bytes), onShare)
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
    async frame(frame, onShare) {
      const picture = await dicomPicture(file, frame, onShare)
      if (!picture.ok) return picture
      const overlays = await readOverlayPlanes(file, frame)
      if (picture.value.kind === 'color') {
        return ok({ picture: picture.value, defaultWindow: null, presets: [], overlays })
      }
      return ok({ ...withWindows(picture.value, file, frame), overlays })
    },
  }
}

function withWindows(picture: GrayscaleImage, { dataSet }: DicomFile, frame: number): Omit<OpenedFrame, 'overlays'> {
  const { windows } = readVoiWindows(dataSet, frame)
  const usual = picture.unit === 'HU' ? hounsfieldPresets(textOf(dataSet, 'BodyPartExamined')) : []
  const measured = textOf(dataSet, 'Modality') === 'MR' ? magneticPresets(picture) : []
  // A curve was made for this very picture, where windows are its approximation.
  const own = [...curvePresets(picture.voiCurves), ...headerPresets(windows)]
  const [first] = own
  return {
    picture,
    defaultWindow: first === undefined ? percentileWindow(picture) : windowOf(first),
    presets: [...own, ...pixelPresets(picture), ...measured, ...usual],
  }
}

/** A window under which 8-bit values appear as they are. */
const asStored: WindowLevel = { centre: 128, width: 256 }

function openRaster(file: RasterFile): OpenedImage {
  const { format, widthPx, heightPx } = file
  const frames = format === 'tiff' ? file.frames : 1
  return {
    format,
    widthPx,
    heightPx,
    frames,
    facts: {
      rows: { value: heightPx, origin: 'header' },
      columns: { value: widthPx, origin: 'header' },
      bitsPerSample: { value: file.bitsPerSample, origin: 'header' },
    },
    async frame(frame) {
      if (frame < 0 || frame >= frames) throw new RangeError(`no frame ${frame}`)
      const decoded = await decodePixels(file, frame)
      if (!decoded.ok) return decoded
      const picture = decoded.value
      if (picture.kind === 'color') return ok({ picture, defaultWindow: null, presets: [], overlays: [] })
      // Nobody has said how values of other than eight bits are to look.
      if (file.bitsPerSample > 8 || (format === 'tiff' && file.bitsPerSample < 8))
        return ok(withMeasuredWindow(picture))
      const stored: WindowPreset = { name: 'As stored', ...asStored, source: 'header' }
      const presets = [stored, ...pixelPresets(picture)]
      return ok({ picture, defaultWindow: asStored, presets, overlays: [] })
    },
  }
}

function decodePixels(file: RasterFile, frame: number): Promise<Result<Picture>> {
  if (file.format === 'tiff') return decodeTiff(file, frame)
  // Browsers keep eight bits of sixteen.
  if (file.format === 'png' && isDeepGreyPng(file.bare)) return Promise.resolve(decodeGreyPng(file.bare))
  return decodeRaster(file)
}

function withMeasuredWindow(picture: GrayscaleImage): OpenedFrame {
  return { picture, defaultWindow: percentileWindow(picture), presets: pixelPresets(picture), overlays: [] }
}
