import { isPlainObject } from '../../lib/json.ts'
import type { Facts } from '../records/case.ts'

/** Sides of a pixel that differ by a smaller share look equal, and are mostly meant to be: 0.1430 by 0.1431. */
const squareWithin = 0.001

/** @param aspect height of a pixel by its width */
export function isAsGoodAsSquare(aspect: number): boolean {
  return Math.abs(aspect - 1) <= squareWithin
}

/** So much of a picture has to be of one shape for all of it to be shown in it. */
const mostOfPicture = 0.5

/** A part of an ultrasound picture with a scale of its own: its share of the picture, and the height of a pixel in it by its width. */
interface RegionShape {
  readonly share: number
  readonly aspect: number
}

function regionShapes({ ultrasoundRegions, rows, columns }: Facts): readonly RegionShape[] {
  const [heightPx, widthPx] = [Number(rows?.value), Number(columns?.value)]
  if (!Array.isArray(ultrasoundRegions?.value) || !(heightPx > 0) || !(widthPx > 0)) return []
  return ultrasoundRegions.value.filter(isPlainObject).flatMap(({ x0, y0, x1, y1, rowMm, columnMm }) => {
    const [width, height] = [Number(x1) - Number(x0) + 1, Number(y1) - Number(y0) + 1]
    const aspect = Number(rowMm) / Number(columnMm)
    if (!(width > 0) || !(height > 0) || !(aspect > 0) || !Number.isFinite(aspect)) return []
    return [{ share: (width * height) / (widthPx * heightPx), aspect }]
  })
}

/**
 * The shape of a pixel in the part of an ultrasound picture that is most of it, as height by width; parts of one shape count together.
 * Null where none is half of the picture. Source: PhysicalDeltaX and PhysicalDeltaY, DICOM PS3.3 C.8.5.5.
 */
export function regionAspect(facts: Facts): number | null {
  const shapes = regionShapes(facts)
  const shareOf = (aspect: number) =>
    shapes.reduce((sum, one) => (isAsGoodAsSquare(one.aspect / aspect) ? sum + one.share : sum), 0)
  return shapes.find(({ aspect }) => shareOf(aspect) >= mostOfPicture)?.aspect ?? null
}

/**
 * Whether a part of an ultrasound picture has pixels of another shape than they are shown in.
 * @param shown height of a pixel by its width, as the picture is shown
 */
export function hasOtherShapes(facts: Facts, shown: number): boolean {
  return regionShapes(facts).some(({ aspect }) => !isAsGoodAsSquare(aspect / shown))
}
