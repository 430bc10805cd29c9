import type { InspectOptions } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { Fact } from '../../domain/records/case.ts'
import type { RasterFormat } from '../../imaging/pixels/raster/raster-file.ts'
import { readRaster } from '../../imaging/pixels/raster/read-raster.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { InspectedPicture } from './inspected-picture.ts'
import { pictureName } from './picture-name.ts'
import { stemOf } from './stem.ts'

/** What a picture file other than DICOM and NIfTI holds, without its texts, EXIF and the like; a Problem of `imaging` where it is damaged. */
export function inspectRaster(
  file: SourceFile,
  bytes: Bytes,
  format: RasterFormat,
  { keepSources }: InspectOptions,
): Result<InspectedPicture> {
  const raster = readRaster(bytes, format)
  if (!raster.ok) return raster
  const facts: Record<string, Fact> = {
    rows: { value: raster.value.heightPx, origin: 'header', unit: 'px' },
    columns: { value: raster.value.widthPx, origin: 'header', unit: 'px' },
  }
  const { bare, frames, bitsPerSample, orientation = 1, leftOutPages = 0 } = raster.value
  const storedFrames = format === 'tiff' ? frames : 1
  if (bitsPerSample > 8) facts.bitsPerSample = { value: bitsPerSample, origin: 'header' }
  if (orientation !== 1) facts.displayOrientation = { value: orientation, origin: 'header', tag: 'Orientation' }
  const draft = {
    modality: 'image',
    name: pictureName({}),
    files: [file.path],
    parts: [{ bytes: keepSources ? bytes : bare, uid: null, frames: storedFrames }],
    source: { system: format, device: null, acquiredAt: null },
    facts,
    group: { patient: null, study: null, stem: stemOf(file.name) },
  } as const
  const warnings = [
    ...(frames > storedFrames ? [problem('image-animated', { frames })] : []),
    ...(leftOutPages > 0 ? [problem('tiff-pages-left-out', { pages: leftOutPages })] : []),
  ]
  return ok({ draft, warnings })
}
