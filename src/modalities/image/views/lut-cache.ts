import { colorsOf } from '../../../imaging/pixels/color-maps.ts'
import { buildLut, type Lut } from '../../../imaging/pixels/lut.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'

/** How the values of a picture are to look. */
export interface Look {
  /** Null: a colour picture. */
  readonly window: WindowLevel | null
  readonly inverted: boolean
  /** Id of a colour map; null: grey. */
  readonly colorMap: string | null
}

/** What a look takes to be drawn. */
export interface DrawnLook {
  /** Undefined for colour pictures. */
  readonly lut: Lut | undefined
  /** Whether the drawn pixels are still to be turned over: a colour map is read backwards instead. */
  readonly invert: boolean
}

/** Answers with the table of a picture for a look, made anew only where either is another. */
export function createLutCache(): (picture: Picture, look: Look) => DrawnLook {
  let lut: Lut | undefined
  let lutPicture: Picture | null = null
  let lutWindow: WindowLevel | null = null
  let lutColors: Uint32Array | undefined
  return (picture, { window, inverted, colorMap }) => {
    if (picture.kind !== 'grayscale' || window === null) return { lut: undefined, invert: inverted }
    const colors = colorsOf(colorMap, inverted)
    const isKept = picture === lutPicture && lutWindow !== null && isSame(lutWindow, window) && colors === lutColors
    // The table of another slice has another length.
    const reuse = picture === lutPicture ? lut : undefined
    if (lut === undefined || !isKept) lut = buildLut(picture, window, { reuse, colors })
    lutPicture = picture
    lutWindow = window
    lutColors = colors
    return { lut, invert: inverted && colors === undefined }
  }
}

function isSame(a: WindowLevel, b: WindowLevel): boolean {
  return a.centre === b.centre && a.width === b.width && a.curve === b.curve
}
