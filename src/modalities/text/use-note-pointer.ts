import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { useSession } from '../../session/session-context.ts'
import type { NoteActions } from './note-actions.ts'
import type { TextSurface } from './views/text-surface.ts'

/** Annotation ids under an event, smallest span first. */
function spansUnder(target: EventTarget | null): readonly string[] {
  const run = target instanceof Element ? target.closest<HTMLElement>('[data-spans]') : null
  return run?.dataset.spans?.split(' ') ?? []
}

/** Clicks select spans (with Control more of them), drags select text (with Alt as a fragment of the selected span), and what is under the pointer is the hovered annotation of the whole workbench. */
export function useNotePointer(surface: RefObject<TextSurface | null>, actions: NoteActions) {
  const { viewStore } = useSession()
  const pressed = useRef(false)

  useEffect(() => {
    function onPointerUp(event: globalThis.PointerEvent): void {
      if (!pressed.current) return
      pressed.current = false
      const ids = spansUnder(event.target)
      const { altKey } = event
      const isMore = event.ctrlKey || event.metaKey
      // A click inside of selected text lets go of it only after this event.
      setTimeout(() => {
        const selection = surface.current?.selection() ?? null
        const isText = selection !== null && selection.anchor !== selection.focus
        if (!isText) actions.pick(ids, isMore)
        else if (altKey && actions.selected().spans > 0) actions.settleFragment()
        else actions.settleSelection()
      })
    }
    document.addEventListener('pointerup', onPointerUp)
    return () => document.removeEventListener('pointerup', onPointerUp)
  }, [surface, actions])

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button === 0) pressed.current = true
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons === 0) viewStore.hover(spansUnder(event.target)[0] ?? null)
    },
    onPointerLeave: () => viewStore.hover(null),
  }
}
