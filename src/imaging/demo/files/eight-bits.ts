import type { Film } from '../film.ts'

/** The window of the films, as their headers have it: shows lung and mediastinum at once. */
export const filmWindow = { centre: 2010, width: 3900 } as const

/** A film as shown through its window, one byte a pixel, 0 black. */
export function eightBits({ values }: Film): Uint8Array<ArrayBuffer> {
  const lowest = filmWindow.centre - filmWindow.width / 2
  const shown = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) {
    shown[i] = Math.max(0, Math.min(255, Math.round((((values[i] ?? 0) - lowest) * 255) / filmWindow.width)))
  }
  return shown
}
