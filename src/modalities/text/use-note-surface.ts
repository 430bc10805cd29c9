import { type RefObject, useEffect } from 'react'
import type { Point } from '../../domain/records/target.ts'
import type { MarkPlace } from '../../session/pane-surfaces.ts'
import { useSession } from '../../session/session-context.ts'
import type { NoteContext } from './note-context.ts'
import { spanFragments } from './views/span-layout.ts'
import type { TextSurface } from './views/text-surface.ts'

/** Middle of the line under a span, CSS pixels below its text. */
const underlineCssPx = 1

/** Tells where the spans of a note are on the page. */
export function useNoteSurface(
  paneId: string,
  scroller: RefObject<HTMLElement | null>,
  surface: RefObject<TextSurface | null>,
  context: NoteContext,
): void {
  const { viewStore } = useSession()
  useEffect(
    () =>
      viewStore.surfaces.register(paneId, {
        picture: null,
        box() {
          const element = scroller.current
          if (element === null) return { left: 0, top: 0, right: 0, bottom: 0 }
          const { left, top } = element.getBoundingClientRect()
          return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight }
        },
        focus: () => scroller.current?.focus({ preventScroll: true }),
        placeOf(annotationId) {
          const fragments = spanFragments(context.layout(), annotationId)
          if (fragments === undefined || surface.current === null) return null
          return placeOf(fragments.flatMap(({ start, end }) => surface.current?.rects(start, end) ?? []))
        },
      }),
    [viewStore, paneId, scroller, surface, context],
  )
}

/** @param lines boxes of the text, one for each screen line of each fragment, from the first to the last */
function placeOf(lines: readonly DOMRect[]): MarkPlace | null {
  if (lines.length === 0) return null
  const ends = lines.flatMap(({ left, right, bottom }): Point[] => [
    { x: left, y: bottom + underlineCssPx },
    { x: right, y: bottom + underlineCssPx },
  ])
  return {
    bounds: {
      left: Math.min(...lines.map(({ left }) => left)),
      top: Math.min(...lines.map(({ top }) => top)),
      right: Math.max(...lines.map(({ right }) => right)),
      bottom: Math.max(...lines.map(({ bottom }) => bottom)),
    },
    isLevel: true,
    anchor(from) {
      const distance = (at: Point) => Math.hypot(at.x - from.x, at.y - from.y)
      return ends.reduce((best, at) => (distance(at) < distance(best) ? at : best))
    },
  }
}
