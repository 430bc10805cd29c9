import type { PixelSpacing } from '../domain/geometry/pixel-spacing.ts'
import type { RegionStatistics } from '../domain/measure/statistics.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Point } from '../domain/records/target.ts'
import type { PicturePlane } from '../domain/sides/picture-axes.ts'
import type { SlicePlace } from '../domain/stack/slice-place.ts'

/** A rectangle in CSS pixels of the page's viewport. */
export interface PageRect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a mark is on the page, or would be if its pane did not end. Points in CSS pixels of the page's viewport. */
export interface MarkPlace {
  readonly bounds: PageRect
  /** Where a line that comes from a point should end: at the edge of a region, at an end of the line under a span. */
  anchor(from: Point): Point
  /** Whether a line from another pane runs level from the border to the mark, so as not to cross the text on its way. */
  readonly isLevel?: boolean
}

/** What a picture needs to be looked at together with others. */
export interface PictureFrame {
  readonly widthPx: number
  readonly heightPx: number
  /** Size of a pixel in millimetres, where it is known. */
  readonly spacing: PixelSpacing | null
  /** Height of a pixel by its width, as it is shown. */
  readonly pixelAspect: number
  /** Whether brightness is set by a window. */
  readonly hasWindow: boolean
  /** What modality values, and so windows, are multiplied by to be told to a reader: other than 1 for standardised uptake. */
  readonly shownFactor: number
}

/** What the viewer in a pane can tell of itself. Every kind of viewer registers one, so that nobody has to know the kinds. */
export interface PaneSurface {
  /** The part of the page in which the item can be seen. */
  box(): PageRect
  /** Null where the mark is not of this item, or has no place on it. */
  placeOf(annotationId: string): MarkPlace | null
  /** Takes the keyboard. */
  focus(): void
  /** Figures of the values inside of a mark on view; null where it encloses none. Absent: there are no values to speak of. */
  statistics?(annotationId: string): Promise<RegionStatistics | null>
  /** How the picture is shown now, as it is recorded with a mark. Absent: not a picture. */
  display?(): Annotation['display']
  /** Null: not a picture. */
  readonly picture: PictureFrame | null
  /** Where the picture on view lies in the patient; null where that is not known. Absent: not a picture. */
  place?(): SlicePlace | null
  /** Null or absent: a single picture, or none. */
  readonly stack?: StackSurface | null
}

/** The slices of a pane, for whoever leads it. */
export interface StackSurface {
  readonly planes: readonly (PicturePlane | null)[]
  /** @param index in the order of `planes` */
  go(index: number): void
}

/** The viewers on the page, by pane. */
export interface PaneSurfaces {
  /** Returns what takes it away again. */
  register(paneId: string, surface: PaneSurface): () => void
  get(paneId: string): PaneSurface | undefined
  all(): readonly (readonly [paneId: string, surface: PaneSurface])[]
  /** Calls when a viewer comes or goes. Returns the unsubscriber. */
  subscribe(listener: () => void): () => void
}

export function createPaneSurfaces(): PaneSurfaces {
  const surfaces = new Map<string, PaneSurface>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    register(paneId, surface) {
      surfaces.set(paneId, surface)
      tell()
      return () => {
        // The next item's viewer may have come before this one left.
        if (surfaces.get(paneId) === surface) surfaces.delete(paneId)
        tell()
      }
    },
    get: (paneId) => surfaces.get(paneId),
    all: () => [...surfaces],
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
