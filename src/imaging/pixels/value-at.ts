import type { Picture } from './picture.ts'

export type PixelReading =
  | {
      readonly kind: 'grayscale'
      /** Modality value: what the scanner means, after rescale. */
      readonly value: number
      readonly stored: number
      /** Null where no unit is known: the number is then the file's own. */
      readonly unit: string | null
      /** The pixel is outside what was imaged. */
      readonly isPadding: boolean
    }
  | { readonly kind: 'color'; readonly red: number; readonly green: number; readonly blue: number }

/** The pixel under a point in image coordinates (origin: the top-left corner of the first pixel); undefined outside the picture. */
export function valueAt(picture: Picture, x: number, y: number): PixelReading | undefined {
  const { widthPx, heightPx } = picture
  if (!(x >= 0 && y >= 0 && x < widthPx && y < heightPx)) return undefined
  const index = Math.floor(y) * widthPx + Math.floor(x)
  if (picture.kind === 'color') {
    const [red = 0, green = 0, blue = 0] = picture.rgba.subarray(4 * index, 4 * index + 3)
    return { kind: 'color', red, green, blue }
  }
  const { values, slope, intercept, unit, padding } = picture
  const stored = values[index] ?? 0
  const isPadding = padding !== null && stored >= padding[0] && stored <= padding[1]
  return { kind: 'grayscale', value: slope * stored + intercept, stored, unit, isPadding }
}
