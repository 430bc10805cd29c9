import { type RefObject, startTransition, useEffect, useState } from 'react'

const drawnAtOnce = 4

/**
 * Which blocks show their lines and spans: those in view at once, all others soon after, a few at a time. Until then a block is one
 * text node, so that the whole text is in the page from the first paint on.
 * @returns indices of blocks
 */
export function useDrawnBlocks(root: RefObject<HTMLElement | null>, blockCount: number): ReadonlySet<number> {
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(() => new Set([0]))

  useEffect(() => {
    const element = root.current
    if (element === null) return
    function onVisibility(event: Event): void {
      if (!('skipped' in event) || event.skipped === true || !(event.target instanceof HTMLElement)) return
      const index = Number(event.target.dataset.block)
      setDrawn((before) => (before.has(index) ? before : new Set([...before, index])))
    }
    element.addEventListener('contentvisibilityautostatechange', onVisibility)
    return () => element.removeEventListener('contentvisibilityautostatechange', onVisibility)
  }, [root])

  useEffect(() => {
    const missing: number[] = []
    for (let index = 0; index < blockCount && missing.length < drawnAtOnce; index++) {
      if (!drawn.has(index)) missing.push(index)
    }
    if (missing.length === 0) return
    const timer = setTimeout(() => startTransition(() => setDrawn((before) => new Set([...before, ...missing]))), 20)
    return () => clearTimeout(timer)
  }, [drawn, blockCount])

  return drawn
}
