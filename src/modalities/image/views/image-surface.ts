import { applyAffine, mappedBounds } from '../../../domain/geometry/affine.ts'
import { pixelSpacing } from '../../../domain/geometry/pixel-spacing.ts'
import { shownAspectOf } from '../../../domain/measure/scale.ts'
import type { Point } from '../../../domain/records/target.ts'
import { slicePlace } from '../../../domain/stack/slice-place.ts'
import type { MarkPlace, PageRect, PaneSurface, PictureFrame, StackSurface } from '../../../session/pane-surfaces.ts'
import { regionStatistics } from '../measure/statistics-off-page.ts'
import { shownUnit } from '../measure/suv.ts'
import type { ImagePane } from './image-pane.ts'
import { itemNow } from './mark-figures.ts'
import type { Region } from './regions/region.ts'
import type { RegionIndex } from './regions/region-index.ts'
import type { Viewport } from './viewport.ts'

/** Radius of the mark of a point on screen, with its rim. */
const spotCssPx = 6

/** What a picture on view tells of itself: where its regions are on the page, how large its pixels are. */
export function createImageSurface(
  root: HTMLElement,
  pane: ImagePane,
  viewport: Viewport,
  index: RegionIndex,
): PaneSurface {
  const { item } = pane.opened
  function frame(): PictureFrame {
    const { picture } = pane.opened
    // As it stands now: a spacing may have been stated since.
    const now = itemNow(pane)
    return {
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
      spacing: pixelSpacing(now),
      pixelAspect: shownAspectOf(now.facts),
      hasWindow: picture.kind === 'grayscale',
      shownFactor: shownUnit(picture, item.facts).factor,
    }
  }
  function box(): PageRect {
    const { left, top } = root.getBoundingClientRect()
    const x = left + root.clientLeft
    const y = top + root.clientTop
    return { left: x, top: y, right: x + root.clientWidth, bottom: y + root.clientHeight }
  }
  return {
    get picture() {
      return frame()
    },
    place: () => slicePlace(item, pane.opened.slice),
    stack: stackSurface(pane),
    box,
    async statistics(annotationId) {
      const target = index.get(annotationId)?.target
      return target === undefined ? null : regionStatistics(pane.opened.picture, target, item.facts)
    },
    display: pane.display,
    focus: () => root.focus({ preventScroll: true }),
    placeOf(annotationId) {
      const region = index.get(annotationId)
      const transform = viewport.transform()
      if (region === undefined || transform === null) return null
      const { left, top } = box()
      const { x, y, width, height } = mappedBounds(transform, region.bounds)
      const toPage = (at: Point) => {
        const seen = applyAffine(transform, at)
        return { x: left + seen.x, y: top + seen.y }
      }
      const place: MarkPlace = {
        bounds: { left: left + x, top: top + y, right: left + x + width, bottom: top + y + height },
        anchor: (from) => nearestOnOutline(region, toPage, from),
      }
      return place
    },
  }
}

function stackSurface({ opened: { stack } }: ImagePane): StackSurface | null {
  if (stack == null) return null
  // All volumes lie alike: who leads goes through the one on view.
  const planes = stack.stack.slices.slice(0, stack.depth).map(({ plane }) => plane)
  return {
    planes,
    go: (index) => {
      if (index >= 0) stack.goSlice(index)
    },
  }
}

/** The point of a region's outline that is nearest to another; points of the page. */
function nearestOnOutline({ traces, spots, bounds }: Region, toPage: (at: Point) => Point, from: Point): Point {
  let nearest = toPage({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 })
  let least = Number.POSITIVE_INFINITY
  const consider = (at: Point) => {
    const distance = Math.hypot(at.x - from.x, at.y - from.y)
    if (distance < least) [nearest, least] = [at, distance]
  }
  for (const { coordinates, closed } of traces) {
    const points = pointsOf(coordinates).map(toPage)
    const last = closed ? points.at(-1) : undefined
    let before = last
    for (const point of points) {
      consider(before === undefined ? point : nearestOnSegment(before, point, from))
      before = point
    }
  }
  for (const spot of pointsOf(spots).map(toPage)) {
    const distance = Math.hypot(from.x - spot.x, from.y - spot.y)
    const share = distance === 0 ? 0 : Math.min(1, spotCssPx / distance)
    consider({ x: spot.x + (from.x - spot.x) * share, y: spot.y + (from.y - spot.y) * share })
  }
  return nearest
}

function pointsOf(coordinates: Float64Array): readonly Point[] {
  return Array.from({ length: coordinates.length / 2 }, (_, at) => ({
    x: coordinates[2 * at] ?? 0,
    y: coordinates[2 * at + 1] ?? 0,
  }))
}

function nearestOnSegment(a: Point, b: Point, from: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((from.x - a.x) * dx + (from.y - a.y) * dy) / length
  const share = Math.min(1, Math.max(0, along))
  return { x: a.x + dx * share, y: a.y + dy * share }
}
