import { useLayoutEffect, useRef } from 'react'
import { addShortcuts, type KeyAction } from './keys/active-shortcuts.ts'

/**
 * Runs shortcuts pressed anywhere outside of fields, menus and dialogs, on the keys that this device has them on. A viewer that has used
 * a key says so by `preventDefault`, and is left alone. While they are there, `?` and the palette list those that have a text.
 */
export function useShortcuts(shortcuts: readonly KeyAction[]): void {
  const latest = useRef(shortcuts)
  // With the page that shows them: a key pressed between its commit and its effects would be lost.
  useLayoutEffect(() => {
    latest.current = shortcuts
  })
  useLayoutEffect(() => addShortcuts(() => latest.current), [])
}
