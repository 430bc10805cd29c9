import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Label } from '../../../domain/records/label.ts'
import { type Stack, sliceIndex } from '../../../domain/stack/stack.ts'
import { isHidden, type MarkView } from '../../../session/mark-view.ts'

/** A slice that carries marks. */
export interface MarkedSlice {
  readonly index: number
  readonly count: number
  /** Colours of their labels, each once. */
  readonly colors: readonly string[]
}

const unknownColor = '#bbbbbb'

/** The slices of an item that carry marks, in order; what is hidden does not count. */
export function markedSlices(
  stack: Stack,
  itemId: string,
  annotations: ReadonlyMap<string, Annotation>,
  labels: readonly Label[],
  shown: Pick<MarkView, 'hidden' | 'isolated'>,
): readonly MarkedSlice[] {
  const colorOf = new Map(labels.map(({ id, color }) => [id, color]))
  const found = new Map<number, { count: number; readonly colors: Set<string> }>()
  for (const annotation of annotations.values()) {
    const { target } = annotation
    if (annotation.itemId !== itemId || target.kind === 'span' || isHidden(shown, annotation)) continue
    const index = sliceIndex(stack, target.slice)
    if (index < 0) continue
    const entry = found.get(index) ?? { count: 0, colors: new Set<string>() }
    entry.count += 1
    entry.colors.add(colorOf.get(annotation.labelId) ?? unknownColor)
    found.set(index, entry)
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([index, { count, colors }]) => ({ index, count, colors: [...colors] }))
}
