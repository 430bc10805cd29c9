import { buildLut, type Lut } from '../../../imaging/pixels/lut.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'

/** Answers with the table of a picture for a window, made anew only where either is another; undefined for colour. */
export function createLutCache(): (picture: Picture, window: WindowLevel | null) => Lut | undefined {
  let lut: Lut | undefined
  let lutPicture: Picture | null = null
  let lutWindow: WindowLevel | null = null
  return (picture, window) => {
    if (picture.kind !== 'grayscale' || window === null) return undefined
    const isKept = picture === lutPicture && lutWindow !== null && isSame(lutWindow, window)
    // The table of another slice has another length.
    if (lut === undefined || !isKept) lut = buildLut(picture, window, picture === lutPicture ? lut : undefined)
    lutPicture = picture
    lutWindow = window
    return lut
  }
}

function isSame(a: WindowLevel, b: WindowLevel): boolean {
  return a.centre === b.centre && a.width === b.width && a.curve === b.curve
}
