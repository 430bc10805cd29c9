import type { ImagePane } from './image-pane.ts'
import type { Viewport } from './viewport.ts'
import { steppedWindow } from './window-steps.ts'

/** Something to do with the view of a picture: it changes no record. */
export interface ViewAction {
  readonly id: string
  readonly label: string
  /** `KeyboardEvent.key`, letters in upper case; works while the viewer has the focus. */
  readonly key: string
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
  { id: 'reset-window', label: 'Reset window', key: '\\', run: (pane) => pane.set({ window: null }) },
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

export const viewActions: readonly ViewAction[] = [...toolbarActions, ...keyActions]
