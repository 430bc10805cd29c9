import type { InspectOptions } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { RasterFormat } from '../../imaging/pixels/raster/raster-file.ts'
import { readRaster } from '../../imaging/pixels/raster/read-raster.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { InspectedPicture } from './inspected-picture.ts'
import { pictureName } from './picture-name.ts'
import { stemOf } from './stem.ts'

/** What a picture file for the browser's decoder holds, without its texts, EXIF and the like; a Problem of `imaging` where it is damaged. */
export function inspectRaster(
  file: SourceFile,
  bytes: Bytes,
  format: RasterFormat,
  { keepSources }: InspectOptions,
): Result<InspectedPicture> {
  const raster = readRaster(bytes, format)
  if (!raster.ok) return raster
  const { bare, widthPx, heightPx, frames } = raster.value
  const draft = {
    modality: 'image',
    name: pictureName({}),
    files: [file.path],
    parts: [{ bytes: keepSources ? bytes : bare, uid: null, frames: 1 }],
    source: { system: format, device: null, acquiredAt: null },
    facts: {
      rows: { value: heightPx, origin: 'header', unit: 'px' },
      columns: { value: widthPx, origin: 'header', unit: 'px' },
    },
    group: { patient: null, study: null, stem: stemOf(file.name) },
  } as const
  return ok({ draft, warnings: frames > 1 ? [problem('image-animated', { frames })] : [] })
}
