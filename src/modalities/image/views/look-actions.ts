import { colorMaps } from '../../../imaging/pixels/color-maps.ts'
import type { ViewAction } from './view-action.ts'

/** The next colour map, grey after the last; a picture in colour has its own. */
const nextColorMap: ViewAction = {
  id: 'colour-map',
  label: 'Next colour map',
  key: 'Alt+C',
  run(pane) {
    const { viewStore } = pane.session
    if (pane.opened.picture.kind === 'color') {
      viewStore.refuse('This picture has colours of its own')
      return
    }
    const at = colorMaps.findIndex(({ id }) => id === pane.view()?.colorMap)
    const next = colorMaps[at + 1]
    pane.set({ colorMap: next?.id ?? null })
    viewStore.announce(`Colour map: ${next?.name ?? 'grey'}`)
  },
}

/** Squares for pixels, and back to what is interpolated. */
const togglePixels: ViewAction = {
  id: 'pixels',
  label: 'Smooth or square pixels',
  key: 'Alt+P',
  run({ session: { viewStore } }) {
    const smoothing = viewStore.get().smoothing === 'squares' ? 'smooth' : 'squares'
    viewStore.setSmoothing(smoothing)
    viewStore.announce(smoothing === 'squares' ? 'Pixels as squares' : 'Pixels smoothed')
  },
}

export const lookActions: readonly ViewAction[] = [nextColorMap, togglePixels]
