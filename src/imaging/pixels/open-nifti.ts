import type { ByteSource } from '../../lib/byte-source.ts'
import type { OnShare } from '../../lib/progress.ts'
import { ok, type Result } from '../../lib/result.ts'
import { niftiFacts } from '../nifti/nifti-facts.ts'
import { niftiHeaderBytes, readNiftiHeader } from '../nifti/nifti-header.ts'
import { niftiPicture } from '../nifti/nifti-picture.ts'
import { unpackNiftiSource } from '../nifti/unpack-nifti.ts'
import { percentileWindow, windowBetween } from './default-window.ts'
import type { OpenedFrame, OpenedImage } from './opened-file.ts'
import type { GrayscaleImage, WindowLevel } from './picture.ts'
import { pixelPresets, type WindowPreset } from './window-presets.ts'

/** Opens a NIfTI volume, packed or not: its slices are its frames. Of one that is not packed no more is read than is asked for. */
export async function openNifti(given: ByteSource, onShare?: OnShare): Promise<Result<OpenedImage>> {
  const unpacked = await unpackNiftiSource(given, onShare)
  if (!unpacked.ok) return unpacked
  const source = unpacked.value
  const head = await source.read(0, niftiHeaderBytes)
  if (!head.ok) return head
  const header = readNiftiHeader(head.value, source.sizeBytes)
  if (!header.ok) return header
  const { columns, rows, slices, volumes, shown } = header.value
  const picture = (frame: number) => niftiPicture(source, header.value, frame)
  let usual: WindowLevel | undefined

  /** The end slices of a volume are often empty: how its middle looks is how it is meant. */
  async function middleWindow(): Promise<WindowLevel | undefined> {
    const middle = await picture(slices >> 1)
    return middle.ok && middle.value.kind === 'grayscale' ? percentileWindow(middle.value) : undefined
  }

  async function withWindows(slice: GrayscaleImage): Promise<OpenedFrame> {
    const stated: readonly WindowPreset[] =
      shown === null
        ? []
        : [{ name: 'Header', centre: (shown[0] + shown[1]) / 2, width: shown[1] - shown[0], source: 'header' }]
    usual ??= (await middleWindow()) ?? windowBetween(slice, slice.minValue, slice.maxValue)
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
      const slice = await picture(frame)
      if (!slice.ok) return slice
      if (slice.value.kind !== 'color') return ok(await withWindows(slice.value))
      return ok({ picture: slice.value, defaultWindow: null, presets: [], overlays: [] })
    },
  })
}
