import { markKeys } from '../shared/reserved-keys.ts'
import type { MarkActions } from './mark-actions.ts'
import type { MarkViewActions } from './mark-view-actions.ts'
import type { Shortcut } from './shortcuts.ts'

/** Keys for marks: copying, order, how they are looked at. */
export function markShortcuts(actions: MarkActions, view: MarkViewActions): readonly Shortcut[] {
  const mark = (chord: string, text: string, run: () => void, applies?: () => boolean): Shortcut => ({
    chord,
    group: 'Marks',
    text,
    run,
    ...(applies === undefined ? {} : { applies }),
  })
  // Text selected in the page is the browser's to copy.
  const noTextSelected = () => getSelection()?.isCollapsed !== false
  return [
    mark(markKeys.selectAll, 'Select all on the picture', actions.selectAll),
    mark(markKeys.copy, 'Copy', actions.copy, noTextSelected),
    mark(markKeys.paste, 'Paste in place', actions.paste),
    mark(markKeys.duplicate, 'Duplicate', actions.duplicate),
    mark(markKeys.toFront, 'Bring to front', () => actions.reorder('front'), actions.hasMarks),
    mark(markKeys.toBack, 'Send to back', () => actions.reorder('back'), actions.hasMarks),
    mark(markKeys.hide, 'Hide selected, else show all', view.hide),
    mark(markKeys.lock, 'Lock or unlock selected', view.lock),
    mark(markKeys.isolate, 'Only selected, or the label', view.isolate),
    mark(markKeys.moreFill, 'More fill', () => view.changeFill(1)),
    mark(markKeys.lessFill, 'Less fill', () => view.changeFill(-1)),
    mark(markKeys.moreOutline, 'Stronger outline', () => view.changeOutline(1)),
    mark(markKeys.lessOutline, 'Fainter outline', () => view.changeOutline(-1)),
    mark(markKeys.lens, 'Magnifier', view.toggleLens),
  ]
}
