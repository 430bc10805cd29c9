import type { GrayscaleImage, WindowLevel } from '../../../imaging/pixels/picture.ts'
import { parseNumber } from '../../../lib/parse-number.ts'
import { narrowest } from './window-steps.ts'

/**
 * A window with a typed centre or width; null where that is no number, or no width that the picture can have.
 * @param factor what modality values are multiplied by to be shown, and so typed
 */
export function typedWindow(
  picture: GrayscaleImage,
  from: WindowLevel,
  field: 'centre' | 'width',
  text: string,
  factor = 1,
): WindowLevel | null {
  const typed = parseNumber(text)
  if (typed === null) return null
  const value = typed / factor
  if (field === 'width' && value < narrowest(picture)) return null
  return { ...from, [field]: value }
}
