import type { ViewerKey } from '../../../contracts/modality.ts'
import type { ViewTurn } from '../../../domain/geometry/affine.ts'
import { sliceActions } from '../stack/slice-actions.ts'
import { stackKeys } from '../stack/stack-keys.ts'
import { lookActions } from './look-actions.ts'
import { maskViewerKeys } from './mask-keys.ts'
import type { ViewAction } from './view-action.ts'
import { steppedWindow } from './window-steps.ts'

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
const resetWindow: ViewAction = {
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
  { id: 'upright', label: 'As opened', key: null, run: (_, viewport) => viewport.setUpright() },
]

/** Graphics that the file lays over its picture; for one that has none it says so. */
const toggleOverlays: ViewAction = {
  id: 'overlays',
  label: 'Overlay of the file',
  key: 'Shift+W',
  run({ opened, session: { viewStore } }) {
    if ((opened.overlays?.length ?? 0) === 0) viewStore.refuse('This picture has no overlay')
    else {
      const areShown = !viewStore.get().overlays
      viewStore.setOverlays(areShown)
      viewStore.announce(areShown ? 'Overlay shown' : 'Overlay hidden')
    }
  },
}

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

export const viewActions: readonly ViewAction[] = [
  ...toolbarActions,
  resetWindow,
  ...turnActions,
  toggleOverlays,
  ...lookActions,
  ...keyActions,
  ...sliceActions,
]

/** What the viewer's keys do, for the list of keys. */
export const viewerKeys: readonly ViewerKey[] = [
  ...viewActions.flatMap(({ key, label }) => (key === null || key === '=' ? [] : [{ chord: key, text: label }])),
  ...stackKeys,
  ...maskViewerKeys,
  { chord: 'Alt+1', text: 'Window presets, 1 to 9', isFixed: true },
  { chord: '<', text: 'Smaller brush, or less tolerance' },
  { chord: '>', text: 'Larger brush, or more tolerance' },
  { chord: 'Space', text: 'Hold to paint by keys, or to pan with the mouse', isFixed: true },
  { chord: 'Shift+O', text: 'Keypoint occluded or visible' },
  { chord: 'Alt+.', text: 'Next mark' },
  { chord: 'Alt+,', text: 'Previous mark' },
  { chord: 'F2', text: 'Take the next handle' },
  { chord: 'Shift+F2', text: 'Take the handle before' },
  { chord: '← ↑ ↓ →', text: 'Move crosshair, handle or marks', isFixed: true },
  { chord: 'Shift+← ↑ ↓ →', text: 'The same by ten pixels', isFixed: true },
  { chord: 'Enter', text: 'Set a corner or point; put one in', isFixed: true },
  { chord: 'Backspace', text: 'Take the last point back', isFixed: true },
  { chord: 'Delete', text: 'Remove the selected, or the point', isFixed: true },
  { chord: 'Escape', text: 'Give up, let go', isFixed: true },
]
