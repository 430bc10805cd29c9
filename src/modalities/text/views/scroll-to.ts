/** Distance in CSS pixels that is kept from the edges. */
const marginPx = 36

/**
 * Scrolls by as little as needed until a place is inside of a scroller, or, for `centre`, to its middle where it was not in view.
 * @param rect in viewport pixels
 */
export function scrollToRect(scroller: HTMLElement, rect: DOMRect, where: 'nearest' | 'centre'): void {
  const view = scroller.getBoundingClientRect()
  const above = rect.top - (view.top + marginPx)
  const below = rect.bottom - (view.bottom - marginPx)
  if (above >= 0 && below <= 0) return
  if (where === 'centre') scroller.scrollTop += rect.top - (view.top + view.height / 2)
  else scroller.scrollTop += above < 0 ? above : below
}
