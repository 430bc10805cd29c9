import type { InspectOptions, ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { isPackedNifti, packedHeadBytes } from '../../imaging/nifti/unpack-nifti.ts'
import type { RasterFormat } from '../../imaging/pixels/raster/raster-file.ts'
import { fileTooLarge, isRasterFormat, maximumFileBytes } from '../../imaging/pixels/raster/read-raster.ts'
import { type FileKind, sniffBytes, sniffFile } from '../../imaging/pixels/sniff.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { type Problem, problem, type Result } from '../../lib/result.ts'
import { inspectDicom, inspectDicomBlob } from './inspect-dicom.ts'
import { inspectNifti, inspectNiftiBlob } from './inspect-nifti.ts'
import { inspectRaster } from './inspect-raster.ts'
import type { InspectedPicture } from './inspected-picture.ts'

/** A larger file is not read into memory where it can be read and stored in pieces. */
const inMemoryBytes = 64 * 1024 * 1024

/** Pictures that are recognised and cannot be opened: somebody means them to be shown, and has to be told. */
const unsupported: ReadonlySet<FileKind> = new Set(['jpeg-2000', 'heif'])

/**
 * Recognises pictures by their first bytes, whatever the name; each file is one item. Problems: `file-unreadable`,
 * `image-format-unsupported`, `image-name-misleads`, and those of `imaging` for pictures that are damaged; behind the draft of a file, what to know of it:
 * `image-animated`, `burned-in-text`, `burned-in-text-likely` and others.
 */
export async function* inspectPictures(
  files: readonly SourceFile[],
  signal: AbortSignal,
  options: InspectOptions,
): AsyncGenerator<ItemDraft | Problem> {
  for (const file of files) {
    if (signal.aborted) return
    try {
      yield* inspectPicture(file, options)
    } catch {
      yield problem('file-unreadable', {}, { file: file.path })
    }
  }
}

async function* inspectPicture(file: SourceFile, options: InspectOptions): AsyncGenerator<ItemDraft | Problem> {
  const kind = await kindOf(file)
  if (unsupported.has(kind)) yield problem('image-format-unsupported', { format: kind }, { file: file.path })
  const format = kind === 'unknown' || kind === 'gzip' ? namedFormat(file.name) : undefined
  // A text under the name of a picture is a text.
  if (format !== undefined && isBinary(await file.bytes(0, sniffBytes))) {
    yield problem('image-name-misleads', { format }, { file: file.path })
  }
  if (kind !== 'dicom' && kind !== 'nifti' && !isRasterFormat(kind)) return
  const { blob } = file
  const found =
    blob !== undefined && file.sizeBytes > inMemoryBytes
      ? await inspectLarge(kind, file, blob, options)
      : await inspectAs(kind, file, await file.bytes(), options)
  if (!found.ok) {
    yield { ...found.error, file: file.path }
    return
  }
  const { draft, warnings } = found.value
  yield draft
  for (const warning of warnings) yield { ...warning, file: file.path }
}

async function kindOf(file: SourceFile): Promise<FileKind> {
  const kind = sniffFile(await file.bytes(0, sniffBytes))
  return kind === 'gzip' && isPackedNifti(await file.bytes(0, packedHeadBytes)) ? 'nifti' : kind
}

async function inspectLarge(
  kind: 'dicom' | 'nifti' | RasterFormat,
  file: SourceFile,
  blob: Blob,
  options: InspectOptions,
): Promise<Result<InspectedPicture>> {
  if (kind === 'dicom') return inspectDicomBlob(file, blob, options)
  if (kind === 'nifti') return inspectNiftiBlob(file, blob, options)
  if (file.sizeBytes > maximumFileBytes) return fileTooLarge(file.sizeBytes)
  return inspectRaster(file, await file.bytes(), kind, options)
}

function inspectAs(
  kind: 'dicom' | 'nifti' | RasterFormat,
  file: SourceFile,
  bytes: Bytes,
  options: InspectOptions,
): Promise<Result<InspectedPicture>> | Result<InspectedPicture> {
  if (kind === 'dicom') return inspectDicom(file, bytes, options)
  return kind === 'nifti' ? inspectNifti(file, bytes, options) : inspectRaster(file, bytes, kind, options)
}

const formatNames: Readonly<Record<string, string>> = {
  ...{ dcm: 'DICOM', dicom: 'DICOM', nii: 'NIfTI', 'nii.gz': 'NIfTI', png: 'PNG', jpg: 'JPEG', jpeg: 'JPEG' },
  ...{ tif: 'TIFF', tiff: 'TIFF', webp: 'WebP', gif: 'GIF', bmp: 'BMP', avif: 'AVIF' },
}

/** Whether bytes hold what no text does: control characters other than tabulators, line and page breaks. */
function isBinary(head: Uint8Array): boolean {
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}

/** The kind of picture that a name tells of; undefined where it tells of none. */
function namedFormat(name: string): string | undefined {
  return formatNames[/\.(nii\.gz|[a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
}
