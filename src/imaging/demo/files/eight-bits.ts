import type { Film } from '../film.ts'

/** The window of the films, as their headers have it: shows lung and mediastinum at once. */
export const filmWindow = { centre: 2010, width: 3900 } as const

/** A film as shown through its window, one byte a pixel, 0 black. */
export function eightBits({ values }: Film): Uint8Array<ArrayBuffer> {
  const lowest = filmWindow.centre - filmWindow.width / 2
  const shown = new Uint8Array(values.length)
  const shades = Uint8Array.from({ length: 4096 }, (_, value) =>
    Math.max(0, Math.min(255, Math.round(((value - lowest) * 255) / filmWindow.width))),
  )
  for (let i = 0; i < values.length; i++) shown[i] = shades[values[i] ?? 0] ?? 0
  return shown
}
