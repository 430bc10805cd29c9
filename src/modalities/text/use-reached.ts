import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { TextRange } from '../../domain/text/text-range.ts'
import { paintRange } from './find/highlights.ts'
import { scrollToRect } from './views/scroll-to.ts'
import { rangeOf, type TextSurface } from './views/text-surface.ts'

/**
 * Puts the caret at the beginning of a range, brings the range into view and paints it for as long as the caret stays in it: a caret
 * alone is hard to find on a page of text.
 */
export function useReached(
  scroller: RefObject<HTMLElement | null>,
  surface: RefObject<TextSurface | null>,
): (range: TextRange) => void {
  const reached = useRef<TextRange | null>(null)
  const unpaint = useRef<() => void>(() => undefined)

  useEffect(() => {
    function onSelectionChange(): void {
      const range = reached.current
      unpaint.current()
      if (range === null || surface.current === null) return
      const selection = surface.current.selection()
      const now = selection === null ? null : rangeOf(selection)
      if (now === null || now.start < range.start || now.end > range.end) reached.current = null
      // Text that was drawn anew since, for a new tag, has other nodes.
      else unpaint.current = paintRange(surface.current, range)
    }
    document.addEventListener('selectionchange', onSelectionChange)
    return () => {
      document.removeEventListener('selectionchange', onSelectionChange)
      unpaint.current()
    }
  }, [surface])

  return useMemo(
    () => (range) => {
      const show = () => {
        if (scroller.current !== null && surface.current !== null)
          scrollToRect(scroller.current, surface.current.caretRect(range.start), 'centre')
      }
      scroller.current?.focus({ preventScroll: true })
      reached.current = range
      surface.current?.select({ anchor: range.start, focus: range.start })
      show()
      // Blocks that come into view on the way take their true height only when drawn: look again then.
      requestAnimationFrame(() => requestAnimationFrame(show))
    },
    [scroller, surface],
  )
}
