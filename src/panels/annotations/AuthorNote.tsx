import { useStore } from 'zustand'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useSession } from '../../session/session-context.ts'
import { timeText } from '../../ui/time-text.ts'
import styles from './AnnotationDetails.module.css'

/** What comes before the name. */
const madeBy: Readonly<Record<Annotation['origin']['kind'], string>> = {
  human: 'Made by hand by',
  rule: 'Made by a rule, taken in by',
  model: 'Made by a model, taken in by',
  import: 'Imported as made by',
  'reader-merge': 'Merged from readers by',
}

/** Who made an annotation, how and when, and who changed it last. */
export function AuthorNote({ annotation }: { readonly annotation: Annotation }) {
  const { projectStore } = useSession()
  const annotators = useStore(projectStore.store, ({ records }) => records.tables.annotator)
  const nameOf = (id: string) => annotators.get(id)?.name ?? 'unknown author'
  const { createdBy, createdAt, updatedBy, updatedAt, revision, origin, labelSetVersion } = annotation
  return (
    <p className={styles.author}>
      {madeBy[origin.kind]} {nameOf(createdBy)}, {timeText(createdAt)}, label set {labelSetVersion}.
      {revision > 1 && ` Changed by ${nameOf(updatedBy)}, ${timeText(updatedAt)}.`}
    </p>
  )
}
