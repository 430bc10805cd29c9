import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { flush } from './canvas-2d.ts'

/** Where the shade of a line is laid under it. */
const shifts = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const

/** Rows handled in one step: a step over a whole large screen would take longer than a frame. */
const bandHeight = 192

/**
 * Darkens the pixels around everything drawn so far inside a rectangle, which must be clear where nothing is drawn: what `drawRegion`
 * does line by line, done once for all of them. Yields between its steps; each takes a band of it.
 * @param scratch of the same size; overwritten
 */
export function* drawRims(
  context: OffscreenCanvasRenderingContext2D,
  scratch: OffscreenCanvasRenderingContext2D,
  area: Bounds,
): Generator<void> {
  scratch.fillStyle = '#000000'
  for (const { x, y, width, height } of bands(area)) {
    scratch.globalCompositeOperation = 'source-over'
    scratch.clearRect(x, y, width, height)
    scratch.drawImage(context.canvas, x, y, width, height, x, y, width, height)
    scratch.globalCompositeOperation = 'source-atop'
    scratch.fillRect(x, y, width, height)
    yield flush(scratch)
  }
  for (const { x, y, width, height } of bands(area)) {
    context.globalCompositeOperation = 'destination-over'
    for (const [dx, dy] of shifts) context.drawImage(scratch.canvas, x, y, width, height, x + dx, y + dy, width, height)
    context.globalCompositeOperation = 'source-over'
    yield flush(context)
  }
}

function bands({ x, y, width, height }: Bounds): readonly Bounds[] {
  const count = Math.ceil(height / bandHeight)
  return Array.from({ length: count }, (_, band) => ({
    x,
    y: y + band * bandHeight,
    width,
    height: Math.min(bandHeight, height - band * bandHeight),
  }))
}
