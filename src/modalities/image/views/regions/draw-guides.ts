import { applyAffine, scalesOf } from '../../../../domain/geometry/affine.ts'
import { cobbGuides } from '../../../../domain/measure/cobb-guides.ts'
import type { Brush } from './canvas-2d.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'

/** Lines that show how a figure comes about, thin and dashed: no part of the mark. */
export function drawGuides(context: Brush, { target, color }: Region, { toDevice, pixelRatio }: Pen): void {
  if (target.kind !== 'cobb') return
  context.beginPath()
  const scales = scalesOf(toDevice)
  for (const { a, b } of cobbGuides(target, scales.y / scales.x)) {
    const [from, to] = [applyAffine(toDevice, a), applyAffine(toDevice, b)]
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
  }
  context.setLineDash([6 * pixelRatio, 4 * pixelRatio])
  context.lineCap = 'butt'
  for (const [width, style] of [
    [3, 'rgb(0 0 0 / 60%)'],
    [1.25, color],
  ] as const) {
    context.lineWidth = width * pixelRatio
    context.strokeStyle = style
    context.stroke()
  }
  context.setLineDash([])
}
