import type { AnnotationField, Place } from '../../domain/checks/submit-check.ts'
import { catchUp } from '../../session/after-frame.ts'
import type { ViewStore } from '../../session/view-store.ts'

/** Shows where something is put right: the annotation in its viewer, its field in the inspector, a line of the checklist. */
export function goToPlace(place: Place, viewStore: ViewStore): void {
  if (place.kind === 'label') {
    viewStore.askChecklist(place.labelId)
    return
  }
  viewStore.reveal(place.annotationId)
  focusField(place.field)
}

/** Into a part of the workbench that Tab reaches only after much else: the first thing in it that takes the focus. */
export function focusPart(selector: string): void {
  catchUp()
  document
    .querySelector<HTMLElement>(`${selector} :is(button, a, input)[tabindex="0"], ${selector} input:checked`)
    ?.focus()
}

/** Into the field that finds a code for what is selected. */
export function focusCode(): void {
  focusField('code')
}

/** Frames to wait for the inspector to show what was selected. */
const framesToWait = 20

/**
 * Focuses a field of the selected annotation. A field is found by `data-field` on it or around it: `side`, `code`, `assertion`,
 * `attribute:<id>`; null: the first there is.
 */
function focusField(field: AnnotationField | null, framesLeft = framesToWait): void {
  // What is there may still be that of the mark selected before.
  catchUp()
  const around = document.querySelector(field === null ? '[data-field]' : `[data-field="${CSS.escape(field)}"]`)
  const focusable = 'input, select, textarea, button'
  // Of the codes that are there already each has buttons: what is wanted is the search.
  const search = around?.querySelector('[role="combobox"]')
  const target = around?.matches(focusable) ? around : (search ?? around?.querySelector(focusable))
  if (target instanceof HTMLElement) target.focus()
  else if (framesLeft > 0) requestAnimationFrame(() => focusField(field, framesLeft - 1))
}
