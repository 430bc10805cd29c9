import { useStore } from 'zustand'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useSession } from '../../session/session-context.ts'
import { timeText } from '../../ui/time-text.ts'
import styles from './AnnotationDetails.module.css'

const madeBy: Readonly<Record<Annotation['origin']['kind'], string>> = {
  human: 'by hand',
  rule: 'by a rule',
  model: 'by a model',
  import: 'imported',
  'reader-merge': 'merged from readers',
}

/** Who made an annotation, how and when, and who changed it last. */
export function AuthorNote({ annotation }: { readonly annotation: Annotation }) {
  const { projectStore } = useSession()
  const annotators = useStore(projectStore.store, ({ records }) => records.tables.annotator)
  const nameOf = (id: string) => annotators.get(id)?.name ?? 'unknown author'
  const { createdBy, createdAt, updatedBy, updatedAt, revision, origin, labelSetVersion } = annotation
  return (
    <p className={styles.author}>
      Made {madeBy[origin.kind]} by {nameOf(createdBy)}, {timeText(createdAt)}, label set {labelSetVersion}.
      {revision > 1 && ` Changed by ${nameOf(updatedBy)}, ${timeText(updatedAt)}.`}
    </p>
  )
}
