import { pageKey } from '../shared/keys/page-keys.ts'
import { markKeys } from '../shared/reserved-keys.ts'
import type { MarkActions } from './mark-actions.ts'
import type { MarkViewActions } from './mark-view-actions.ts'
import type { Shortcut } from './shortcuts.ts'

/** Keys for marks: copying, order, how they are looked at. */
export function markShortcuts(actions: MarkActions, view: MarkViewActions): readonly Shortcut[] {
  const mark = (chord: string, run: () => void, applies?: () => boolean): Shortcut => ({
    ...pageKey(chord),
    run,
    ...(applies === undefined ? {} : { applies }),
  })
  // Text selected in the page is the browser's to copy.
  const noTextSelected = () => getSelection()?.isCollapsed !== false
  return [
    mark(markKeys.selectAll, actions.selectAll),
    mark(markKeys.copy, actions.copy, noTextSelected),
    mark(markKeys.paste, actions.paste),
    mark(markKeys.duplicate, actions.duplicate),
    mark(markKeys.toFront, () => actions.reorder('front'), actions.hasMarks),
    mark(markKeys.toBack, () => actions.reorder('back'), actions.hasMarks),
    mark(markKeys.hide, view.hide),
    mark(markKeys.lock, view.lock),
    mark(markKeys.isolate, view.isolate),
    mark(markKeys.moreFill, () => view.changeFill(1)),
    mark(markKeys.lessFill, () => view.changeFill(-1)),
    mark(markKeys.moreOutline, () => view.changeOutline(1)),
    mark(markKeys.lessOutline, () => view.changeOutline(-1)),
    mark(markKeys.lens, view.toggleLens),
  ]
}
