import type { BlobReader } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { type Stack, stackOf } from '../../domain/stack/stack.ts'
import type { Picture, WindowLevel } from '../../imaging/pixels/picture.ts'
import { uptakePresets, usualUptake, type WindowPreset, windowOf } from '../../imaging/pixels/window-presets.ts'
import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { decodeOffPage, startDecoder } from './decode/decode-off-page.ts'
import { shownUnit } from './measure/suv.ts'
import type { OpenedImage } from './opened-image.ts'
import { createOpenedStack, type OwnedStack } from './stack/opened-stack.ts'
import { holdSlices, type Looks } from './stack/shared-slices.ts'
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
  if (stack !== null) return openStack(item, stack, blobs, signal, onShare)
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
  blobs: Pick<BlobReader, 'open'>,
  signal: AbortSignal,
  onShare: OnShare | undefined,
): Promise<Result<OpenedImage>> {
  const held = await holdSlices(item, stack, blobs, signal, onShare)
  if (!held.ok) return held
  const { slices, first, looks, release } = held.value
  return ok(shownSlice(item, createOpenedStack({ stack, first, slices }), looks, release))
}

/** Scales of uptake, where the values of a PET picture are standardised or the header told how to. */
function uptakeOf(picture: Picture, { facts }: Item): readonly WindowPreset[] {
  if (picture.kind === 'color') return []
  const { factor, unit } = shownUnit(picture, facts)
  return unit === 'SUV bw' || unit === 'g/ml' ? uptakePresets(picture, factor) : []
}

/** Uptake is read on one scale, so that patients and dates compare; unless the file asks for another window. */
function firstWindow(
  { picture, presets, defaultWindow }: Looks & { readonly picture: Picture },
  item: Item,
): WindowLevel | null {
  const usual = uptakeOf(picture, item).find(({ name }) => name === usualUptake)
  const isAskedFor = presets.some(({ source }) => source === 'header')
  return usual === undefined || isAskedFor ? defaultWindow : windowOf(usual)
}

/** The slice on view, as if it were the picture: it is another after each scroll. */
function shownSlice(item: Item, stack: OwnedStack, looks: Looks, release: () => void): OpenedImage {
  const levels = withSmallerLevels()
  return {
    item,
    stack,
    defaultWindow: firstWindow({ ...looks, picture: stack.current().picture }, item),
    /**
     * The header may give each frame a window of its own: one press away, while the window in force stays from slice to slice. Those of
     * the pixels are of the slice on view.
     */
    get presets() {
      const { picture, presets } = stack.current()
      const hasOwn = presets.some(({ source }) => source === 'header')
      return [
        ...(hasOwn ? presets : looks.presets).filter(({ source }) => source === 'header'),
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
      release()
    },
  }
}
