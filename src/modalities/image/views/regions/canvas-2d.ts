/** A canvas of either kind to draw on. */
export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** The context of a canvas that is kept in main memory: it is read back after every step of drawing. */
export function readableContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  return context
}

/** Carries queued commands out now: a slice would otherwise be short, and the frame after it pay for all of them. */
export function flush(context: OffscreenCanvasRenderingContext2D): void {
  context.getImageData(0, 0, 1, 1)
}

/** Red, green and blue of a colour as labels have it, `#rrggbb`; grey for anything else. */
export function cssColor(color: string): readonly [red: number, green: number, blue: number] {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  const part = (index: number) => Number.parseInt(parts?.[index] ?? 'bb', 16)
  return [part(1), part(2), part(3)]
}
