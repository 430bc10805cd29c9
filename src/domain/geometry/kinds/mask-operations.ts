import type { TargetOf } from '../../records/target.ts'
import { fixedVertices, type TargetOperations } from '../kind-operations.ts'
import { maskOutlines } from '../mask-outlines.ts'
import { countSet, type RunLengths } from '../run-lengths.ts'

type Mask = TargetOf<'mask'>

/** Set runs cut at row ends: [row, from, to) in pixels of the crop. */
function* rowsOfRuns(counts: RunLengths, width: number): Generator<readonly [row: number, from: number, to: number]> {
  let at = 0
  for (const [index, run] of counts.entries()) {
    const end = at + run
    while (index % 2 === 1 && at < end) {
      const row = Math.floor(at / width)
      const to = Math.min(end, (row + 1) * width)
      yield [row, at - row * width, to - row * width]
      at = to
    }
    at = end
  }
}

export const maskOperations: TargetOperations<Mask> = {
  ...fixedVertices,
  isDegenerate: ({ counts }) => countSet(counts) === 0,
  bounds: ({ x, y, width, height }) => (width === 0 || height === 0 ? null : { x, y, width, height }),
  outlines: maskOutlines,
  distance({ x, y, width, counts }, point, pixelAspect) {
    let nearest = Infinity
    for (const [row, from, to] of rowsOfRuns(counts, width)) {
      const dx = Math.max(x + from - point.x, point.x - (x + to), 0)
      const dy = Math.max(y + row - point.y, point.y - (y + row + 1), 0)
      nearest = Math.min(nearest, Math.hypot(dx, dy * pixelAspect))
    }
    return nearest
  },
  // A mask lies on the pixel grid: it moves by whole pixels.
  translate: (mask, dx, dy) => ({ ...mask, x: mask.x + Math.round(dx), y: mask.y + Math.round(dy) }),
  handles: () => [],
  dragHandle: (mask) => mask,
  area: ({ counts }) => countSet(counts),
}
