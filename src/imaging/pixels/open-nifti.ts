import type { Bytes } from '../../lib/bytes.ts'
import { ok, type Result } from '../../lib/result.ts'
import { niftiFacts } from '../nifti/nifti-facts.ts'
import { readNiftiHeader } from '../nifti/nifti-header.ts'
import { niftiPicture } from '../nifti/nifti-picture.ts'
import { unpackNifti } from '../nifti/unpack-nifti.ts'
import { percentileWindow, windowBetween } from './default-window.ts'
import type { OpenedFrame, OpenedImage } from './opened-file.ts'
import type { GrayscaleImage, WindowLevel } from './picture.ts'
import { pixelPresets, type WindowPreset } from './window-presets.ts'

/** Opens a NIfTI volume, packed or not: its slices are its frames. */
export function openNifti(given: Bytes): Result<OpenedImage> {
  const bytes = unpackNifti(given)
  if (!bytes.ok) return bytes
  const header = readNiftiHeader(bytes.value)
  if (!header.ok) return header
  const { columns, rows, slices, volumes, shown } = header.value
  const picture = (frame: number) => niftiPicture(bytes.value, header.value, frame)
  let usual: WindowLevel | undefined

  /** The end slices of a volume are often empty: how its middle looks is how it is meant. */
  function middleWindow(): WindowLevel | undefined {
    const middle = picture(slices >> 1)
    return middle.kind === 'grayscale' ? percentileWindow(middle) : undefined
  }

  function withWindows(slice: GrayscaleImage): OpenedFrame {
    const stated: readonly WindowPreset[] =
      shown === null
        ? []
        : [{ name: 'Header', centre: (shown[0] + shown[1]) / 2, width: shown[1] - shown[0], source: 'header' }]
    usual ??= middleWindow() ?? windowBetween(slice, slice.minValue, slice.maxValue)
    const [first] = stated
    return {
      picture: slice,
      defaultWindow: first === undefined ? usual : { centre: first.centre, width: first.width },
      presets: [...stated, { name: 'Middle slice, 1 to 99 %', ...usual, source: 'pixels' }, ...pixelPresets(slice)],
      overlays: [],
    }
  }

  return ok({
    format: 'nifti',
    widthPx: columns,
    heightPx: rows,
    frames: slices * volumes,
    facts: niftiFacts(header.value),
    async frame(frame) {
      const slice = picture(frame)
      if (slice.kind === 'color') return ok({ picture: slice, defaultWindow: null, presets: [], overlays: [] })
      return ok(withWindows(slice))
    },
  })
}
