import { useEffect, useRef } from 'react'

/** In the browser's history, of the step that stands for what is open over the page. */
interface GuardStep {
  readonly isGuard: true
}

function isAtGuard(): boolean {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'isGuard' in state
}

/** What is open over the page may be replaced by the next step of the same work: this long a guard waits for it. */
const changeoverMs = 200

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
  const release = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (!isOpen) return
    window.clearTimeout(release.current)
    const step: GuardStep = { isGuard: true }
    const stand = () => window.history.pushState(step, '', window.location.href)
    if (!isAtGuard()) stand()
    const { hash } = window.location
    const onPop = () => {
      // Another address is another page, and this one is being left.
      if (isAtGuard() || window.location.hash !== hash) return
      stand()
      told.current()
    }
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('popstate', onPop)
      release.current = window.setTimeout(() => {
        if (isAtGuard() && window.location.hash === hash) window.history.back()
      }, changeoverMs)
    }
  }, [isOpen])
  useEffect(() => {
    if (!isAtStake) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isAtStake])
}
