import type { BlobReader } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { type Stack, stackOf } from '../../domain/stack/stack.ts'
import type { Picture, WindowLevel } from '../../imaging/pixels/picture.ts'
import { uptakePresets, usualUptake, type WindowPreset, windowOf } from '../../imaging/pixels/window-presets.ts'
import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { decodeOffPage, startDecoder } from './decode/decode-off-page.ts'
import type { DecodedPicture } from './decode/decode-picture.ts'
import { shownUnit } from './measure/suv.ts'
import type { OpenedImage } from './opened-image.ts'
import { createOpenedStack, keptBytesAtMost, type OwnedStack } from './stack/opened-stack.ts'
import { type SliceReader, sliceReader } from './stack/slice-reader.ts'
import { withSmallerLevels } from './stack/smaller-levels.ts'

/** Reads and decodes the first picture of an item; of a stack, the others follow when somebody looks. */
export async function openPicture(
  item: Item,
  blobs: Pick<BlobReader, 'open'>,
  signal: AbortSignal,
  onShare?: OnShare,
): Promise<Result<OpenedImage>> {
  const part = item.parts[0]
  if (part === undefined) return fail('blob-missing', { item: item.id })
  // It starts while the bytes are read.
  startDecoder()
  const stack = stackOf(item)
  if (stack !== null) return openStack(item, stack, sliceReader(item, stack, blobs), signal)
  const bytes = await blobs.open(part.blob)
  if (!bytes.ok) return bytes
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  const decoded = await decodeOffPage(bytes.value, { signal, onShare })
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  if (!decoded.ok) return decoded
  const { picture, presets } = decoded.value
  return ok({
    item,
    ...decoded.value,
    defaultWindow: firstWindow(decoded.value, item),
    presets: [...presets, ...uptakeOf(picture, item)],
    slice: null,
    stack: null,
    dispose: () => {},
  })
}

async function openStack(
  item: Item,
  stack: Stack,
  { decode, close }: SliceReader,
  signal: AbortSignal,
): Promise<Result<OpenedImage>> {
  const picture = await decode(0)
  if (!picture.ok) return picture
  const looks = await looksOf(stack, picture.value, decode)
  if (signal.aborted) {
    close()
    return fail('open-cancelled', { item: item.id })
  }
  const opened = createOpenedStack({
    stack,
    first: { index: 0, picture: picture.value },
    decode,
    budgetBytes: keptBytesAtMost,
  })
  return ok(shownSlice(item, opened, looks, close))
}

/** Scales of uptake, where the values of a PET picture are standardised or the header told how to. */
function uptakeOf(picture: Picture, { facts }: Item): readonly WindowPreset[] {
  if (picture.kind === 'color') return []
  const { factor, unit } = shownUnit(picture, facts)
  return unit === 'SUV bw' || unit === 'g/ml' ? uptakePresets(picture, factor) : []
}

/** Uptake is read on one scale, so that patients and dates compare; unless the file asks for another window. */
function firstWindow(
  { picture, presets, defaultWindow }: Looks & Pick<DecodedPicture, 'picture'>,
  item: Item,
): WindowLevel | null {
  const usual = uptakeOf(picture, item).find(({ name }) => name === usualUptake)
  const isAskedFor = presets.some(({ source }) => source === 'header')
  return usual === undefined || isAskedFor ? defaultWindow : windowOf(usual)
}

type Looks = Pick<DecodedPicture, 'defaultWindow' | 'presets'>

/**
 * One window for all slices: each with its own would flicker. The header's, of the first slice; else what is measured on the one in the
 * middle, since the first often shows little but air.
 */
async function looksOf(stack: Stack, first: DecodedPicture, decode: SliceReader['decode']): Promise<Looks> {
  const hasHeaderWindow = first.presets.some(({ source }) => source === 'header')
  const middle = hasHeaderWindow ? undefined : await decode(Math.floor(stack.slices.length / 2))
  return middle?.ok === true ? middle.value : first
}

/** The slice on view, as if it were the picture: it is another after each scroll. */
function shownSlice(item: Item, stack: OwnedStack, looks: Looks, close: () => void): OpenedImage {
  const levels = withSmallerLevels()
  return {
    item,
    stack,
    defaultWindow: firstWindow({ ...looks, picture: stack.current().picture }, item),
    /** Those of the pixels are of the slice on view, the others one for all slices. */
    get presets() {
      const { picture, presets } = stack.current()
      return [
        ...looks.presets.filter(({ source }) => source === 'header'),
        ...presets.filter(({ source }) => source === 'pixels'),
        ...looks.presets.filter(({ source }) => source === 'custom'),
        ...uptakeOf(picture, item),
      ]
    },
    get picture() {
      return stack.current().picture
    },
    get mips() {
      return levels(stack.current().picture)
    },
    get overlays() {
      return stack.current().overlays
    },
    get slice() {
      return stack.stack.slices[stack.shown()]?.slice ?? null
    },
    dispose() {
      stack.dispose()
      close()
    },
  }
}
