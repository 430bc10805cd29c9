import { useEffect, useRef } from 'react'

/** Without input for this long, nobody is reading. */
const idleAfterMs = 60_000

/**
 * Whole seconds in which the open case was in use: the page in sight, and a key, pointer or wheel within the last minute.
 * @param caseId a new case starts from zero
 * @returns reads the seconds so far
 */
export function useActiveSeconds(caseId: string): () => number {
  const activeMs = useRef({ caseId, total: 0 })
  useEffect(() => {
    activeMs.current = { caseId, total: 0 }
    let last = performance.now()
    let lastInput = last
    const tick = () => {
      const now = performance.now()
      if (document.visibilityState === 'visible' && now - lastInput < idleAfterMs) activeMs.current.total += now - last
      last = now
    }
    const onInput = () => {
      lastInput = performance.now()
    }
    const timer = setInterval(tick, 1_000)
    const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const type of inputs) window.addEventListener(type, onInput, { passive: true })
    return () => {
      clearInterval(timer)
      for (const type of inputs) window.removeEventListener(type, onInput)
    }
  }, [caseId])
  return () => Math.round(activeMs.current.total / 1_000)
}
