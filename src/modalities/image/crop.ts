import type { OpenedItem } from '../../contracts/modality.ts'
import { applyAffine, mappedBounds, shapedBy } from '../../domain/geometry/affine.ts'
import { displayOrientation } from '../../domain/geometry/display-orientation.ts'
import { boundsOf, outlinesOf } from '../../domain/geometry/target-operations.ts'
import { shownAspectOf } from '../../domain/measure/scale.ts'
import type { Target } from '../../domain/records/target.ts'
import { sliceIndex } from '../../domain/stack/stack.ts'
import { buildLut } from '../../imaging/pixels/lut.ts'
import { buildMips } from '../../imaging/pixels/mips.ts'
import { renderView } from '../../imaging/pixels/render.ts'
import { isOpenedImage, type OpenedImage } from './opened-image.ts'

/** How much of what is around a mark is shown with it, as a share of its extent on each side; and at least so many image pixels, by their shorter side. */
const around = 0.35
const leastExtentPx = 48

/** A mark with its surroundings, square, in the picture's own window; the whole picture for a mark that is nowhere on it. */
export async function cropOf(opened: OpenedItem, target: Target, sizePx: number): Promise<ImageData | null> {
  if (!isOpenedImage(opened)) return null
  const { defaultWindow } = opened
  const shown = await pictureOf(opened, target)
  if (shown === null) return null
  const { picture, mips } = shown
  const bounds = boundsOf(target) ?? { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx }
  const shape = shapedBy(displayOrientation(opened.item.facts), shownAspectOf(opened.item.facts))
  const { width, height } = mappedBounds({ ...shape, e: 0, f: 0 }, bounds)
  const isWhole = outlinesOf(target).length === 0 && target.kind === 'whole'
  const extent = isWhole ? Math.max(width, height) : Math.max(leastExtentPx, Math.max(width, height) * (1 + 2 * around))
  const scale = sizePx / extent
  const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
  const [a, b, c, d] = [shape.a * scale, shape.b * scale, shape.c * scale, shape.d * scale]
  const origin = applyAffine({ a, b, c, d, e: 0, f: 0 }, centre)
  const transform = { a, b, c, d, e: sizePx / 2 - origin.x, f: sizePx / 2 - origin.y }
  const lut = picture.kind === 'grayscale' && defaultWindow !== null ? buildLut(picture, defaultWindow) : undefined
  const image = new ImageData(sizePx, sizePx)
  renderView(
    picture,
    mips,
    lut,
    { transform, widthPx: sizePx, heightPx: sizePx, invert: false, smooth: true },
    image.data,
  )
  return image
}

/** The slice that a mark is on. */
async function pictureOf(opened: OpenedImage, target: Target): Promise<Pick<OpenedImage, 'picture' | 'mips'> | null> {
  const { stack } = opened
  const index = stack == null || target.kind === 'span' ? -1 : sliceIndex(stack.stack, target.slice)
  if (stack == null || index < 0) return opened
  const decoded = await stack.picture(index)
  return decoded.ok ? { picture: decoded.value.picture, mips: buildMips(decoded.value.picture) } : null
}
