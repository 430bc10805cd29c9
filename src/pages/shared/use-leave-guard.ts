import { useEffect, useRef } from 'react'

/** In the browser's history, of the step that stands for what is open over the page. */
interface GuardStep {
  readonly isGuard: true
}

function isAtGuard(): boolean {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'isGuard' in state
}

interface LeaveGuard {
  /** Whether something is open over the page that Back is about, not the page. */
  readonly isOpen: boolean
  /** Whether leaving loses work: the browser then asks before the tab is closed or loaded anew. */
  readonly isAtStake: boolean
  /** Back was pressed. The page stays. */
  readonly onBack: () => void
}

/** Keeps Back and reload from taking with them what is open over the page and is in no address. */
export function useLeaveGuard({ isOpen, isAtStake, onBack }: LeaveGuard): void {
  const told = useRef(onBack)
  useEffect(() => {
    told.current = onBack
  })
  /** Whether the present step of the history is one that this page has put there, or was come back to. */
  const isOnStep = useRef(isAtGuard())
  useEffect(() => {
    const { hash } = window.location
    const stand = () => {
      const step: GuardStep = { isGuard: true }
      window.history.pushState(step, '', window.location.href)
      isOnStep.current = true
    }
    if (isOpen && !isAtGuard()) stand()
    const onPop = () => {
      const hasLeftStep = isOnStep.current && !isAtGuard()
      isOnStep.current = isAtGuard()
      // Another address is another page, and this one is being left.
      if (!hasLeftStep || window.location.hash !== hash) return
      if (isOpen) {
        stand()
        told.current()
      }
      // The step stays when what it stood for is closed: going back by itself would overtake who clicks at that moment. It is passed over.
      else window.history.back()
    }
    window.addEventListener('popstate', onPop)
    return () => window.removeEventListener('popstate', onPop)
  }, [isOpen])
  useEffect(() => {
    if (!isAtStake) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isAtStake])
}
