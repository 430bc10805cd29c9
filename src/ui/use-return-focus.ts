import { useEffect, useState } from 'react'

/** Where the focus goes back to when the dialogs that are open go, the outermost first. */
const returns: (HTMLElement | null)[] = []
/** The same of a dialog that has just gone, until the focus is there: another one may open in its place. */
let returning: HTMLElement | null = null

/** What had the focus; of a menu that closes, the button that opened it. */
function focusedNow(): HTMLElement | null {
  const focused = document.activeElement
  const menu = focused?.closest('[role="menu"]')
  const opener = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '') ?? focused
  return opener instanceof HTMLElement && opener !== document.body ? opener : returning
}

/**
 * When a dialog goes and leaves the focus nowhere, the focus goes back to where it was; where that was in a dialog which has gone itself,
 * to where it was before that.
 */
export function useReturnFocus(): void {
  const [ways] = useState(() => [focusedNow(), ...returns.toReversed()])
  useEffect(() => {
    const [before = null] = ways
    returns.push(before)
    return () => {
      returns.splice(returns.lastIndexOf(before), 1)
      const target = ways.find((way) => way?.isConnected === true) ?? null
      returning = target
      requestAnimationFrame(() => {
        returning = null
        const isNowhere = document.activeElement === null || document.activeElement === document.body
        if (isNowhere && target?.isConnected === true) target.focus({ preventScroll: true })
      })
    }
  }, [ways])
}
