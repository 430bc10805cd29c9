import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { useSession } from '../../session/session-context.ts'
import type { NoteActions } from './note-actions.ts'
import type { TextSurface } from './views/text-surface.ts'

/** A click may move by so much. */
const clickCssPx = 4

/** Annotation ids under an event, smallest span first. */
function spansUnder(target: EventTarget | null): readonly string[] {
  const run = target instanceof Element ? target.closest<HTMLElement>('[data-spans]') : null
  return run?.dataset.spans?.split(' ') ?? []
}

/**
 * Clicks select spans (with Control more of them), drags select text (with Alt as a fragment of the selected span), and what is under the
 * pointer is the hovered annotation of the whole workbench.
 * @param tagsAtOnce whether selected text is tagged without a further key
 */
export function useNotePointer(surface: RefObject<TextSurface | null>, actions: NoteActions, tagsAtOnce: boolean) {
  const { viewStore } = useSession()
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const clicks = useRef(0)

  useEffect(() => {
    function onPointerUp(event: globalThis.PointerEvent): void {
      const from = pressed.current
      if (from === null) return
      pressed.current = null
      const isDrag = Math.hypot(event.clientX - from.x, event.clientY - from.y) > clickCssPx
      const ids = spansUnder(event.target)
      const isSign = event.target instanceof Element && event.target.closest('[data-more]') !== null
      const { altKey } = event
      const isMore = event.ctrlKey || event.metaKey
      // A click inside of selected text lets go of it only after this event.
      setTimeout(() => {
        const selection = surface.current?.selection() ?? null
        const isText = selection !== null && selection.anchor !== selection.focus
        // A key pressed right after a drag may have used the text already: that is no click on nothing.
        if (!isText) {
          if (!isDrag) actions.pick(ids, { isMore, lists: isSign })
        } else if (altKey && actions.selected().spans > 0) actions.settleFragment()
        else {
          actions.settleSelection()
          // Who is asked for a mark answers, and does nothing else.
          if (tagsAtOnce && viewStore.get().picking === null) void actions.tagAtOnce(clicks.current)
        }
      })
    }
    document.addEventListener('pointerup', onPointerUp)
    return () => document.removeEventListener('pointerup', onPointerUp)
  }, [surface, actions, tagsAtOnce, viewStore])

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button === 0) pressed.current = { x: event.clientX, y: event.clientY }
    },
    onMouseDown(event: MouseEvent) {
      clicks.current = event.detail
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons === 0) viewStore.hover(spansUnder(event.target)[0] ?? null)
    },
    onPointerLeave: () => viewStore.hover(null),
  }
}
