import { lazy, Suspense, useEffect, useState } from 'react'
import { type HintWish, watchHints } from './watch-hints.ts'

const Tooltip = lazy(async () => ({ default: (await import('./HintTooltip.tsx')).HintTooltip }))

/**
 * Shows the hint of whatever element with a `data-hint` is pointed at or has the keyboard's focus. One layer for the whole page: a
 * tooltip component around every button is drawn anew with it, which took a third of the time of each edit in the workbench.
 */
export function HintLayer() {
  const [wish, setWish] = useState<HintWish | null>(null)
  useEffect(() => watchHints(document, setWish), [])

  const target = wish?.target
  const hint = target?.dataset.hint ?? ''
  useEffect(() => {
    // What only says the name again, and its key, is not said twice.
    if (target === undefined || hint.startsWith(target.ariaLabel ?? hint)) return
    target.setAttribute('aria-description', hint)
    return () => target.removeAttribute('aria-description')
  }, [target, hint])

  if (wish === null || hint === '') return null
  return (
    <Suspense fallback={null}>
      <Tooltip key={wish.serial} hint={hint} target={wish.target} />
    </Suspense>
  )
}
