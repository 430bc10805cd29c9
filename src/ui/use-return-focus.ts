import { useEffect, useState } from 'react'

/** What had the focus; of a menu that closes, the button that opened it. */
function focusedNow(): HTMLElement | null {
  const focused = document.activeElement
  const menu = focused?.closest('[role="menu"]')
  const opener = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '') ?? focused
  return opener instanceof HTMLElement && opener !== document.body ? opener : null
}

/** When a dialog goes and leaves the focus nowhere, the focus goes back to where it was. */
export function useReturnFocus(): void {
  const [before] = useState(focusedNow)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isNowhere = document.activeElement === null || document.activeElement === document.body
        if (isNowhere && before?.isConnected === true) before.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
