import { useDeferredValue } from 'react'
import type { Annotation } from '../../domain/records/annotation.ts'

/** What changes with every stroke: the shape, and what tells of the edit. */
const fieldsOfStroke: ReadonlySet<string> = new Set(['target', 'revision', 'updatedBy', 'updatedAt'])

/**
 * A mark as it is; but a moment later where nothing was in hand before, and where nothing but its shape has changed: the frame that shows
 * it selected, or a stroke on it, must not wait for all that stands beside it.
 */
export function useShownLater(annotation: Annotation | undefined): Annotation | undefined {
  const later = useDeferredValue(annotation)
  if (annotation === undefined) return undefined
  return later === undefined || differInShape(later, annotation) ? later : annotation
}

function differInShape(a: Annotation, b: Annotation): boolean {
  const before = new Map<string, unknown>(Object.entries(a))
  const entries = Object.entries(b)
  return (
    entries.length === before.size &&
    entries.every(([field, value]) => fieldsOfStroke.has(field) || before.get(field) === value)
  )
}
