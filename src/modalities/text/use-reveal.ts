import { type RefObject, useEffect, useRef, useState } from 'react'
import { useView } from '../../session/session-context.ts'
import { scrollToRect } from './views/scroll-to.ts'
import { type SpanLayout, spanFragments } from './views/span-layout.ts'
import type { TextSurface } from './views/text-surface.ts'

/** How long a revealed span stands out. The animation in TextBlockView.module.css is as long. */
const flashMs = 900

/**
 * Brings a span into view when somebody asks for it.
 * @returns the annotation to make stand out at the moment
 */
export function useReveal(
  scroller: RefObject<HTMLElement | null>,
  surface: RefObject<TextSurface | null>,
  layout: SpanLayout,
): string | null {
  const request = useView(({ reveal }) => reveal)
  const answered = useRef<number | null>(null)
  const [flashing, setFlashing] = useState<string | null>(null)

  useEffect(() => {
    if (request === null || answered.current === request.serial) return
    const offset = spanFragments(layout, request.annotationId)?.[0]?.start
    if (offset === undefined) return
    answered.current = request.serial
    const show = () => {
      if (scroller.current !== null && surface.current !== null) {
        scrollToRect(scroller.current, surface.current.caretRect(offset), 'centre')
      }
    }
    show()
    // Blocks that come into view on the way take their true height only when drawn: look again then.
    requestAnimationFrame(() => requestAnimationFrame(show))
    setFlashing(request.annotationId)
  }, [request, layout, scroller, surface])

  useEffect(() => {
    if (flashing === null) return
    const timer = setTimeout(() => setFlashing(null), flashMs)
    return () => clearTimeout(timer)
  }, [flashing])

  return flashing
}
