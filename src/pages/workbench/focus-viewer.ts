import { useEffect } from 'react'

/** Puts the focus into the viewer of the active pane, where its keys work. Answers whether there is one. */
export function focusViewer(): boolean {
  const pane = document.querySelector('[data-pane][data-active]') ?? document.querySelector('[data-pane]')
  const viewer = pane?.querySelector<HTMLElement>('section[tabindex="0"], [role="document"][tabindex="0"]')
  viewer?.focus({ preventScroll: true })
  return viewer != null
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
