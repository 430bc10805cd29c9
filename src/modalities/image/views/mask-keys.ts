import type { ViewerKey } from '../../../contracts/modality.ts'

/** Keys of what tidies masks, and of what growing regions are tidied by; apart from what they do, which is loaded with the viewer. */
export const maskKeys = {
  fillHoles: 'Alt+V',
  removeSpecks: 'Alt+R',
  smooth: 'Alt+B',
  holes: 'Alt+G',
  noise: 'Alt+M',
} as const

/** What they do, for the list of keys. */
export const maskViewerKeys: readonly ViewerKey[] = [
  { chord: maskKeys.fillHoles, text: 'Fill the holes of selected regions' },
  { chord: maskKeys.removeSpecks, text: 'Remove specks of selected masks' },
  { chord: maskKeys.smooth, text: 'Smooth the borders of selected regions' },
  { chord: maskKeys.holes, text: 'Growing: close larger holes, or none' },
  { chord: maskKeys.noise, text: 'Growing, or brush in a range: even out noise' },
]
