import { useMemo } from 'react'
import type { Annotation } from '../../../domain/records/annotation.ts'
import { verifySpan } from '../../../domain/text/span.ts'

/** Annotations found to hold, by the text: an annotation that changes is another object. */
const holding = new WeakMap<Annotation, string>()

/** Whether an annotation is a span of a note that does not read as its quote says. */
export function isBroken(annotation: Annotation, itemId: string, text: string): boolean {
  const { target } = annotation
  if (annotation.itemId !== itemId || target.kind !== 'span' || holding.get(annotation) === text) return false
  if (!verifySpan(text, target)) return true
  holding.set(annotation, text)
  return false
}

/** The spans of a note that do not hold, of those given. */
export function useBrokenSpans(
  annotations: ReadonlyMap<string, Annotation>,
  itemId: string,
  text: string,
): readonly Annotation[] {
  return useMemo(
    () => [...annotations.values()].filter((annotation) => isBroken(annotation, itemId, text)),
    [annotations, itemId, text],
  )
}
