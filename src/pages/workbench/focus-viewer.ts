import { useEffect } from 'react'
import { activeViewer } from '../shared/keys/active-viewer.ts'

/** Puts the focus into the viewer of the active pane, where its keys work. Answers whether there is one. */
export function focusViewer(): boolean {
  const viewer = activeViewer()
  viewer?.element.focus({ preventScroll: true })
  return viewer !== null
}

/** How long a viewer may take to come. */
const patienceMs = 10_000

/** When a case opens and the focus is nowhere, it goes to the viewer: whoever reads by keys alone can draw at once. */
export function useFocusOnOpen(): void {
  useEffect(() => {
    const began = performance.now()
    let frame = requestAnimationFrame(function look() {
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (!isNowhere || focusViewer() || performance.now() - began > patienceMs) return
      frame = requestAnimationFrame(look)
    })
    return () => cancelAnimationFrame(frame)
  }, [])
}
