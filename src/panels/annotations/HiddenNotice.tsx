import { isHidden, plainMarkView } from '../../session/mark-view.ts'
import { useCaseRecords, useSession, useView } from '../../session/session-context.ts'
import styles from './AnnotationList.module.css'

/** How many annotations are hidden in this tab, and the way to show them; nothing where none is. */
export function HiddenNotice() {
  const { viewStore } = useSession()
  const marks = useView((view) => view.marks)
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  if (marks.hidden.size === 0 && marks.isolated === null) return null
  const count = [...annotations.values()].filter((annotation) => isHidden(marks, annotation)).length
  if (count === 0) return null
  return (
    <button
      type="button"
      className={styles.notice}
      title="Hidden in this tab only: they are counted and exported all the same."
      onClick={() => viewStore.setMarks({ hidden: plainMarkView.hidden, isolated: null })}
    >
      {count} hidden: show
    </button>
  )
}
