import { useLayoutEffect, useRef } from 'react'

/**
 * Takes the plain keys from the moment a dialog is there, which is before the focus has come into it: whoever types S N faster than the
 * dialog fades in means N for the dialog. Keys typed into a field stay there.
 * @param actionOf what a key does, upper case; undefined: nothing
 */
export function useDialogKeys(actionOf: (key: string) => (() => void) | undefined): void {
  const latest = useRef(actionOf)
  useLayoutEffect(() => {
    latest.current = actionOf
  })
  // Before the page is painted: the next key may be there already.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return
      const { target } = event
      if (target instanceof Element && target.closest('[role="dialog"] :is(input[type="text"], textarea)') !== null)
        return
      const act = latest.current(event.key.toUpperCase())
      const isInside = target instanceof Element && target.closest('[role="dialog"]') !== null
      if (act === undefined && isInside) return
      event.preventDefault()
      event.stopPropagation()
      act?.()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}
