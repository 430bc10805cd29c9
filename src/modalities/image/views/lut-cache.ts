import { buildLut, type Lut } from '../../../imaging/pixels/lut.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'

/** The table of a picture for a window, made anew only where the window is another; undefined for colour. */
export function createLutCache(picture: Picture): (window: WindowLevel | null) => Lut | undefined {
  let lut: Lut | undefined
  let lutWindow: WindowLevel | null = null
  return (window) => {
    if (picture.kind !== 'grayscale' || window === null) return undefined
    if (lut === undefined || lutWindow === null || !isSame(lutWindow, window)) lut = buildLut(picture, window, lut)
    lutWindow = window
    return lut
  }
}

function isSame(a: WindowLevel, b: WindowLevel): boolean {
  return a.centre === b.centre && a.width === b.width && a.curve === b.curve
}
