import type { GrayscaleImage, WindowLevel } from '../../../imaging/pixels/picture.ts'
import { parseNumber } from '../../../lib/parse-number.ts'
import { narrowest } from './window-steps.ts'

/** A window with a typed centre or width; null where that is no number, or no width that the picture can have. */
export function typedWindow(
  picture: GrayscaleImage,
  from: WindowLevel,
  field: 'centre' | 'width',
  text: string,
): WindowLevel | null {
  const value = parseNumber(text)
  if (value === null || (field === 'width' && value < narrowest(picture))) return null
  return { ...from, [field]: value }
}
