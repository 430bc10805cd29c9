/** An element whose hint is to be shown. */
export interface HintWish {
  readonly target: HTMLElement
  /** Tells two wishes apart. */
  readonly serial: number
}

/** How long the pointer rests before a hint comes. Hints that follow one another come at once. */
const restMs = 400
const followMs = 300

/** The element with a hint that an element is or lies in. */
function hintedElement(element: EventTarget | null): HTMLElement | null {
  return element instanceof Element ? element.closest<HTMLElement>('[data-hint]') : null
}

/**
 * Watches pointer and focus for elements with a `data-hint`. A finger shows no hints: it would hide them. Escape, a press, or the
 * pointer elsewhere takes the hint away.
 * @param show told what to show, null for nothing
 * @returns the end of watching
 */
export function watchHints(root: Document, show: (wish: HintWish | null) => void): () => void {
  let wanted: HTMLElement | null = null
  let isShown = false
  let hiddenAtMs = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let serial = 0

  function open(target: HTMLElement): void {
    timer = undefined
    if (!target.isConnected) return
    isShown = true
    serial += 1
    show({ target, serial })
  }

  function drop(): void {
    clearTimeout(timer)
    wanted = null
    if (!isShown) return
    isShown = false
    hiddenAtMs = performance.now()
    show(null)
  }

  function want(target: HTMLElement, isAtOnce: boolean): void {
    if (target === wanted) return
    const follows = isShown || performance.now() - hiddenAtMs < followMs
    drop()
    wanted = target
    if (isAtOnce || follows) open(target)
    else timer = setTimeout(open, restMs, target)
  }

  const onOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return
    const hinted = hintedElement(target)
    if (hinted === null) drop()
    else want(hinted, false)
  }
  const onFocus = ({ target }: FocusEvent) => {
    const hinted = hintedElement(target)
    if (hinted?.matches(':focus-visible')) want(hinted, true)
  }
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') drop()
  }
  const leaving = new AbortController()
  const how = { signal: leaving.signal, passive: true, capture: true }
  root.addEventListener('pointerover', onOver, how)
  root.addEventListener('pointerdown', drop, how)
  root.addEventListener('focusin', onFocus, how)
  root.addEventListener('focusout', drop, how)
  root.addEventListener('keydown', onKey, how)
  root.documentElement.addEventListener('pointerleave', drop, { signal: leaving.signal })
  return () => {
    clearTimeout(timer)
    leaving.abort()
  }
}
