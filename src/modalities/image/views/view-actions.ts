import type { ViewerKey } from '../../../contracts/modality.ts'
import type { ViewTurn } from '../../../domain/geometry/affine.ts'
import type { ImagePane } from './image-pane.ts'
import type { Viewport } from './viewport.ts'
import { steppedWindow } from './window-steps.ts'

/** Something to do with the view of a picture: it changes no record. */
export interface ViewAction {
  readonly id: string
  readonly label: string
  /** Its key as `chordOf` spells it, null for none; works while the viewer has the focus. */
  readonly key: string | null
  run(pane: ImagePane, viewport: Viewport): void
}

const zoomStep = 1.25

function windowAction(id: string, label: string, key: string, change: Parameters<typeof steppedWindow>[2]): ViewAction {
  return {
    id,
    label,
    key,
    run(pane) {
      const window = steppedWindow(pane.opened.picture, pane.window(), change)
      if (window !== null) pane.set({ window })
    },
  }
}

/** Those of the toolbar, in its order. */
export const toolbarActions: readonly ViewAction[] = [
  { id: 'fit', label: 'Fit to view', key: 'F', run: (_, viewport) => viewport.fit() },
  { id: 'actual-size', label: 'Actual size (1:1)', key: 'Z', run: (_, viewport) => viewport.actualSize() },
  {
    id: 'invert',
    label: 'Invert',
    key: 'I',
    run: (pane) => pane.set({ inverted: pane.view()?.inverted !== true }),
  },
]

/** Back to the window that the picture was opened with. */
export const resetWindow: ViewAction = {
  id: 'reset-window',
  label: 'Reset window',
  key: '\\',
  run: (pane) => pane.set({ window: null }),
}

function turnAction(id: ViewTurn, label: string, key: string | null): ViewAction {
  return { id, label, key, run: (_, viewport) => viewport.turn(id) }
}

/** Those that turn and mirror what is seen: no coordinate and no side of the patient changes by them. */
export const turnActions: readonly ViewAction[] = [
  turnAction('turn-right', 'Turn right 90°', 'Shift+T'),
  turnAction('turn-left', 'Turn left 90°', null),
  turnAction('flip-horizontal', 'Flip left to right', 'Shift+X'),
  turnAction('flip-vertical', 'Flip top to bottom', 'Shift+Y'),
  { id: 'upright', label: 'As stored', key: null, run: (_, viewport) => viewport.setUpright() },
]

/** Those by key alone. */
const keyActions: readonly ViewAction[] = [
  { id: 'zoom-in', label: 'Zoom in', key: '+', run: (_, viewport) => viewport.zoomAboutMiddle(zoomStep) },
  { id: 'zoom-in-unshifted', label: 'Zoom in', key: '=', run: (_, viewport) => viewport.zoomAboutMiddle(zoomStep) },
  { id: 'zoom-out', label: 'Zoom out', key: '-', run: (_, viewport) => viewport.zoomAboutMiddle(1 / zoomStep) },
  windowAction('darker', 'Darker', '[', 'darker'),
  windowAction('brighter', 'Brighter', ']', 'brighter'),
  windowAction('harder', 'More contrast', '}', 'harder'),
  windowAction('softer', 'Less contrast', '{', 'softer'),
]

export const viewActions: readonly ViewAction[] = [...toolbarActions, resetWindow, ...turnActions, ...keyActions]

/** What the viewer's keys do, for the list of keys. */
export const viewerKeys: readonly ViewerKey[] = [
  ...viewActions.flatMap(({ key, label }) => (key === null || key === '=' ? [] : [{ chord: key, text: label }])),
  { chord: 'Alt+1', text: 'Window presets, 1 to 9', isFixed: true },
  { chord: 'Shift+O', text: 'Keypoint occluded or visible' },
  { chord: '>', text: 'Next mark' },
  { chord: '<', text: 'Previous mark' },
  { chord: 'F2', text: 'Take the next handle' },
  { chord: 'Shift+F2', text: 'Take the handle before' },
  { chord: '← ↑ ↓ →', text: 'Move crosshair, handle or marks', isFixed: true },
  { chord: 'Shift+← ↑ ↓ →', text: 'The same by ten pixels', isFixed: true },
  { chord: 'Enter', text: 'Set a corner or point; put one in', isFixed: true },
  { chord: 'Backspace', text: 'Take the last point back', isFixed: true },
  { chord: 'Delete', text: 'Remove the selected, or the point', isFixed: true },
  { chord: 'Escape', text: 'Give up, let go', isFixed: true },
]
