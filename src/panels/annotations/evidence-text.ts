import { pixelSpacing } from '../../domain/geometry/pixel-spacing.ts'
import { boundsOf } from '../../domain/geometry/target-operations.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'

/** Across and down in millimetres where the pixels have a size, else in pixels; null for what has no extent. */
export function sizeText({ target }: Annotation, item: Item | undefined): string | null {
  if (target.kind === 'span') return null
  const bounds = boundsOf(target)
  if (bounds === null || (bounds.width === 0 && bounds.height === 0)) return null
  const spacing = item === undefined ? null : pixelSpacing(item)
  if (spacing === null) return `${Math.round(bounds.width)} × ${Math.round(bounds.height)} px`
  return `${mm(bounds.width * spacing.columnMm)} × ${mm(bounds.height * spacing.rowMm)} mm`
}

function mm(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value))
}

/** "slice 3" on items of several pictures; null elsewhere. */
export function sliceText({ target }: Annotation, item: Item | undefined): string | null {
  if (target.kind === 'span' || target.slice === undefined || item === undefined) return null
  const { part, frame } = target.slice
  let before = 0
  for (const each of item.parts) {
    if (each.blob === part) return `slice ${before + frame + 1}`
    before += each.frames
  }
  return `slice ${frame + 1}`
}
