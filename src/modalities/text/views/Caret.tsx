import { type RefObject, useEffect, useRef } from 'react'
import styles from './Caret.module.css'
import { scrollToRect } from './scroll-to.ts'
import type { TextSurface } from './text-surface.ts'

interface CaretProps {
  readonly scroller: RefObject<HTMLElement | null>
  readonly surface: RefObject<TextSurface | null>
}

/**
 * The caret of a text that is not editable, which browsers draw none for: it stands at the moving end of the selection while the text
 * has the focus, and is kept in view.
 */
export function Caret({ scroller, surface }: CaretProps) {
  const caret = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const text = scroller.current
    const element = caret.current
    if (text === null || element === null) return

    function draw(follows: boolean): void {
      const selection = surface.current?.selection() ?? null
      const isShown = selection !== null && document.activeElement === text
      if (element === null || text === null) return
      element.hidden = !isShown
      if (!isShown) return
      const rect = surface.current?.caretRect(selection.focus)
      const origin = element.offsetParent?.getBoundingClientRect()
      if (rect === undefined || origin === undefined) return
      element.style.height = `${rect.height}px`
      element.style.transform = `translate(${rect.left - origin.left}px, ${rect.top - origin.top}px)`
      for (const blink of element.getAnimations()) blink.currentTime = 0
      if (follows) scrollToRect(text, rect, 'nearest')
    }
    // While the mouse drags, the browser scrolls by itself.
    const onSelectionChange = () => draw(!isPressed)
    let isPressed = false
    const onPointerDown = () => {
      isPressed = true
    }
    const onPointerUp = () => {
      isPressed = false
    }
    const redraw = () => draw(false)
    const resized = new ResizeObserver(redraw)
    resized.observe(text)
    document.addEventListener('selectionchange', onSelectionChange)
    text.addEventListener('focus', redraw)
    text.addEventListener('blur', redraw)
    text.addEventListener('pointerdown', onPointerDown)
    document.addEventListener('pointerup', onPointerUp)
    return () => {
      resized.disconnect()
      document.removeEventListener('selectionchange', onSelectionChange)
      text.removeEventListener('focus', redraw)
      text.removeEventListener('blur', redraw)
      text.removeEventListener('pointerdown', onPointerDown)
      document.removeEventListener('pointerup', onPointerUp)
    }
  }, [scroller, surface])

  return <div ref={caret} className={styles.caret} aria-hidden hidden />
}
