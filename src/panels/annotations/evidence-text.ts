import { boundsOf } from '../../domain/geometry/target-operations.ts'
import { factsAt, scaleAt } from '../../domain/measure/scale.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import { placeInStack, sliceIndex, stackOf } from '../../domain/stack/stack.ts'

/** Across and down in millimetres where the pixels have a size, else in pixels; null for what has no extent. */
export function sizeText({ target }: Annotation, item: Item | undefined): string | null {
  if (target.kind === 'span') return null
  const bounds = boundsOf(target)
  if (bounds === null || (bounds.width === 0 && bounds.height === 0)) return null
  const spacing = item === undefined ? null : scaleAt(factsAt(item.facts, target.slice), bounds)
  if (spacing === null) return `${Math.round(bounds.width)} × ${Math.round(bounds.height)} px`
  return `${mm(bounds.width * spacing.columnMm)} × ${mm(bounds.height * spacing.rowMm)} mm`
}

function mm(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value))
}

/** "slice 3" on items of several pictures, counted as they are looked through, with the volume where there are several; null elsewhere. */
export function sliceText({ target }: Annotation, item: Item | undefined): string | null {
  if (target.kind === 'span' || target.slice === undefined || item === undefined) return null
  const stack = stackOf(item)
  const index = stack === null ? -1 : sliceIndex(stack, target.slice)
  if (stack === null || index < 0) return null
  const { slice, volume } = placeInStack(stack, index)
  return stack.volumes > 1 ? `slice ${slice + 1}, volume ${volume + 1}` : `slice ${slice + 1}`
}
