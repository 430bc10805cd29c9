import type { KeyboardEvent } from 'react'
import { useMemo } from 'react'
import { removeAnnotations } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import { VirtualList } from '../../ui/virtual-list/VirtualList.tsx'
import styles from './AnnotationList.module.css'
import { AnnotationRow } from './AnnotationRow.tsx'
import { useListedAnnotations } from './listed-annotations.ts'

interface AnnotationListProps {
  /** Whose lines of the checklist are left to the checklist. */
  readonly annotatorId: string
  readonly onCommand: (command: Command) => void
}

/** The annotations of the open case in the order they were made; a click shows where it is. */
export function AnnotationList({ annotatorId, onCommand }: AnnotationListProps) {
  const { viewStore } = useSession()
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const { labels } = useProject().labelSet
  const selection = useView((view) => view.selection)
  const ids = useListedAnnotations(annotatorId)
  const labelById = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  const selected = useMemo(() => new Set(selection), [selection])
  const current = selection.length === 1 ? ids.indexOf(selection[0] ?? '') : -1

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    event.stopPropagation()
    onCommand(removeAnnotations(selection))
    viewStore.select([])
  }

  if (ids.length === 0) {
    return (
      <p className={styles.none}>
        No annotations yet. Choose a label, then draw on the image or select text in the note.
      </p>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the Delete key pressed on the rows inside
    <div className={styles.list} onKeyDown={onKeyDown}>
      <VirtualList
        label="Annotations"
        count={ids.length}
        rowHeightPx={46}
        keyOf={(index) => ids[index] ?? ''}
        current={current}
        onMove={(index) => {
          const id = ids[index]
          if (id !== undefined) viewStore.reveal(id)
        }}
        renderRow={(index, tabIndex) => {
          const annotation = annotations.get(ids[index] ?? '')
          return annotation === undefined ? null : (
            <AnnotationRow
              annotation={annotation}
              label={labelById.get(annotation.labelId)}
              isSelected={selected.has(annotation.id)}
              tabIndex={tabIndex}
            />
          )
        }}
      />
    </div>
  )
}
