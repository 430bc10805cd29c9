import { useMemo, useRef } from 'react'
import type { Annotation } from '../../domain/records/annotation.ts'
import { isHidden } from '../../session/mark-view.ts'
import { useCaseRecords, useView } from '../../session/session-context.ts'
import { isBroken } from './broken/use-broken-spans.ts'
import type { OpenedText } from './opened-text.ts'
import { layoutSpans, type SpanLayout } from './views/span-layout.ts'
import { type TextBlock, textBlocksOf } from './views/text-blocks.ts'

/** The blocks of a note and its spans placed in them, anew at every change of the case's annotations. */
export function useSpanLayout({ item, text, lineStarts }: OpenedText): {
  readonly blocks: readonly TextBlock[]
  readonly layout: SpanLayout
} {
  const all = useCaseRecords(({ tables }) => tables.annotation)
  const hidden = useView((view) => view.marks.hidden)
  const isolated = useView((view) => view.marks.isolated)
  const annotations = useMemo(() => {
    const isShown = (annotation: Annotation) =>
      !isHidden({ hidden, isolated }, annotation) && !isBroken(annotation, item.id, text)
    if (hidden.size === 0 && isolated === null && [...all.values()].every(isShown)) return all
    return new Map([...all].filter(([, annotation]) => isShown(annotation)))
  }, [all, hidden, isolated, item.id, text])
  const blocks = useMemo(() => textBlocksOf(text, lineStarts), [text, lineStarts])
  const previous = useRef<SpanLayout | null>(null)
  const layout = useMemo(() => {
    const note = { itemId: item.id, length: text.length, blocks }
    previous.current = layoutSpans(annotations, note, previous.current)
    return previous.current
  }, [annotations, item.id, text, blocks])
  return { blocks, layout }
}
