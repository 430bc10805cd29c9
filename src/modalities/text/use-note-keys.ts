import { type RefObject, useLayoutEffect } from 'react'
import { useProject, useSession } from '../../session/session-context.ts'
import type { NoteActions } from './note-actions.ts'
import { isShiftedLetter, labelAction, type NoteAction, noteActionOf } from './note-keys.ts'

/**
 * Hands keys to a note: all of ours while the text has the focus; those that tag all also while its pane is the active one; a label's key also while text of the note is selected and its pane is
 * the active one, wherever the focus is, unless somebody is typing. Keys that were used are kept from everybody else.
 */
export function useNoteKeys(paneId: string, textRef: RefObject<HTMLElement | null>, actions: NoteActions): void {
  const { viewStore } = useSession()
  const { labels } = useProject().labelSet
  useLayoutEffect(() => {
    function actionOf(event: KeyboardEvent): NoteAction | null {
      if (event.defaultPrevented || event.isComposing) return null
      if (event.target === textRef.current) return noteActionOf(event, labels, actions.selected())
      const isOurs = viewStore.get().activePane === paneId && !isTyping(event.target)
      if (!isOurs) return null
      if (event.altKey) {
        const action = noteActionOf(event, labels, actions.selected())
        return action?.kind === 'tag-all' ? action : null
      }
      if (event.ctrlKey || event.metaKey || isShiftedLetter(event)) return null
      const selected = actions.selected()
      return selected.text ? labelAction(event.key, labels, selected) : null
    }
    function onKeyDown(event: KeyboardEvent): void {
      const action = actionOf(event)
      if (action === null) return
      event.preventDefault()
      event.stopPropagation()
      actions.perform(action)
    }
    function onKeyUp(event: KeyboardEvent): void {
      if (event.key === 'Shift' && event.target === textRef.current) actions.sayText()
    }
    document.addEventListener('keydown', onKeyDown, true)
    document.addEventListener('keyup', onKeyUp, true)
    return () => {
      document.removeEventListener('keydown', onKeyDown, true)
      document.removeEventListener('keyup', onKeyUp, true)
    }
  }, [paneId, textRef, actions, labels, viewStore])
}

const notTyped: ReadonlySet<string> = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // A panel that is worked by plain letters and digits, such as the checklist.
  if (target.closest('[data-own-keys], [role="dialog"]') !== null) return true
  if (target instanceof HTMLInputElement) return !notTyped.has(target.type)
  return target.isContentEditable || target.matches('textarea, select, [role="combobox"], [role="textbox"]')
}
