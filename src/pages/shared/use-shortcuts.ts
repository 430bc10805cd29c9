import { useEffect, useRef } from 'react'
import { belongsToField, chordOf } from './chord.ts'

/** A key and what it does. */
export interface KeyAction {
  /** As `chordOf` spells it. */
  readonly chord: string
  run(): void
  /** Asked before `run`: false leaves the key to the browser. */
  applies?(): boolean
}

/**
 * Runs shortcuts pressed anywhere outside of fields, menus and dialogs. A viewer that has used a key says so by `preventDefault`, and
 * is left alone.
 */
export function useShortcuts(shortcuts: readonly KeyAction[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || belongsToField(event.target)) return
      const chord = chordOf(event)
      const shortcut = latest.current.find((candidate) => candidate.chord === chord)
      if (shortcut === undefined || shortcut.applies?.() === false) return
      event.preventDefault()
      shortcut.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
