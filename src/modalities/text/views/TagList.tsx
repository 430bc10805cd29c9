import { VisuallyHidden } from '@mantine/core'
import { useDeferredValue, useMemo } from 'react'
import { markText } from '../../../session/mark-text.ts'
import { useCaseRecords, useProject } from '../../../session/session-context.ts'
import type { OpenedText } from '../opened-text.ts'
import { type SpanLayout, spanOrder } from './span-layout.ts'

/** More are walked through by their keys. */
const mostListed = 100

interface TagListProps {
  readonly opened: OpenedText
  readonly layout: SpanLayout
}

/** The tags of a note for those who cannot see them, in the order of the text: each with its words and its label. */
export function TagList({ opened: { item }, layout }: TagListProps) {
  const annotations = useDeferredValue(useCaseRecords(({ tables }) => tables.annotation))
  const { labels } = useProject().labelSet
  const texts = useMemo(() => {
    const names = new Map(labels.map(({ id, name }) => [id, name]))
    return spanOrder(layout)
      .slice(0, mostListed)
      .flatMap((id) => {
        const one = annotations.get(id)
        const context = { labelName: names.get(one?.labelId ?? ''), item, picture: null }
        return one === undefined ? [] : [{ id, text: markText(one, context) }]
      })
  }, [annotations, labels, layout, item])
  const more = layout.spanCount - mostListed
  if (texts.length === 0) return null
  return (
    <VisuallyHidden>
      <ul aria-label="Tags in the note">
        {texts.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
        {more > 0 && <li>{more} more in the text</li>}
      </ul>
    </VisuallyHidden>
  )
}
