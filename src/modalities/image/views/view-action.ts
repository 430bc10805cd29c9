import type { ImagePane } from './image-pane.ts'
import type { Viewport } from './viewport.ts'

/** Something to do with the view of a picture: or, across slices, with its marks. */
export interface ViewAction {
  readonly id: string
  readonly label: string
  /** Its key as `chordOf` spells it, null for none; works while the viewer has the focus. */
  readonly key: string | null
  run(pane: ImagePane, viewport: Viewport): void
}
