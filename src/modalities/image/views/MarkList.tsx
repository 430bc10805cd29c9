import { VisuallyHidden } from '@mantine/core'
import { useDeferredValue, useMemo } from 'react'
import { markText } from '../../../session/mark-text.ts'
import { useCaseRecords, useProject } from '../../../session/session-context.ts'
import type { OpenedImage } from '../opened-image.ts'

/** More are in the list of annotations, which shows as many as there are. */
const mostListed = 100

/** The marks of a picture for those who cannot see them, in the order they were made. */
export function MarkList({ opened: { item, picture } }: { readonly opened: OpenedImage }) {
  const annotations = useDeferredValue(useCaseRecords(({ tables }) => tables.annotation))
  const { labels } = useProject().labelSet
  const { texts, more } = useMemo(() => {
    const names = new Map(labels.map(({ id, name }) => [id, name]))
    const own = [...annotations.values()].filter((one) => one.itemId === item.id && one.target.kind !== 'whole')
    return {
      texts: own.slice(0, mostListed).map((one) => ({
        id: one.id,
        text: markText(one, { labelName: names.get(one.labelId), item, picture }),
      })),
      more: own.length - mostListed,
    }
  }, [annotations, labels, item, picture])
  if (texts.length === 0) return null
  return (
    <VisuallyHidden>
      <ul aria-label="Marks on the picture">
        {texts.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
        {more > 0 && <li>{more} more in the list of annotations</li>}
      </ul>
    </VisuallyHidden>
  )
}
